import type { ContainerStatus, Pod } from '../kube/types.ts'

/** The columns of `kubectl get pods` that are computed, without times. */
export interface PodStatusColumns {
  readonly status: string
  readonly ready: number
  readonly total: number
  readonly restarts: number
  /** When the latest counted restart's previous instance ended (RFC 3339); null: no restarts, or not known. */
  readonly lastRestart: string | null
}

interface Tally {
  restarts: number
  last: string | null
}

const isSidecar = (pod: Pod, name: string): boolean =>
  pod.spec.initContainers?.some((container) => container.name === name && container.restartPolicy === 'Always') ?? false

const condition = (pod: Pod, type: string) => pod.status.conditions?.find((one) => one.type === type)

function count(tally: Tally, status: ContainerStatus): void {
  tally.restarts += status.restartCount
  const finished = status.lastState?.terminated?.finishedAt ?? null
  if (finished && (!tally.last || Date.parse(finished) > Date.parse(tally.last))) tally.last = finished
}

/**
 * What kubectl prints in READY, STATUS and RESTARTS.
 * Models pkg/printers/internalversion/printers.go, printPod (v1.36)
 */
export function podStatus(pod: Pod): PodStatusColumns {
  const sidecars = pod.spec.initContainers?.filter((container) => container.restartPolicy === 'Always').length ?? 0
  const total = pod.spec.containers.length + sidecars
  const gated = condition(pod, 'PodScheduled')?.reason === 'SchedulingGated'
  const init = initStatus(pod)
  let reason = init.reason ?? (gated ? 'SchedulingGated' : pod.status.reason || pod.status.phase || '')
  let ready = init.ready
  let tally: Tally = init.all

  if (init.reason === null || condition(pod, 'Initialized')?.status === 'True') {
    tally = init.sidecars
    const main = mainStatus(pod, reason, tally)
    reason = main.reason
    ready += main.ready
  }
  if (pod.metadata.deletionTimestamp) {
    const ended = pod.status.phase === 'Succeeded' || pod.status.phase === 'Failed'
    if (pod.status.reason === 'NodeLost') reason = 'Unknown'
    else if (!ended) reason = 'Terminating'
  }
  return { status: reason, ready, total, restarts: tally.restarts, lastRestart: tally.restarts ? tally.last : null }
}

/** The init containers' part; `reason` is null when they are done. */
function initStatus(pod: Pod): { reason: string | null; ready: number; all: Tally; sidecars: Tally } {
  const all: Tally = { restarts: 0, last: null }
  const sidecars: Tally = { restarts: 0, last: null }
  let ready = 0
  for (const [i, status] of (pod.status.initContainerStatuses ?? []).entries()) {
    const sidecar = isSidecar(pod, status.name)
    count(all, status)
    if (sidecar) count(sidecars, status)
    const { terminated, waiting } = status.state ?? {}
    if (terminated?.exitCode === 0) continue
    if (sidecar && status.started) {
      if (status.ready) ready++
      continue
    }
    let reason = `Init:${i}/${pod.spec.initContainers?.length ?? 0}`
    if (terminated) {
      reason = `Init:${terminated.reason || (terminated.signal ? `Signal:${terminated.signal}` : `ExitCode:${terminated.exitCode}`)}`
    } else if (waiting?.reason && waiting.reason !== 'PodInitializing') reason = `Init:${waiting.reason}`
    return { reason, ready, all, sidecars }
  }
  return { reason: null, ready, all, sidecars }
}

/** The containers' part: from last to first, so that the first container's word wins. */
function mainStatus(pod: Pod, before: string, tally: Tally): { reason: string; ready: number } {
  let reason = before
  let failed = ''
  let hasRunning = false
  let ready = 0
  for (const status of (pod.status.containerStatuses ?? []).toReversed()) {
    count(tally, status)
    const { waiting, terminated, running } = status.state ?? {}
    if (waiting?.reason) reason = waiting.reason
    else if (terminated) {
      reason = terminated.reason || (terminated.signal ? `Signal:${terminated.signal}` : `ExitCode:${terminated.exitCode}`)
      if (terminated.exitCode !== 0) failed = reason
    } else if (status.ready && running) {
      hasRunning = true
      ready++
    }
  }
  if (reason !== 'Completed') return { reason, ready }
  const podReady = condition(pod, 'Ready')?.status === 'True'
  if (hasRunning && podReady) return { reason: 'Running', ready }
  return { reason: failed || (hasRunning ? 'NotReady' : reason), ready }
}
