import { hasEnded } from '../kube/pod-phase.ts'
import type { ContainerStateTerminated, ContainerStatus, Pod } from '../kube/types.ts'

/** The columns of `kubectl get pods` that are computed, without times. */
export interface PodStatusColumns {
  readonly status: string
  readonly ready: number
  readonly total: number
  readonly restarts: number
  /** When the latest counted restart's previous instance ended (RFC 3339); null: no restarts, or not known. */
  readonly lastRestart: string | null
}

/** A rule of the printer that had a say, and what it looked at. */
export type StatusRule =
  | { readonly rule: 'phase' | 'reason' | 'gated'; readonly word: string }
  | { readonly rule: 'init-done' | 'sidecar-started'; readonly container: string }
  | { readonly rule: 'init-waits' | 'init-ended' | 'init-runs'; readonly container: string; readonly word: string }
  | { readonly rule: 'waiting' | 'terminated' | 'running' | 'neither'; readonly container: string; readonly word: string }
  | { readonly rule: 'completed-ready' | 'completed-failed' | 'completed-not-ready' }
  | { readonly rule: 'node-lost' | 'deleted' }

/** Hears of each rule in turn, with the word that STATUS would have after it. */
type Listener = (rule: StatusRule, status: string) => void
const NOBODY: Listener = () => {}

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
 * What kubectl prints in READY, STATUS and RESTARTS; `tell` hears how the word in STATUS comes about.
 * Models pkg/printers/internalversion/printers.go, printPod (v1.36)
 */
export function podStatus(pod: Pod, tell: Listener = NOBODY): PodStatusColumns {
  const sidecars = pod.spec.initContainers?.filter((container) => container.restartPolicy === 'Always').length ?? 0
  const total = pod.spec.containers.length + sidecars
  const before = firstWord(pod, tell)
  const init = initStatus(pod, before, tell)
  let reason = init.reason ?? before
  let ready = init.ready
  let tally: Tally = init.all

  if (init.reason === null || condition(pod, 'Initialized')?.status === 'True') {
    tally = init.sidecars
    const main = mainStatus(pod, reason, tally, tell)
    reason = main.reason
    ready += main.ready
  }
  if (pod.metadata.deletionTimestamp) {
    const ended = hasEnded(pod)
    if (pod.status.reason === 'NodeLost') {
      reason = 'Unknown'
      tell({ rule: 'node-lost' }, reason)
    } else if (!ended) {
      reason = 'Terminating'
      tell({ rule: 'deleted' }, reason)
    }
  }
  return { status: reason, ready, total, restarts: tally.restarts, lastRestart: tally.restarts ? tally.last : null }
}

/** The word that the Pod as a whole has: its phase, or a reason that stands for it. */
function firstWord(pod: Pod, tell: Listener): string {
  const { phase = '', reason = '' } = pod.status
  tell({ rule: 'phase', word: phase }, phase)
  if (condition(pod, 'PodScheduled')?.reason === 'SchedulingGated') {
    tell({ rule: 'gated', word: 'SchedulingGated' }, 'SchedulingGated')
    return 'SchedulingGated'
  }
  if (reason === '') return phase
  tell({ rule: 'reason', word: reason }, reason)
  return reason
}

const endWord = ({ reason, signal, exitCode }: ContainerStateTerminated): string =>
  reason || (signal ? `Signal:${signal}` : `ExitCode:${exitCode}`)

/** The init containers' part; `reason` is null when they are done. */
function initStatus(pod: Pod, before: string, tell: Listener): { reason: string | null; ready: number; all: Tally; sidecars: Tally } {
  const all: Tally = { restarts: 0, last: null }
  const sidecars: Tally = { restarts: 0, last: null }
  let ready = 0
  for (const [i, status] of (pod.status.initContainerStatuses ?? []).entries()) {
    const container = status.name
    const sidecar = isSidecar(pod, container)
    count(all, status)
    if (sidecar) count(sidecars, status)
    const { terminated, waiting } = status.state ?? {}
    if (terminated?.exitCode === 0) {
      tell({ rule: 'init-done', container }, before)
      continue
    }
    if (sidecar && status.started) {
      tell({ rule: 'sidecar-started', container }, before)
      if (status.ready) ready++
      continue
    }
    let rule: 'init-runs' | 'init-ended' | 'init-waits' = 'init-runs'
    let word = `${i}/${pod.spec.initContainers?.length ?? 0}`
    if (terminated) {
      rule = 'init-ended'
      word = endWord(terminated)
    } else if (waiting?.reason && waiting.reason !== 'PodInitializing') {
      rule = 'init-waits'
      word = waiting.reason
    }
    tell({ rule, container, word }, `Init:${word}`)
    return { reason: `Init:${word}`, ready, all, sidecars }
  }
  return { reason: null, ready, all, sidecars }
}

/** The containers' part: from last to first, so that the first container's word wins. */
function mainStatus(pod: Pod, before: string, tally: Tally, tell: Listener): { reason: string; ready: number } {
  let reason = before
  let failed = ''
  let hasRunning = false
  let ready = 0
  for (const status of (pod.status.containerStatuses ?? []).toReversed()) {
    const container = status.name
    count(tally, status)
    const { waiting, terminated, running } = status.state ?? {}
    if (waiting?.reason) {
      reason = waiting.reason
      tell({ rule: 'waiting', container, word: reason }, reason)
    } else if (terminated) {
      reason = endWord(terminated)
      tell({ rule: 'terminated', container, word: reason }, reason)
      if (terminated.exitCode !== 0) failed = reason
    } else {
      tell({ rule: running ? 'running' : 'neither', container, word: reason }, reason)
      if (status.ready && running) {
        hasRunning = true
        ready++
      }
    }
  }
  if (reason !== 'Completed') return { reason, ready }
  if (hasRunning && condition(pod, 'Ready')?.status === 'True') {
    tell({ rule: 'completed-ready' }, 'Running')
    return { reason: 'Running', ready }
  }
  if (failed) tell({ rule: 'completed-failed' }, failed)
  else if (hasRunning) tell({ rule: 'completed-not-ready' }, 'NotReady')
  return { reason: failed || (hasRunning ? 'NotReady' : reason), ready }
}
