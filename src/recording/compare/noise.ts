/** What differs from run to run without meaning anything, and what stands for it in a comparison; applied in this order. */
const NOISE: readonly (readonly [RegExp, string])[] = [
  [/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, 'UID'],
  [/in [0-9.]+m?s \([0-9.]+m?s including waiting\)/g, 'in T (T including waiting)'],
  [/Image size: \d+ bytes/g, 'Image size: N bytes'],
  [/\b\d+\.\d+\.\d+\.\d+\b/g, 'IP'],
  [/IP:\d+->IP:\d+/g, 'IP->IP'],
  [/kube-api-access-\w{5}/g, 'kube-api-access-X'],
  [/rpc error: code = \w+ desc = /g, 'rpc: '],
  [/"default\//g, '"'],
  [/_default\(/g, '('],
  [/container-id=\S+|[0-9a-f]{64}/g, 'HASH'],
]

/** `text` without IDs, addresses, hashes and durations of pulls; without the names of nodes too when any node would have done. */
export function withoutNoise(text: string, anyNode: boolean): string {
  const clean = NOISE.reduce((rest, [pattern, stand]) => rest.replace(pattern, stand), text)
  return anyNode ? clean.replace(/\bnode-\d\b/g, 'node-N') : clean
}
