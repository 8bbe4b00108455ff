import { equal } from '../base/equal.ts'
import type { Pod, PodCondition } from './types.ts'
import { UNSET_TIME } from './unset-time.ts'

/** A condition as whoever finds it puts it. */
type SaidCondition = Pick<PodCondition, 'type' | 'status'> & Partial<PodCondition>

/**
 * The Pod with a condition, the same one when it has it: one of that type is replaced, and its transition time stays where its status does.
 * Models pkg/api/v1/pod/util.go UpdatePodCondition (v1.36).
 */
export function withCondition(pod: Pod, said: SaidCondition, now: string): Pod {
  const conditions = pod.status.conditions ?? []
  const before = conditions.find(({ type }) => type === said.type)
  const condition: PodCondition = {
    lastProbeTime: UNSET_TIME,
    lastTransitionTime: (before?.status === said.status ? before.lastTransitionTime : undefined) ?? now,
    ...said,
  }
  if (before && equal(before, condition)) return pod
  const others = before ? conditions.map((one) => (one === before ? condition : one)) : [...conditions, condition]
  return { ...pod, status: { ...pod.status, conditions: others } }
}

/** What is said of a Pod that somebody is about to end; the generation it was seen at goes along, except from the Eviction API. */
interface Disruption {
  readonly reason: string
  readonly message: string
  readonly generation?: number | undefined
}

/** The Pod with the condition that says so. */
export const withDisruptionTarget = (pod: Pod, { generation, message, reason }: Disruption, now: string): Pod =>
  withCondition(
    pod,
    { type: 'DisruptionTarget', status: 'True', reason, message, ...(generation !== undefined && { observedGeneration: generation }) },
    now,
  )
