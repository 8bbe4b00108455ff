import { systemPriority } from '../../kube/priority.ts'
import { isPriorityClass } from '../../kube/types.ts'
import type { Pod, PodCondition } from '../../kube/types.ts'
import type { ApiServer } from './server.ts'

/** Why a Pod is not admitted, in the API server's words; null when it is. Models plugin/pkg/admission/priority (v1.36). */
export function refusalOfPod(api: ApiServer, { metadata, spec }: Pod): string | null {
  const name = spec.priorityClassName
  if (!name || systemPriority(name) || api.get('PriorityClass', '', name)) return null
  return `pods "${metadata.name || (metadata.generateName ?? '')}" is forbidden: no PriorityClass with name ${name} was found`
}

/** A new Pod with the priority of its class, or of the class that is everybody's. Models plugin/pkg/admission/priority (v1.36). */
export function withPriority(api: ApiServer, pod: Pod): Pod {
  const { priorityClassName } = pod.spec
  const found = api
    .list('PriorityClass')
    .filter(isPriorityClass)
    .find(({ metadata, globalDefault }) => (priorityClassName ? metadata.name === priorityClassName : globalDefault))
  if (!found) return pod
  const { value, preemptionPolicy = 'PreemptLowerPriority' } = found
  return {
    ...pod,
    spec: {
      ...pod.spec,
      preemptionPolicy,
      priority: value,
      priorityClassName: found.metadata.name,
    },
  }
}

/** A new Pod with scheduling gates says at once that it is not scheduled. Models pkg/registry/core/pod/strategy.go applySchedulingGatedCondition (v1.36). */
export function withGatedCondition(pod: Pod, now: string): Pod {
  if (!pod.spec.schedulingGates?.length) return pod
  const condition: PodCondition = {
    lastProbeTime: null as unknown as string,
    lastTransitionTime: now,
    message: 'Scheduling is blocked due to non-empty scheduling gates',
    reason: 'SchedulingGated',
    status: 'False',
    type: 'PodScheduled',
  }
  return { ...pod, status: { ...pod.status, conditions: [condition] } }
}

const TOPOLOGY_LABELS = ['topology.kubernetes.io/zone', 'topology.kubernetes.io/region'] as const

/** A Pod of a node with the node's zone and region among its labels. Models plugin/pkg/admission/podtopologylabels (v1.36). */
export function withTopologyLabels(api: ApiServer, pod: Pod, node: string): Pod {
  const known = api.get('Node', '', node)?.metadata.labels ?? {}
  const labels = TOPOLOGY_LABELS.flatMap((key) => (known[key] === undefined ? [] : [[key, known[key]] as const]))
  if (labels.length === 0) return pod
  return { ...pod, metadata: { ...pod.metadata, labels: { ...pod.metadata.labels, ...Object.fromEntries(labels) } } }
}
