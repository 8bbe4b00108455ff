import type { SimTime } from '../../base/time.ts'
import { stateText } from '../lane-text.ts'
import { markEnd } from '../table.ts'
import type { Lane, LaneModel, Mark, MemoryState, Segment } from '../types.ts'

/** An event of Chrome's Trace Event Format, which Perfetto opens: times in microseconds. */
export interface ChromeEvent {
  /** X: lasts; i: a moment; b, e: begins and ends, may overlap with others; C: counts something; M: names a process or a thread. */
  readonly ph: 'X' | 'i' | 'b' | 'e' | 'C' | 'M'
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly ts: number
  readonly dur?: number
  readonly cat?: string
  readonly id?: string
  readonly s?: 't'
  readonly args?: Readonly<Record<string, string | number>>
}

export interface ChromeTrace {
  readonly traceEvents: readonly ChromeEvent[]
  readonly displayTimeUnit: 'ms'
  readonly otherData: Readonly<Record<string, string>>
}

/** What belongs to no Pod. */
const CLUSTER = 1

const micro = (at: SimTime | number): number => Math.round(at * 1000)

/** A run as a trace: a Pod is a process, a lane a thread, a state a slice, a mark an instant. `otherData` goes along as it is. */
export function chromeTrace(model: LaneModel, otherData: Readonly<Record<string, string>> = {}): ChromeTrace {
  const pids = new Map(model.groups.map(({ id }, index) => [id, index + CLUSTER + 1]))
  const pidOf = ({ group }: Lane): number => (group === null ? CLUSTER : (pids.get(group) ?? CLUSTER))
  const names: ChromeEvent[] = [
    named('process_name', CLUSTER, 0, model.name),
    ...model.groups.map(({ id, name }) => named('process_name', pids.get(id) ?? CLUSTER, 0, `Pod ${name}`)),
    ...model.lanes.flatMap((lane, index) => [
      named('thread_name', pidOf(lane), index + 1, threadName(lane)),
      { ...named('thread_sort_index', pidOf(lane), index + 1, ''), args: { sort_index: index } },
    ]),
  ]
  const events = model.lanes.flatMap((lane, index) => {
    const place = { pid: pidOf(lane), tid: index + 1, cat: lane.kind }
    return [...lane.segments.flatMap((segment) => segmentEvents(lane, segment, place)), ...lane.marks.map((mark) => markEvent(mark, place))]
  })
  return {
    traceEvents: [...names, ...events.sort((a, b) => a.ts - b.ts)],
    displayTimeUnit: 'ms',
    otherData: { ...otherData, epoch: model.epoch },
  }
}

const named = (name: string, pid: number, tid: number, text: string): ChromeEvent => ({
  ph: 'M',
  name,
  pid,
  tid,
  ts: 0,
  args: { name: text },
})

const threadName = (lane: Lane): string => (lane.container && lane.container !== lane.name ? `${lane.container} ${lane.name}` : lane.name)

type Place = Pick<ChromeEvent, 'pid' | 'tid' | 'cat'>

/** Slices of a thread must not overlap, which faults may: those begin and end by themselves. */
function segmentEvents(lane: Lane, { id, from, to, state, label, facts }: Segment, place: Place): ChromeEvent[] {
  if (state.kind === 'memory') return memoryEvents(lane, state, from, to, place)
  const name = label || stateText(state, label)
  if (lane.kind !== 'faults') return [{ ph: 'X', name, ...place, ts: micro(from), dur: micro(to) - micro(from), args: facts }]
  if (to <= from) return [{ ph: 'i', s: 't', name, ...place, ts: micro(from) }]
  return [
    { ph: 'b', name, id, ...place, ts: micro(from) },
    { ph: 'e', name, id, ...place, ts: micro(to) },
  ]
}

/** What a container uses from the beginning of a stretch to its end, and its limit. */
function memoryEvents(lane: Lane, state: MemoryState, from: SimTime, to: SimTime, place: Place): ChromeEvent[] {
  const count = (ts: SimTime, bytes: number): ChromeEvent => ({
    ph: 'C',
    name: `${lane.container} ${lane.name}`,
    ...place,
    ts: micro(ts),
    args: { bytes, ...(state.limit === null ? {} : { limit: state.limit }) },
  })
  return [count(from, state.from), count(to, state.to)]
}

function markEvent(mark: Mark, place: Place): ChromeEvent {
  const takes = micro(markEnd(mark)) - micro(mark.at)
  return {
    ph: 'i',
    s: 't',
    name: markName(mark),
    ...place,
    ts: micro(mark.at),
    args: { ...factsOf(mark), ...(takes > 0 ? { takes } : {}) },
  }
}

function markName(mark: Mark): string {
  switch (mark.kind) {
    case 'attempt':
      return mark.result === 'failure' ? `failure ${mark.run}/${mark.threshold}` : mark.result
    case 'exit':
      return `exit ${mark.exitCode}`
    case 'signal':
      return mark.signal
    case 'hook':
      return mark.hook
    case 'event':
      return mark.reason
  }
}

function factsOf(mark: Mark): Readonly<Record<string, string | number>> {
  switch (mark.kind) {
    case 'attempt':
      return { output: mark.output }
    case 'exit':
      return { reason: mark.reason }
    case 'signal':
      return { grace: mark.grace }
    case 'hook':
      return mark.exitCode === null ? {} : { exitCode: mark.exitCode }
    case 'event':
      return { type: mark.type, message: mark.message, count: mark.count }
  }
}
