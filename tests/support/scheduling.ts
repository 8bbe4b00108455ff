import { inSeconds } from '../../src/base/time.ts'
import type { SimTime } from '../../src/base/time.ts'
import { isEvent, isPod } from '../../src/kube/types.ts'
import type { Pod } from '../../src/kube/types.ts'
import { simulate } from '../../src/simulation/simulate.ts'
import type { Trace } from '../../src/simulation/trace.ts'
import { readWorld } from './worlds.ts'

/** One line of a Scenario's timeline, such as `20s uncordon node-1`; `before` stands for before time zero. */
function timeline(...steps: string[]): string {
  const lines = steps.map((step) => {
    const [at = '', ...words] = step.split(' ')
    return `  - ${JSON.stringify({ ...(at === 'before' ? { before: true } : { at }), kubectl: words.join(' ') })}`
  })
  return lines.length === 0 ? '' : `  timeline:\n${lines.join('\n')}\n`
}

/** A Pod with one container; `spec` is YAML flow text that stands among its fields. */
export const podOf = (name: string, spec = '', metadata = ''): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}${metadata && `, ${metadata}`}}\nspec: {${spec && `${spec}, `}containers: [{name: app, image: "example/app:1"}]}\n`

/** A Pod that asks for resources: `cpu: 2, memory: 1Gi`. */
export const hungry = (name: string, requests: string, spec = '', metadata = ''): string =>
  podOf(name, spec, metadata).replace('image: "example/app:1"', `image: "example/app:1", resources: {requests: {${requests}}}`)

export const nodeOf = (name: string, labels = '', rest = ''): string =>
  `apiVersion: v1\nkind: Node\nmetadata: {name: ${name}${labels && `, labels: {${labels}}`}}\n${rest}`

/** Plays objects, each YAML text, for `duration`. */
export function playObjects(
  objects: readonly string[],
  options: { duration?: string; steps?: readonly string[]; seed?: number } = {},
): Trace {
  const { duration = '30s', steps = [], seed = 1 } = options
  const scenario = `apiVersion: podscope.dev/v1alpha1\nkind: Scenario\nmetadata: {name: test}\nspec:\n  duration: ${duration}\n${timeline(...steps)}`
  return simulate(readWorld([scenario, ...objects].join('---\n')), { seed })
}

/** What the scheduler decided, in order: `web → node-1`, or `web: 0/3 nodes are available: …`. */
export const decisions = (trace: Trace): string[] =>
  trace.records.flatMap((record) => {
    if (record.kind !== 'decision') return []
    const pod = record.pod.replace('default/', '')
    return [record.node === null ? `${pod}: ${record.message}` : `${pod} → ${record.node}`]
  })

/** When each decision was, to the second. */
export const decidedAt = (trace: Trace, pod: string): number[] =>
  trace.records.flatMap((record) =>
    record.kind === 'decision' && record.pod === `default/${pod}` ? [Math.floor(inSeconds(record.at))] : [],
  )

/** The last the API server said of a Pod, or what it said until `before`. */
export function podIn(trace: Trace, name: string, before: SimTime = trace.end): Pod {
  const last = trace.records.findLast(
    (record) => record.kind === 'watch' && record.at <= before && isPod(record.object) && record.object.metadata.name === name,
  )
  if (last?.kind !== 'watch' || !isPod(last.object)) throw new Error(`no Pod ${name}`)
  return last.object
}

export const nodeOfPod = (trace: Trace, name: string): string | undefined => podIn(trace, name).spec.nodeName

/** The Events of a Pod: `Reason message` and the count of its series. */
export const eventsAbout = (trace: Trace, name: string): string[] => {
  const byName = new Map<string, string>()
  for (const record of trace.records) {
    if (record.kind !== 'watch' || !isEvent(record.object) || record.object.involvedObject.name !== name) continue
    const { metadata, reason = '', message = '', series } = record.object
    byName.set(metadata.name, `${reason} ${message}${series ? ` ×${series.count}` : ''}`)
  }
  return [...byName.values()]
}
