import { withCondition, withDisruptionTarget } from '../../kube/pod-conditions.ts'
import type { Pod } from '../../kube/types.ts'
import { withTopologyLabels } from '../api/admission/scheduling.ts'
import type { ApiServer } from '../api/server.ts'
import type { RecordId } from '../trace.ts'
import { PREEMPTED } from './preemption.ts'

function withNomination(pod: Pod, node: string | undefined): Pod {
  if ((pod.status.nominatedNodeName ?? undefined) === node) return pod
  const { nominatedNodeName: _, ...status } = pod.status
  return { ...pod, status: { ...status, ...(node !== undefined && { nominatedNodeName: node }) } }
}

/**
 * Gives a Pod its node; null when that is refused: it is being deleted, gated, or has one.
 * Models pkg/registry/core/pod/storage/storage.go assignPod (v1.36).
 */
export function bind(api: ApiServer, pod: Pod, node: string, now: string): RecordId | null {
  return api.update(pod, (stored) => {
    if (stored.spec.nodeName || stored.metadata.deletionTimestamp || stored.spec.schedulingGates?.length) return stored
    const bound = { ...withNomination(stored, undefined), spec: { ...stored.spec, nodeName: node } }
    return withCondition(withTopologyLabels(api, bound, node), { status: 'True', type: 'PodScheduled' }, now)
  })
}

/** Says on a Pod that there is no node for it. `nominated`: the node that is being cleared for it; undefined for none. */
export function markUnschedulable(api: ApiServer, pod: Pod, message: string, nominated: string | undefined, now: string): RecordId | null {
  return api.update(pod, (stored) => {
    if (stored.spec.nodeName) return stored
    const { generation } = stored.metadata
    const observed = generation !== undefined && { observedGeneration: generation }
    const said = { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message, ...observed }
    return withNomination(withCondition(stored, said, now), nominated)
  })
}

/** The node that was being cleared for a Pod is no longer kept for it. */
export function clearNomination(api: ApiServer, pod: Pod): RecordId | null {
  return api.update(pod, (stored) => withNomination(stored, undefined))
}

/** Says on a Pod why it has to go. Models framework/preemption/preemption.go PreemptPod (v1.36). */
export function markVictim(api: ApiServer, victim: Pod, scheduler: string, now: string): RecordId | null {
  const says = { reason: PREEMPTED, message: `${scheduler}: preempting to accommodate a higher priority pod` }
  return api.update(victim, (stored) => withDisruptionTarget(stored, { ...says, generation: stored.metadata.generation }, now))
}
