import { isPod } from '../../kube/types.ts'
import { podRecords } from '../../lanes/index.ts'
import type { PodKey, Trace, WatchRecord } from '../../simulation/trace.ts'
import { memoryLimitIn } from '../case.ts'
import type { ChainStep } from '../describe.ts'
import { deletionOf, deletionSteps, ENDS_PODS } from './deletion.ts'
import { eventsAbout, eventStep, isWithin, LATE, NEAR, toldStep, upTo } from './events.ts'
import type { ToldEvent, Within } from './events.ts'
import { failures, probeIn } from './probes.ts'

/** Reasons by which the runtime itself says why a process ended, or that it never ran. */
const SAYS_WHY: ReadonlySet<string> = new Set(['Completed', 'StartError', 'ContainerCannotRun', 'ContainerStatusUnknown'])

/**
 * What was recorded of why a container ended, before the end itself: that it was told to stop, and for what; or the limit that it filled.
 * Where the recording has nothing of the kind, it says so. `from`: when that run began.
 */
export function reasonsOfEnd(trace: Trace, pod: PodKey, container: string, end: ChainStep, from: number): readonly ChainStep[] {
  const record = trace.records[end.record]
  if (record?.kind !== 'watch') return []
  if (end.values['reason'] === 'OOMKilled') {
    const limit = isPod(record.object) ? memoryLimitIn(record.object, container) : null
    return limit === null
      ? [toldStep(record, 'explain.recorded.no-limit', { container }, from)]
      : [toldStep(podRecords(trace).get(pod)?.[0] ?? record, 'explain.recorded.limit', { container, limit }, from)]
  }
  const kill = eventsAbout(trace, pod).findLast(
    (one) => one.container === container && one.event.reason === 'Killing' && isWithin(one, { from, to: end.at + LATE }),
  )
  // What the API has to the second may stand before the Event that led to it.
  if (kill) return upTo(reasonsOfStop(trace, pod, container, kill, from), end.at)
  const pods = wholePod(trace, pod, record, { from, to: end.at + LATE })
  if (pods.length > 0) return pods
  return SAYS_WHY.has(String(end.values['reason'])) || end.values['code'] === 0
    ? []
    : [toldStep(record, isBySignal(end) ? 'explain.recorded.unsaid' : 'explain.recorded.by-itself', { container }, end.at)]
}

/** The exit codes of SIGTERM and SIGKILL: somebody sent them. */
const BY_SIGNAL: ReadonlySet<unknown> = new Set([128 + 15, 128 + 9])

const isBySignal = ({ values }: ChainStep): boolean => BY_SIGNAL.has(values['code'])

/** The Event by which the kubelet stops a container, and what was recorded of why it does. */
export function reasonsOfStop(trace: Trace, pod: PodKey, container: string, kill: ToldEvent, from: number): readonly ChainStep[] {
  const { record, event } = kill
  const spec = podRecords(trace)
    .get(pod)
    ?.findLast(({ at }) => at <= record.at)
  const step = eventStep(kill)
  if (!spec) return [step]
  const probe = probeIn(kill)
  if (probe !== null) return [...failures(trace, pod, container, probe, { from, to: record.at }, record, spec), step]
  if (/postStart/i.test(event.message ?? '')) return [...hookFailures(trace, pod, container, { from, to: record.at + LATE }, record), step]
  if (!event.message?.startsWith('Stopping')) return [step]
  const whole = wholePod(trace, pod, spec, { from, to: record.at + LATE })
  const reasons = whole.length > 0 ? whole : othersEnded(trace, pod, container, record)
  if (reasons.length > 0) return [...upTo(reasons, step.at), step]
  const hooks = hookFailures(trace, pod, container, { from, to: record.at + LATE }, record)
  return [...(hooks.length > 0 ? hooks : [toldStep(record, 'explain.recorded.unsaid-stop', { container })]), step]
}

/** The ends of a Pod's containers, where its sidecar stops once all of them are over. */
function othersEnded(trace: Trace, pod: PodKey, sidecar: string, stop: WatchRecord): readonly ChainStep[] {
  const record = podRecords(trace)
    .get(pod)
    ?.findLast(({ at }) => at <= stop.at + NEAR)
  if (!record || !isPod(record.object)) return []
  const statuses = record.object.status.containerStatuses ?? []
  const ends = statuses.flatMap(({ name, restartCount, state }) =>
    state?.terminated ? [{ name, restartCount, end: state.terminated }] : [],
  )
  if (ends.length < statuses.length || ends.some(({ name }) => name === sidecar)) return []
  return ends.map(({ name, restartCount, end }): ChainStep => {
    const values = { container: name, code: end.exitCode, reason: end.reason ?? '', instance: restartCount, scripted: 'no' }
    return { ...toldStep(record, 'explain.process.exited', values), kind: 'process' }
  })
}

/** Why a whole Pod has to end, if it has to. */
function wholePod(trace: Trace, pod: PodKey, told: WatchRecord, within: Within): readonly ChainStep[] {
  const deletion = latestBy(trace, pod, within.to, told)
  if (deletion) return deletionSteps(trace, pod, deletion)
  return eventsAbout(trace, pod)
    .filter((one) => ENDS_PODS.has(one.event.reason ?? '') && isWithin(one, within))
    .slice(-1)
    .map(eventStep)
}

/** The deletion of the Pod that was asked for by a moment. */
function latestBy(trace: Trace, pod: PodKey, to: number, told: WatchRecord): WatchRecord | null {
  const { uid } = told.object.metadata
  const last = podRecords(trace)
    .get(pod)
    ?.findLast(({ at, object }) => at <= to && object.metadata.uid === uid)
  return last ? deletionOf(trace, pod, last) : null
}

function hookFailures(trace: Trace, pod: PodKey, container: string, within: Within, stop: WatchRecord): readonly ChainStep[] {
  const told = eventsAbout(trace, pod).filter(
    (one) => one.container === container && one.event.reason === 'FailedPostStartHook' && isWithin(one, within),
  )
  return upTo(told.slice(-1).map(eventStep), stop.at)
}
