import type { Pod } from './types.ts'

const keyed = (map: Readonly<Record<string, string>> | undefined): string =>
  Object.entries(map ?? {})
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .join('\n')

/** A field of a Pod, as its own programs are told. Models pkg/fieldpath and pkg/kubelet/kubelet_pods.go podFieldSelectorRuntimeValue (v1.36). */
export function fieldValue(pod: Pod, path: string, ip: string): string {
  const one = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path)
  if (one) return pod.metadata[one[1] as 'labels' | 'annotations']?.[one[2] ?? ''] ?? ''
  switch (path) {
    case 'metadata.name':
      return pod.metadata.name
    case 'metadata.namespace':
      return pod.metadata.namespace ?? 'default'
    case 'metadata.uid':
      return pod.metadata.uid ?? ''
    case 'metadata.labels':
      return keyed(pod.metadata.labels)
    case 'metadata.annotations':
      return keyed(pod.metadata.annotations)
    case 'spec.nodeName':
      return pod.spec.nodeName ?? ''
    case 'spec.serviceAccountName':
      return pod.spec.serviceAccountName ?? 'default'
    case 'status.hostIP':
    case 'status.hostIPs':
      return pod.status.hostIP ?? ''
    case 'status.podIP':
    case 'status.podIPs':
      return ip
    default:
      return ''
  }
}
