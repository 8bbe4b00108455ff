import type { Pod, PodCondition } from '../../../kube/types.ts'
import { UNSET_TIME } from '../../../kube/unset-time.ts'
import type { ApiServer } from '../server.ts'

const TOPOLOGY_LABELS = ['topology.kubernetes.io/zone', 'topology.kubernetes.io/region'] as const

/** A new Pod with scheduling gates says at once that it is not scheduled. Models pkg/registry/core/pod/strategy.go applySchedulingGatedCondition (v1.36). */
export function withGatedCondition(pod: Pod, now: string): Pod {
  if (!pod.spec.schedulingGates?.length) return pod
  const condition: PodCondition = {
    lastProbeTime: UNSET_TIME,
    lastTransitionTime: now,
    message: 'Scheduling is blocked due to non-empty scheduling gates',
    reason: 'SchedulingGated',
    status: 'False',
    type: 'PodScheduled',
  }
  return { ...pod, status: { ...pod.status, conditions: [condition] } }
}

/** A Pod of a node with the node's zone and region among its labels. Models plugin/pkg/admission/podtopologylabels (v1.36). */
export function withTopologyLabels(api: ApiServer, pod: Pod, node: string): Pod {
  const known = api.node(node)?.metadata.labels ?? {}
  const labels = TOPOLOGY_LABELS.flatMap((key) => (known[key] === undefined ? [] : [[key, known[key]] as const]))
  if (labels.length === 0) return pod
  return { ...pod, metadata: { ...pod.metadata, labels: { ...pod.metadata.labels, ...Object.fromEntries(labels) } } }
}
