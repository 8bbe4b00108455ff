import type { ContainerStatus, Pod, PodCondition } from '../../../kube/types.ts'
import { UNSET_TIME } from '../../../kube/unset-time.ts'
import type { RuntimePod } from '../../runtime/types.ts'
import { isSidecar, wantsRestartOfAll } from '../restart-policy.ts'
import type { Phase } from './phase.ts'

/** A condition before its transition time is known. */
export type Finding = Pick<PodCondition, 'type'> & { status: 'True' | 'False' | 'Unknown'; reason?: string; message?: string }

/** The conditions that the kubelet owns, in the order it writes them. Models pkg/kubelet/types/pod_status.go (v1.36). */
export const KUBELET_CONDITIONS = [
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
  'AllContainersRestarting',
  'PodResizePending',
  'PodResizeInProgress',
  'DisruptionTarget',
] as const

/** A condition that holds. */
export const yes = (type: string, reason?: string, message?: string): Finding => ({
  type,
  status: 'True',
  ...(reason && { reason }),
  ...(message && { message }),
})
/** A condition that does not hold, and why. */
const no = (type: string, reason: string, message?: string): Finding => ({
  type,
  status: 'False',
  reason,
  ...(message && { message }),
})

const hasStarted = (status: ContainerStatus): boolean =>
  Boolean(status.state?.running ?? status.state?.terminated ?? status.lastState?.terminated)

/** Models pkg/kubelet/status/generate.go GeneratePodInitializedCondition (v1.36). */
export function initialized(pod: Pod, init: readonly ContainerStatus[], regular: readonly ContainerStatus[], phase: Phase): Finding {
  const incomplete = (pod.spec.initContainers ?? []).filter((container) => {
    const status = init.find(({ name }) => name === container.name)
    return isSidecar(container) ? !status?.started : !status?.ready
  })
  if (phase === 'Succeeded') return yes('Initialized', 'PodCompleted')
  if (incomplete.length > 0 && !regular.some(hasStarted)) {
    return no(
      'Initialized',
      'ContainersNotInitialized',
      `containers with incomplete status: [${incomplete.map(({ name }) => name).join(' ')}]`,
    )
  }
  return yes('Initialized')
}

/** Models pkg/kubelet/status/generate.go GenerateContainersReadyCondition (v1.36). */
export function containersReady(pod: Pod, init: readonly ContainerStatus[], regular: readonly ContainerStatus[], phase: Phase): Finding {
  if (phase === 'Failed') return no('ContainersReady', 'PodFailed')
  if (phase === 'Succeeded') return no('ContainersReady', 'PodCompleted')
  const sidecars = (pod.spec.initContainers ?? []).filter(isSidecar)
  const unready = [
    ...sidecars.filter(({ name }) => !init.find((status) => status.name === name)?.ready),
    ...pod.spec.containers.filter(({ name }) => !regular.find((status) => status.name === name)?.ready),
  ].map(({ name }) => name)
  if (unready.length === 0) return yes('ContainersReady')
  return no('ContainersReady', 'ContainersNotReady', `containers with unready status: [${unready.join(' ')}]`)
}

/** The readiness gates of a Pod that keep it from being ready, as one sentence; null when none does. */
function closedGates(pod: Pod, conditions: readonly PodCondition[]): string | null {
  const closed = (pod.spec.readinessGates ?? []).flatMap(({ conditionType }) => {
    const condition = conditions.find(({ type }) => type === conditionType)
    if (!condition) return [`corresponding condition of pod readiness gate "${conditionType}" does not exist.`]
    if (condition.status !== 'True') return [`the status of pod readiness gate "${conditionType}" is not "True", but ${condition.status}`]
    return []
  })
  return closed.length > 0 ? closed.join(', ') : null
}

/** Models pkg/kubelet/status/generate.go GeneratePodReadyCondition (v1.36). */
export function ready(pod: Pod, conditions: readonly PodCondition[], containers: Finding): Finding {
  if (containers.status !== 'True') return { ...containers, type: 'Ready' }
  const gates = closedGates(pod, conditions)
  return gates === null ? yes('Ready') : no('Ready', 'ReadinessGatesNotReady', gates)
}

/** Models pkg/kubelet/status/generate.go GenerateAllContainersRestartingCondition (v1.36). */
export function restartingAll(pod: Pod, runtime: RuntimePod, phase: Phase): Finding {
  const type = 'AllContainersRestarting'
  if (phase === 'Succeeded') return no(type, 'PodCompleted')
  if (phase === 'Failed') return no(type, 'PodFailed')
  return wantsRestartOfAll(pod, runtime)
    ? yes(type, 'RestartAllContainersStarted', 'container exited with restart policy rule')
    : { type, status: 'False' }
}

/** Findings as conditions: the transition time moves only when the status does, and one that says nothing new is the object of before. */
export function asConditions(
  findings: readonly Finding[],
  before: readonly PodCondition[],
  now: string,
  generation: number | undefined,
): PodCondition[] {
  return findings.map(({ message, reason, status, type }) => {
    const old = before.find((one) => one.type === type)
    const stays = old?.status === status && old.lastTransitionTime !== undefined
    if (stays && old.message === message && old.reason === reason && old.observedGeneration === generation) return old
    const condition: PodCondition = {
      lastProbeTime: UNSET_TIME,
      lastTransitionTime: stays ? old.lastTransitionTime : now,
      status,
      type,
    }
    if (message !== undefined) condition.message = message
    if (generation !== undefined) condition.observedGeneration = generation
    if (reason !== undefined) condition.reason = reason
    return condition
  })
}
