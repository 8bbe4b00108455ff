import { simTimeOf } from '../base/time.ts'
import type { SimTime } from '../base/time.ts'
import { everyContainerStatusOf } from '../kube/containers.ts'
import { isPod } from '../kube/types.ts'
import type { ContainerStateTerminated, ContainerStatus } from '../kube/types.ts'
import { podRecords } from '../lanes/index.ts'
import type { Lane, Segment } from '../lanes/types.ts'
import type { RecordId, Trace, WatchRecord } from '../simulation/trace.ts'
import { describe } from './describe.ts'
import type { ChainStep } from './describe.ts'

/** A container's status in a record of its Pod. */
const statusIn = ({ object }: WatchRecord, name: string): ContainerStatus | undefined =>
  isPod(object) ? everyContainerStatusOf(object.status ?? {}).find((one) => one.name === name) : undefined

/** The container that an item of a Pod's lane tells of: the lane's own, or the one whose state has the word that STATUS has. */
function containerOf(record: WatchRecord, { container }: Lane, { label }: Segment): string | null {
  if (container !== null) return container
  if (!isPod(record.object)) return null
  const word = label.replace(/^Init:/, '')
  const told = everyContainerStatusOf(record.object.status ?? {}).find(
    ({ state }) => (state?.waiting?.reason ?? state?.terminated?.reason) === word,
  )
  return told?.name ?? null
}

/** When a wall clock time of the API was, not later than the record that tells it. */
function momentOf({ epoch }: Trace, time: string | undefined, { at }: WatchRecord): SimTime {
  const moment = Date.parse(time ?? '') - Date.parse(epoch)
  return simTimeOf(Number.isFinite(moment) ? Math.min(at, Math.max(0, moment)) : at)
}

/** The starts and ends of a container that the records up to one of them tell, in their order; each is told once. */
function livesOf(trace: Trace, pod: string, container: string, until: RecordId): readonly ChainStep[] {
  const steps: ChainStep[] = []
  const seen = new Set<string>()
  const tell = (
    record: WatchRecord,
    what: 'started' | 'exited',
    time: string | undefined,
    at: SimTime,
    values: ChainStep['values'],
  ): void => {
    const key = `${what} ${time}`
    if (time === undefined || seen.has(key)) return
    seen.add(key)
    steps.push({ record: record.id, at, kind: 'process', key: `explain.process.${what}`, values: { container, ...values } })
  }
  const tellEnd = (record: WatchRecord, end: ContainerStateTerminated, instance: number, isNow: boolean): void => {
    tell(record, 'started', end.startedAt, momentOf(trace, end.startedAt, record), { instance })
    const at = isNow ? record.at : momentOf(trace, end.finishedAt, record)
    tell(record, 'exited', end.finishedAt, at, { code: end.exitCode, reason: end.reason ?? '', instance, scripted: 'no' })
  }
  for (const record of podRecords(trace).get(pod) ?? []) {
    if (record.id > until) break
    const status = statusIn(record, container)
    if (!status) continue
    const { state, lastState, restartCount } = status
    if (lastState?.terminated) tellEnd(record, lastState.terminated, state?.waiting ? restartCount : restartCount - 1, false)
    if (state?.running) tell(record, 'started', state.running.startedAt, record.at, { instance: restartCount })
    if (state?.terminated) tellEnd(record, state.terminated, restartCount, true)
  }
  return steps
}

/** The latest end, the start before it, and a start after it. */
function latest(lives: readonly ChainStep[]): readonly ChainStep[] {
  const end = lives.findLastIndex(({ key }) => key === 'explain.process.exited')
  return lives.slice(Math.max(0, lives[end - 1]?.key === 'explain.process.started' ? end - 1 : end))
}

/**
 * What led to a state of a Pod in a recording, which has no causes: as the objects tell it, from the Pod as it was first seen, by way of
 * the container's latest start and end, to the record that began the state. Null where the record is none of a Pod.
 */
export function recordedSteps(trace: Trace, lane: Lane, item: Segment, effect: RecordId): readonly ChainStep[] | null {
  const record = trace.records[effect]
  if (lane.pod === null || record?.kind !== 'watch' || !isPod(record.object)) return null
  const container = containerOf(record, lane, item)
  const [first] = podRecords(trace).get(lane.pod) ?? []
  if (container === null || !first) return null
  const root: ChainStep = {
    record: first.id,
    at: first.at,
    kind: 'watch',
    key: 'explain.recorded',
    values: { name: record.object.metadata.name },
  }
  const lives = latest(livesOf(trace, lane.pod, container, effect))
  const told = lives.at(-1)?.record === effect && item.state.kind !== 'crash-backoff' && item.state.kind !== 'status'
  const since = lives.map((step) => ({ ...step, at: simTimeOf(Math.max(step.at, first.at)) }))
  const steps = [...since, ...(told ? [] : [describe(trace, record, lane)])]
  return [...(first.id === effect && !told ? [] : [root]), ...steps].toSorted((a, b) => a.at - b.at)
}
