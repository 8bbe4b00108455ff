import type { Container, ContainerStatus, Pod } from '../../../kube/types.ts'
import { isSidecar, RESTARTING_ALL, restartsAfter } from '../restart-policy.ts'

/** The phases of a Pod. */
export type Phase = 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown'

/** Whether a container of this status ever ran. */
const hasRun = (status: ContainerStatus): boolean =>
  Boolean(status.state?.running ?? status.state?.terminated ?? status.lastState?.terminated)

interface End {
  readonly exitCode: number
  readonly reason?: string
}

/** Whether a stopped container will run again; one that was removed so that all start over always does. */
const runsAgain = (pod: Pod, container: Container, { exitCode, reason }: End): boolean =>
  reason === RESTARTING_ALL || restartsAfter(pod, container, exitCode)

/** How a stopped container ended: its own state's, or the last one's of a container that waits. */
const endOf = (status: ContainerStatus | undefined): End | undefined =>
  status?.state?.terminated ?? (status?.state?.waiting ? status.lastState?.terminated : undefined)

/**
 * The phase that follows from the statuses; `ending` says that the Pod is being terminated for good.
 * Models pkg/kubelet/kubelet_pods.go getPhase (v1.36).
 */
export function phaseOf(pod: Pod, init: readonly ContainerStatus[], regular: readonly ContainerStatus[], ending: boolean): Phase {
  const beginning = initialisation(pod, init)
  if (beginning === 'failed') return 'Failed'
  const initialised = regular.some(hasRun)
  const sidecars = sidecarCounts(pod, init)
  let waiting = sidecars.waiting
  let running = sidecars.running
  let stopped = 0
  let succeeded = 0
  let restarting = 0
  for (const container of pod.spec.containers) {
    const status = regular.find(({ name }) => name === container.name)
    const end = endOf(status)
    if (status?.state?.running) running++
    else if (!end) waiting++
    else {
      stopped++
      if (status?.state?.terminated?.exitCode === 0) succeeded++
      if (runsAgain(pod, container, end)) restarting++
    }
  }
  if (beginning === 'pending' || (sidecars.pending > 0 && !initialised) || waiting > 0) return 'Pending'
  if (running > 0) return 'Running'
  if (stopped === 0) return 'Pending'
  if (!ending && restarting > 0) return 'Running'
  return succeeded === stopped ? 'Succeeded' : 'Failed'
}

/** How far the init containers that run to completion have come. */
function initialisation(pod: Pod, statuses: readonly ContainerStatus[]): 'done' | 'pending' | 'failed' {
  let pending = false
  for (const container of pod.spec.initContainers ?? []) {
    if (isSidecar(container)) continue
    const end = endOf(statuses.find(({ name }) => name === container.name))
    if (!end) pending = true
    else if (end.exitCode !== 0 && !runsAgain(pod, container, end)) return 'failed'
  }
  return pending ? 'pending' : 'done'
}

function sidecarCounts(pod: Pod, statuses: readonly ContainerStatus[]): { running: number; waiting: number; pending: number } {
  const counts = { running: 0, waiting: 0, pending: 0 }
  for (const container of pod.spec.initContainers ?? []) {
    if (!isSidecar(container)) continue
    const status = statuses.find(({ name }) => name === container.name)
    if (status?.state?.running) {
      counts.running++
      if (!status.started) counts.pending++
    } else if (!endOf(status)) {
      counts.waiting++
      counts.pending++
    }
  }
  return counts
}
