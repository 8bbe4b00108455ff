import { isTerminal } from '../../../kube/pod-phase.ts'
import type { Container, ContainerStatus, PodCondition, PodStatus } from '../../../kube/types.ts'
import { qosClass } from '../../../kube/qos.ts'
import { podResources } from '../../../kube/scheduling/resources.ts'
import { readySandbox } from '../../runtime/types.ts'
import { containerStatuses } from './container-status.ts'
import type { StatusSources } from './container-status.ts'
import { asConditions, containersReady, initialized, KUBELET_CONDITIONS, ready, restartingAll, yes } from './conditions.ts'
import type { Finding } from './conditions.ts'
import { phaseOf } from './phase.ts'
import { mayRestartAll } from '../restart-policy.ts'

/** What a kubelet knows beside the runtime's state. */
interface StatusInput extends StatusSources {
  /** Fills in `started` and `ready` of container statuses. */
  readonly withProbeResults: (statuses: readonly ContainerStatus[], kind: 'init' | 'regular') => ContainerStatus[]
  /** The Pod is being terminated for good: nothing starts again. */
  readonly ending: boolean
  readonly deadlineExceeded: boolean
  /** Whether the Pod needs a (new) sandbox. */
  readonly needsSandbox: boolean
  /** What there is to say of a resize. */
  readonly resize: readonly Finding[]
  readonly nodeIp: string
  readonly now: string
}

/** `Pod was active on the node longer than the specified deadline`. Models pkg/kubelet/active_deadline.go (v1.36). */
export const DEADLINE_MESSAGE = 'Pod was active on the node longer than the specified deadline'

/**
 * The whole status of a Pod as its kubelet sees it in this moment.
 * Models pkg/kubelet/kubelet_pods.go generateAPIPodStatus and convertStatusToAPIStatus (v1.36).
 */
export function generateStatus(input: StatusInput): PodStatus {
  const { pod, previous } = input
  const regular = input.withProbeResults(containerStatuses(pod.spec.containers, 'regular', input), 'regular')
  const init = input.withProbeResults(containerStatuses(pod.spec.initContainers ?? [], 'init', input), 'init')
  const ephemeral = containerStatuses((pod.spec.ephemeralContainers ?? []) as Container[], 'ephemeral', input).map(
    ({ started: _started, ...status }) => status,
  )
  const computed = phaseOf(pod, init, regular, input.ending)
  const verdict = settledPhase(previous, computed, input.deadlineExceeded)
  const allContainers = containersReady(pod, init, regular, verdict.phase)
  const foreign = (previous.conditions ?? []).filter(({ type }) => !(KUBELET_CONDITIONS as readonly string[]).includes(type))
  const findings: Finding[] = [
    { type: 'PodReadyToStartContainers', status: input.needsSandbox ? 'False' : 'True' },
    initialized(pod, init, regular, verdict.phase),
    ready(pod, foreign, allContainers),
    allContainers,
    yes('PodScheduled'),
    ...(mayRestartAll(pod) ? [restartingAll(pod, input.runtime, verdict.phase)] : []),
  ]
  const disruption = (previous.conditions ?? []).filter(({ type }) => type === 'DisruptionTarget')
  const conditions: PodCondition[] = [
    ...foreign,
    ...asConditions(input.resize, previous.conditions ?? [], input.now, pod.metadata.generation),
    ...disruption,
    ...asConditions(findings, previous.conditions ?? [], input.now, pod.metadata.generation),
  ]
  const sandbox = readySandbox(input.runtime) ?? input.runtime.sandboxes[0]
  const podIp = sandbox?.ready ? sandbox.ip : (previous.podIP ?? sandbox?.ip)
  const resources = podResources(pod.spec)
  const status: PodStatus = {
    conditions,
    containerStatuses: regular,
    hostIP: input.nodeIp,
    hostIPs: [{ ip: input.nodeIp }],
    phase: verdict.phase,
    qosClass: previous.qosClass ?? qosClass(pod.spec),
    resources,
    startTime: previous.startTime ?? input.now,
  }
  if (resources.requests) status.allocatedResources = resources.requests
  if (ephemeral.length > 0) status.ephemeralContainerStatuses = ephemeral
  if (init.length > 0) status.initContainerStatuses = init
  if (verdict.message !== undefined) status.message = verdict.message
  if (pod.metadata.generation !== undefined) status.observedGeneration = pod.metadata.generation
  if (podIp) {
    status.podIP = podIp
    status.podIPs = [{ ip: podIp }]
  }
  if (verdict.reason !== undefined) status.reason = verdict.reason
  return status
}

/** A terminal phase stays; a passed deadline overrides what the containers say. */
function settledPhase(
  previous: PodStatus,
  computed: ReturnType<typeof phaseOf>,
  deadlineExceeded: boolean,
): {
  phase: ReturnType<typeof phaseOf>
  reason?: string
  message?: string
} {
  const kept = {
    ...(previous.reason !== undefined && { reason: previous.reason }),
    ...(previous.message !== undefined && { message: previous.message }),
  }
  if (previous.phase === 'Failed' || previous.phase === 'Succeeded') return { phase: previous.phase, ...kept }
  if (deadlineExceeded) return { phase: 'Failed', reason: 'DeadlineExceeded', message: DEADLINE_MESSAGE }
  return computed === previous.phase && !isTerminal(computed) ? { phase: computed, ...kept } : { phase: computed }
}
