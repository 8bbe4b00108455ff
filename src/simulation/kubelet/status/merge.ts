import { isTerminal } from '../../../kube/pod-phase.ts'
import type { PodCondition, PodStatus } from '../../../kube/types.ts'
import { KUBELET_CONDITIONS } from './conditions.ts'

const isKubelets = ({ type }: PodCondition): boolean =>
  type !== 'DisruptionTarget' && (KUBELET_CONDITIONS as readonly string[]).includes(type)

/**
 * What is sent: others' conditions are kept, and a terminal phase waits until nothing can run; that the kubelet itself ended the Pod
 * is said together with it. Models status_manager.go mergePodStatus (v1.36).
 */
export function mergedStatus(stored: PodStatus, own: PodStatus, mayRun: boolean): PodStatus {
  const ends = !mayRun && isTerminal(own.phase) && !isTerminal(stored.phase)
  const target = ends ? own.conditions?.find(({ type }) => type === 'DisruptionTarget') : undefined
  const others = (stored.conditions ?? []).filter((one) => !isKubelets(one) && !(target && one.type === 'DisruptionTarget'))
  const conditions = [...others, ...(target ? [target] : []), ...(own.conditions ?? []).filter(isKubelets)]
  if (!mayRun || !isTerminal(own.phase) || isTerminal(stored.phase)) return conditions.length === 0 ? own : { ...own, conditions }
  const { phase: _phase, reason: _reason, message: _message, ...rest } = own
  const { phase, reason, message } = stored
  return {
    ...rest,
    conditions,
    ...(phase && { phase }),
    ...(reason !== undefined && { reason }),
    ...(message !== undefined && { message }),
  }
}
