import { quantityOf, wholeUnits } from '../../../base/quantity.ts'
import { podTotal } from '../../../kube/scheduling/resources.ts'
import type { Pod } from '../../../kube/types.ts'
import type { Resource } from '../../runtime/meter.ts'
import type { Observations } from './thresholds.ts'

const RESOURCE_NAMES: Readonly<Record<Resource, string>> = { memory: 'memory', disk: 'ephemeral-storage' }

/** What a Pod uses: its processes together, and on the disk its emptyDirs. */
export function usedBy(pod: Pod, { emptyDirs, processes }: Observations, resource: Resource): number {
  const inVolumes = resource === 'disk' ? emptyDirs(pod).reduce((sum, { bytes }) => sum + bytes, 0) : 0
  return processes.reduce((sum, use) => (use.pod.metadata.uid === pod.metadata.uid ? sum + use.bytes[resource] : sum), inVolumes)
}

/** What a Pod asked for. Models pkg/api/v1/resource/helpers.go GetResourceRequestQuantity (v1.36). */
export function requestedBy({ spec }: Pod, resource: Resource): number {
  const name = RESOURCE_NAMES[resource]
  const whole = spec.resources?.requests?.[name]
  const overhead = quantityOf(spec.overhead?.[name])
  return wholeUnits(whole === undefined ? podTotal(spec, name) : quantityOf(whole)) + wholeUnits(overhead)
}

/**
 * Pods in the order in which they are evicted: those that use more than they asked for, of these those of lower priority, of these those that
 * use the most beyond what they asked for. Models pkg/kubelet/eviction/helpers.go rankMemoryPressure, rankDiskPressureFunc (v1.36).
 */
export function ranked(pods: readonly Pod[], observed: Observations, resource: Resource): Pod[] {
  const facts = pods.map((pod) => {
    const beyond = usedBy(pod, observed, resource) - requestedBy(pod, resource)
    return { pod, exceeds: beyond > 0, priority: pod.spec.priority ?? 0, beyond }
  })
  facts.sort((a, b) => Number(b.exceeds) - Number(a.exceeds) || a.priority - b.priority || b.beyond - a.beyond)
  return facts.map(({ pod }) => pod)
}
