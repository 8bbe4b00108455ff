import { quantityOf, wholeUnits } from '../base/quantity.ts'
import { qosClass } from './qos.ts'
import type { Container, Pod } from './types.ts'
import { containersOf } from './containers.ts'

const GUARANTEED = -997
const BEST_EFFORT = 1000

const memoryRequest = ({ resources }: Pick<Container, 'resources'>): number => wholeUnits(quantityOf(resources?.requests?.memory))

/** What a Pod asks for beyond its containers, in equal shares. Models pkg/kubelet/qos/policy.go remainingPodMemReqPerContainer (v1.36). */
function shareOfRest({ spec }: Pod): number {
  const containers = containersOf(spec)
  const whole = wholeUnits(quantityOf(spec.resources?.requests?.memory))
  if (whole === 0) return 0
  const rest = whole - containers.reduce((sum, container) => sum + memoryRequest(container), 0)
  return rest > 0 ? Math.floor(rest / containers.length) : 0
}

/**
 * The `oom_score_adj` of a container's processes on a node with so many bytes of memory: the higher, the sooner the kernel kills them.
 * Models pkg/kubelet/qos/policy.go GetContainerOOMScoreAdjust (v1.36).
 */
export function oomScoreAdjust(pod: Pod, container: Container, capacity: number): number {
  if (pod.spec.priorityClassName === 'system-node-critical') return GUARANTEED
  const qos = qosClass(pod.spec)
  if (qos !== 'Burstable') return qos === 'Guaranteed' ? GUARANTEED : BEST_EFFORT
  const share = shareOfRest(pod)
  const scoreOf = (request: number): number => 1000 - Math.floor((1000 * (request + share)) / capacity)
  let score = scoreOf(memoryRequest(container))
  const isSidecar = pod.spec.initContainers?.some(({ name, restartPolicy }) => name === container.name && restartPolicy === 'Always')
  // A sidecar outlives, or dies with, the least protected of the containers that it serves.
  if (isSidecar) score = Math.min(score, scoreOf(Math.min(...pod.spec.containers.map(memoryRequest))))
  return Math.min(Math.max(score, 1000 + GUARANTEED), BEST_EFFORT - 1)
}
