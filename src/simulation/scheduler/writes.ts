import { equal } from '../../base/equal.ts'
import type { Pod, PodCondition } from '../../kube/types.ts'
import { withTopologyLabels } from '../api/admission/scheduling.ts'
import type { ApiServer } from '../api/server.ts'
import type { RecordId } from '../trace.ts'
import { PREEMPTED } from './preemption.ts'

type Said = Pick<PodCondition, 'type' | 'status'> & Partial<PodCondition>

/** A Pod with a condition; its transition time stays where its status does. Models pkg/api/v1/pod UpdatePodCondition (v1.36). */
function withCondition(pod: Pod, said: Said, now: string): Pod {
  const conditions = pod.status.conditions ?? []
  const before = conditions.find(({ type }) => type === said.type)
  const condition = {
    lastProbeTime: null,
    lastTransitionTime: before?.status === said.status ? before.lastTransitionTime : now,
    ...said,
  } as unknown as PodCondition
  if (before && equal(before, condition)) return pod
  const others = before ? conditions.map((one) => (one === before ? condition : one)) : [...conditions, condition]
  return { ...pod, status: { ...pod.status, conditions: others } }
}

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
    const said: Said = {
      message,
      ...(generation !== undefined && { observedGeneration: generation }),
      reason: 'Unschedulable',
      status: 'False',
      type: 'PodScheduled',
    }
    return withNomination(withCondition(stored, said, now), nominated)
  })
}

export function clearNomination(api: ApiServer, pod: Pod): RecordId | null {
  return api.update(pod, (stored) => withNomination(stored, undefined))
}

/** Says on a Pod why it has to go. Models framework/preemption/preemption.go PreemptPod (v1.36). */
export function markVictim(api: ApiServer, victim: Pod, scheduler: string, now: string): RecordId | null {
  return api.update(victim, (stored) => {
    const { generation } = stored.metadata
    const said: Said = {
      message: `${scheduler}: preempting to accommodate a higher priority pod`,
      ...(generation !== undefined && { observedGeneration: generation }),
      reason: PREEMPTED,
      status: 'True',
      type: 'DisruptionTarget',
    }
    return withCondition(stored, said, now)
  })
}
