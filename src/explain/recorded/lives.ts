import { simTimeOf } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { everyContainerStatusOf } from '../../kube/containers.ts'
import { isPod } from '../../kube/types.ts'
import type { ContainerStateTerminated, ContainerStatus } from '../../kube/types.ts'
import { podRecords } from '../../lanes/index.ts'
import type { PodKey, Trace, WatchRecord } from '../../simulation/trace.ts'
import type { ChainStep } from '../describe.ts'
import { reasonsOfEnd } from './ends.ts'

/** A container's status in a record of its Pod. */
export const statusIn = ({ object }: WatchRecord, name: string): ContainerStatus | undefined =>
  isPod(object) ? everyContainerStatusOf(object.status ?? {}).find((one) => one.name === name) : undefined

/** What the API sent about one Pod, and none of its name before or after it, up to a record. */
export const recordsOf = (trace: Trace, pod: PodKey, uid: string | undefined): readonly WatchRecord[] =>
  (podRecords(trace).get(pod) ?? []).filter(({ object }) => uid === undefined || object.metadata.uid === uid)

/** When a wall clock time of the API was, not later than the record that tells it. */
function momentOf({ epoch }: Trace, time: string | undefined, { at }: WatchRecord): SimTime {
  const moment = Date.parse(time ?? '') - Date.parse(epoch)
  return simTimeOf(Number.isFinite(moment) ? Math.min(at, Math.max(0, moment)) : at)
}

/** The starts and ends of a container that some records tell, in their order; each is told once. */
function livesOf(trace: Trace, records: readonly WatchRecord[], container: string): readonly ChainStep[] {
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
  for (const record of records) {
    const status = statusIn(record, container)
    if (!status) continue
    const { state, lastState, restartCount } = status
    if (lastState?.terminated) tellEnd(record, lastState.terminated, state?.waiting ? restartCount : restartCount - 1, false)
    if (state?.running) tell(record, 'started', state.running.startedAt, record.at, { instance: restartCount })
    if (state?.terminated) tellEnd(record, state.terminated, restartCount, true)
  }
  return steps
}

/** What is recorded of a container up to a record. */
export interface Life {
  /** Its latest end with the start before it and what led to the end, and a start after it. */
  readonly steps: readonly ChainStep[]
  /** When the run that it is in, or was in, began; time zero where that is not recorded. */
  readonly since: SimTime
  /** The latest end; null: none is recorded. */
  readonly end: ChainStep | null
}

/** The latest of a container's lives by a record of its Pod, none of it before the Pod was first seen. */
export function lifeOf(trace: Trace, pod: PodKey, container: string, until: WatchRecord): Life {
  const records = recordsOf(trace, pod, until.object.metadata.uid).filter(({ id }) => id <= until.id)
  const first = records[0]?.at ?? until.at
  const lives = livesOf(trace, records, container).map((step) => ({ ...step, at: simTimeOf(Math.max(step.at, first)) }))
  const index = lives.findLastIndex(({ key }) => key === 'explain.process.exited')
  const end = lives[index] ?? null
  const before = lives[index - 1]?.key === 'explain.process.started' ? lives[index - 1] : undefined
  const after = lives.slice(index + 1)
  const reasons = end ? reasonsOfEnd(trace, pod, container, end, before?.at ?? first) : []
  return {
    steps: [...(before ? [before] : []), ...reasons, ...(end ? [end] : []), ...after],
    since: (after.at(-1) ?? before)?.at ?? simTimeOf(first),
    end,
  }
}
