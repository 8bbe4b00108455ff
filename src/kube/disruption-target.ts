import type { Pod, PodCondition } from './types.ts'

/**
 * The Pod with the condition that says that somebody is about to end it, appended; the generation it was seen at goes along
 * unless it is left out, as the Eviction API does. Models pkg/api/v1/pod/util.go UpdatePodCondition (v1.36).
 */
export function withDisruptionTarget(
  pod: Pod,
  { reason, message, generation }: { reason: string; message: string; generation?: number | undefined },
  now: string,
): Pod {
  const others = pod.status.conditions ?? []
  const before = others.find(({ type }) => type === 'DisruptionTarget')
  const condition: PodCondition = {
    lastProbeTime: null as unknown as string,
    lastTransitionTime: before?.status === 'True' ? (before.lastTransitionTime ?? now) : now,
    message,
    ...(generation !== undefined && { observedGeneration: generation }),
    reason,
    status: 'True',
    type: 'DisruptionTarget',
  }
  const conditions = before ? others.map((one) => (one === before ? condition : one)) : [...others, condition]
  return { ...pod, status: { ...pod.status, conditions } }
}
