import { hostPorts } from '../../kube/scheduling/host-ports.ts'
import type { HostPort } from '../../kube/scheduling/host-ports.ts'
import { comparedRequests, podRequests } from '../../kube/scheduling/resources.ts'
import type { Amounts } from '../../kube/scheduling/resources.ts'
import type { Pod } from '../../kube/types.ts'
import { affinityTerms } from './affinity-terms.ts'
import type { AffinityTerms } from './affinity-terms.ts'

/** A Pod with what the scheduler computes of it once. Models kube-scheduler/framework/types.go PodInfo (v1.36). */
export interface PodInfo {
  readonly pod: Pod
  readonly uid: string
  readonly namespace: string
  readonly priority: number
  readonly requests: Amounts
  /** As `requests`, but containers that ask for nothing count a little, too. */
  readonly compared: Amounts
  readonly ports: readonly HostPort[]
  readonly terms: AffinityTerms
}

/** Computes it: once for each version of a Pod. */
export function podInfoOf(pod: Pod): PodInfo {
  return {
    pod,
    uid: pod.metadata.uid ?? '',
    namespace: pod.metadata.namespace ?? 'default',
    priority: pod.spec.priority ?? 0,
    requests: podRequests(pod.spec),
    compared: comparedRequests(pod.spec),
    ports: hostPorts(pod.spec),
    terms: affinityTerms(pod),
  }
}

/** What a Pod is now, where it asks for the same as before: only its labels and status are new. */
export const refreshed = (info: PodInfo, pod: Pod): PodInfo => (info.pod.spec === pod.spec ? { ...info, pod } : podInfoOf(pod))
