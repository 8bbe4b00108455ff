import { parseGoDuration, plus, ZERO } from '../base/time.ts'
import type { SimTime } from '../base/time.ts'
import type { ContainerStatus } from '../kube/types.ts'
import { factsOf, numbered, numberedMarks, segmentsFrom } from './collect.ts'
import type { Draft, Observation } from './collect.ts'
import { instancesOf, statusesOf } from './instances.ts'
import type { Instance, StatusAt } from './instances.ts'
import { lastAt } from './query.ts'
import { exitWord, isOnItsWay, outcomeOf } from './reasons.ts'
import type { ContainerScan, PodScan, Scan } from './scan.ts'
import type { ContainerLaneState, ContainerRole, CrashWindow, ExitMark, Lane } from './types.ts'

type Seen = Observation<ContainerLaneState>

/**
 * The state of one container. While its process lives the lane says how it runs; between two lives it says what the API says,
 * from the moment of the exit on: the API hears of it a little later.
 */
export function containerLane(scan: Scan, pod: PodScan, group: string, name: string, role: ContainerRole, container: ContainerScan): Lane {
  const id = `${group}/container/${name}`
  const statuses = statusesOf(pod, name)
  const instances = instancesOf(scan, container, statuses)
  const kills = killsOf(container)
  const seen = instances.flatMap((instance) => lifeOf(instance, statuses, kills))
  const between = gaps(instances, statuses).flatMap((gap) => gapOf(scan, container, gap))
  const observations = [...seen, ...between].sort((a, b) => a.at - b.at)
  return {
    id,
    kind: 'container',
    name,
    detail: { kind: 'container', role },
    group,
    pod: pod.key,
    container: name,
    segments: numbered(id, segmentsFrom(observations, scan.end)),
    marks: numberedMarks(id, instances.flatMap(exitOf)),
  }
}

function exitOf({ to, exit }: Instance): Draft<ExitMark>[] {
  if (to === null || !exit) return []
  const { reason, exitCode, record } = exit
  return [{ kind: 'exit', at: to, record, outcome: outcomeOf(reason, exitCode), exitCode, reason }]
}

/** The first sign that somebody stops a container. */
interface Kill {
  readonly at: SimTime
  readonly record: number
}

/** When somebody began to stop the container: the Killing Event, its preStop hook, or SIGTERM, whatever the Trace has first. */
function killsOf(container: ContainerScan): readonly Kill[] {
  return [
    ...container.events.filter((event) => event.object.reason === 'Killing').map(({ at, id }) => ({ at, record: id })),
    ...container.hooks.filter(({ hook }) => hook === 'preStop').map(({ at, id }) => ({ at, record: id })),
    ...container.signals.map(({ at, id }) => ({ at, record: id })),
  ].sort((a, b) => a.at - b.at)
}

/** One life: running as the API says, being stopped from the first sign of it. */
function lifeOf(instance: Instance, statuses: readonly StatusAt[], kills: readonly Kill[]): Seen[] {
  const { from, to, record } = instance
  if (to === from) return []
  const within = statuses.slice(firstFrom(statuses, from), firstFrom(statuses, to)).filter(({ status }) => status?.state?.running)
  const before = statusBy(statuses, from)
  const first = within[0]?.status
  const running = (status: ContainerStatus | null | undefined, at: SimTime, by: number | null): Seen => {
    const restarts = status?.restartCount ?? before?.restartCount ?? 0
    const facts = factsOf({ restartCount: restarts, startedAt: status?.state?.running?.startedAt ?? undefined })
    return {
      at,
      record: by,
      label: 'Running',
      facts,
      state: { kind: 'running', ready: status?.ready ?? false, started: status?.started ?? false, restarts },
    }
  }
  const out = [running(first, from, record), ...within.slice(1).map(({ at, status, record: by }) => running(status, at, by))]
  const kill = kills[lastAt(kills, timeOf, from) + 1]
  if (kill === undefined || (to !== null && kill.at >= to)) return out
  const restarts = within.findLast(({ at }) => at <= kill.at)?.status?.restartCount ?? first?.restartCount ?? 0
  const stopping: Seen = {
    at: kill.at,
    record: kill.record,
    label: 'Running',
    facts: factsOf({ restartCount: restarts }),
    state: { kind: 'stopping', restarts },
  }
  return [...out.filter(({ at }) => at < kill.at), stopping]
}

const timeOf = ({ at }: { readonly at: SimTime }): number => at

/** Where those begin that are not before `t`, of what is in order of time; null: behind all of them. */
function firstFrom(items: readonly { readonly at: SimTime }[], t: SimTime | null): number {
  if (t === null) return items.length
  let index = lastAt(items, timeOf, t) + 1
  while (index > 0 && items[index - 1]?.at === t) index--
  return index
}

/** The container's status as it was last told of at `t`. */
function statusBy(statuses: readonly StatusAt[], t: SimTime): ContainerStatus | null {
  for (let i = lastAt(statuses, timeOf, t); i >= 0; i--) {
    const { status } = statuses[i] ?? {}
    if (status) return status
  }
  return null
}

interface Gap {
  readonly from: SimTime
  readonly to: SimTime | null
  readonly after: Instance | null
  readonly statuses: readonly StatusAt[]
}

/** The stretches in which no process lives: before the first, between two, after the last. */
function gaps(instances: readonly Instance[], statuses: readonly StatusAt[]): readonly Gap[] {
  return [null, ...instances].flatMap((after, i) => {
    const from = after === null ? (statuses[0]?.at ?? ZERO) : after.to
    // The instances begin at the second place, so that the next one has this one's index.
    const to = instances[i]?.from ?? null
    if (from === null || (to !== null && to <= from)) return []
    return [{ from, to, after, statuses: statuses.slice(firstFrom(statuses, from), firstFrom(statuses, to)) }]
  })
}

/** What is between two lives. News about the life before it is late: it counts from the exit. */
function gapOf(scan: Scan, container: ContainerScan, gap: Gap): Seen[] {
  const out: Seen[] = []
  const held = crashWindow(container, gap)
  let seenOfApi = 0
  if (gap.after) out.push(endOf(gap.after, gap.from, held))
  for (const { at, record, status, gone } of gap.statuses) {
    if (!status?.state) {
      if (gone || !gap.after) out.push({ at, record, state: null, label: '', facts: {} })
      continue
    }
    if (status.state.running) continue
    const seen = stateOf(scan, container, gap, held, status, at, record)
    const isFirst = seenOfApi === 0
    seenOfApi++
    if (isFirst && gap.after && (seen.state?.kind === 'terminated' || seen.state?.kind === 'crash-backoff'))
      out[0] = { ...seen, at: gap.from }
    else out.push(seen)
  }
  return out
}

function endOf({ exit }: Instance, at: SimTime, held: CrashWindow | null): Seen {
  if (!exit) return { at, record: null, state: null, label: '', facts: {} }
  const { reason, exitCode, record } = exit
  const label = reason || `ExitCode:${exitCode}`
  return {
    at,
    record,
    label,
    facts: factsOf({ reason, exitCode }),
    state: { kind: 'terminated', outcome: outcomeOf(reason, exitCode), reason, exitCode, held },
  }
}

function stateOf(
  scan: Scan,
  container: ContainerScan,
  gap: Gap,
  held: CrashWindow | null,
  status: ContainerStatus,
  at: SimTime,
  record: number,
): Seen {
  const { terminated, waiting } = status.state ?? {}
  if (terminated) {
    const { exitCode } = terminated
    const reason = terminated.reason ?? ''
    const facts = factsOf({
      reason,
      exitCode,
      message: terminated.message,
      startedAt: terminated.startedAt,
      finishedAt: terminated.finishedAt,
    })
    if (reason === 'ContainerStatusUnknown') return { at, record, label: reason, facts, state: { kind: 'lost' } }
    return {
      at,
      record,
      label: exitWord(terminated),
      facts,
      state: { kind: 'terminated', outcome: outcomeOf(reason, exitCode), reason, exitCode, held },
    }
  }
  const reason = waiting?.reason ?? ''
  const facts = factsOf({ reason, message: waiting?.message, restartCount: status.restartCount })
  const seen = (state: ContainerLaneState): Seen => ({ at, record, label: reason || 'Waiting', facts, state })
  if (reason === 'CrashLoopBackOff') return seen({ kind: 'crash-backoff', window: held, restarts: status.restartCount })
  if (reason === 'ImagePullBackOff') return seen({ kind: 'image-backoff', until: nextPull(container, gap, at, scan.end) })
  return seen(isOnItsWay(reason) || reason === '' ? { kind: 'waiting', reason } : { kind: 'blocked', reason })
}

/** The window that keeps the container from starting: of the kubelet's own mark, or of a message that names its length. */
function crashWindow({ backoffs }: ContainerScan, { from, to, after, statuses }: Gap): CrashWindow | null {
  if (!after) return null
  const last = backoffs.slice(firstFrom(backoffs, from), to === null ? undefined : lastAt(backoffs, timeOf, to) + 1)
  const mark = last.findLast(({ subject }) => subject === 'crash')
  if (mark) return { until: plus(mark.from, mark.step), step: mark.step, since: mark.from }
  const message = statuses.findLast(({ status }) => status?.state?.waiting?.reason === 'CrashLoopBackOff')?.status?.state?.waiting?.message
  const step = parseGoDuration(/back-off (\S+) restarting/.exec(message ?? '')?.[1] ?? '')
  return step === null ? null : { until: plus(from, step), step, since: from }
}

/** When the kubelet may pull again: the end of the window in force, else the next pull there is. */
function nextPull({ backoffs, pulls, events }: ContainerScan, { to }: Gap, at: SimTime, end: SimTime): SimTime | null {
  const starts = pulls.length > 0 ? pulls : events.filter(({ object }) => object.reason === 'Pulling')
  const pull = starts.find((one) => one.at >= at && (to === null || one.at <= to))
  const mark = backoffs.findLast((one) => one.subject === 'image' && one.at <= (pull?.at ?? to ?? end) && one.from + one.step >= at)
  if (mark) return plus(mark.from, mark.step)
  return pull?.at ?? null
}
