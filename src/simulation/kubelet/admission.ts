import { hostPorts, portsCollide } from '../../kube/scheduling/host-ports.ts'
import { wantsNode } from '../../kube/scheduling/node-affinity.ts'
import { addAmounts, amountsOf, podRequests, shortages } from '../../kube/scheduling/resources.ts'
import type { Amounts, Shortage } from '../../kube/scheduling/resources.ts'
import { untolerated } from '../../kube/scheduling/tolerations.ts'
import { qosClass } from '../../kube/qos.ts'
import type { Node, Pod, PodSpec, PodStatus } from '../../kube/types.ts'
import { isStatic } from './static-pods.ts'

/** Why a kubelet does not take a Pod. */
export interface Refusal {
  readonly reason: string
  readonly message: string
}

const known = new WeakMap<PodSpec, Amounts>()

function requestsOf({ spec }: Pod): Amounts {
  let requests = known.get(spec)
  if (!requests) known.set(spec, (requests = podRequests(spec)))
  return requests
}

const predicate = (name: string, why: string): Refusal => ({ reason: name, message: `Predicate ${name} failed: ${why}` })

const outOf = ({ resource, requested, used, capacity }: Shortage): Refusal => ({
  reason: `OutOf${resource}`,
  message: `Node didn't have enough resource: ${resource}, requested: ${requested}, used: ${used}, capacity: ${capacity}`,
})

/** What a node lacks for a Pod beside `others`; extended resources that the node does not know at all are no matter of the kubelet's. */
export function shortagesOf(pod: Pod, others: readonly Pod[], node: Node): Shortage[] {
  const allocatable = amountsOf(node.status?.allocatable)
  const wanted = new Map([...requestsOf(pod)].filter(([name]) => !name.includes('/') || allocatable.has(name)))
  const used = new Map<string, number>()
  for (const other of others) addAmounts(used, requestsOf(other))
  return shortages(wanted, used, allocatable, others.length)
}

/**
 * Whether a node takes a Pod beside `others`, which run there: whoever named the node may not have looked at it.
 * Models pkg/kubelet/lifecycle/predicate.go generalFilter (v1.36).
 */
export function refusalOf(pod: Pod, others: readonly Pod[], node: Node): Refusal | null {
  const [short] = shortagesOf(pod, others, node)
  return short ? outOf(short) : predicateRefusal(pod, others, node)
}

/** What else than its resources keeps a Pod from a node. */
export function predicateRefusal(pod: Pod, others: readonly Pod[], node: Node): Refusal | null {
  if (!wantsNode(pod.spec, node)) return predicate('NodeAffinity', "node(s) didn't match Pod's node affinity/selector")
  const ports = hostPorts(pod.spec)
  if (ports.length > 0 && others.some(({ spec }) => portsCollide(ports, hostPorts(spec)))) {
    return predicate('NodePorts', "node(s) didn't have free ports for the requested pod ports")
  }
  if (!isStatic(pod) && untolerated(node.spec?.taints, pod.spec.tolerations, ['NoExecute'])) {
    return predicate('TaintToleration', "node(s) had taints that the pod didn't tolerate")
  }
  return null
}

/** What becomes of a Pod that is not taken. Models pkg/kubelet/kubelet.go rejectPod (v1.36). */
export function rejectedStatus({ metadata, spec }: Pod, { reason, message }: Refusal, now: string): PodStatus {
  return {
    message: `Pod was rejected: ${message}`,
    ...(metadata.generation !== undefined && { observedGeneration: metadata.generation }),
    phase: 'Failed',
    qosClass: qosClass(spec),
    reason,
    startTime: now,
  }
}
