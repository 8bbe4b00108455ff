import type { Duration, SimTime } from '../base/time.ts'
import { between } from '../base/time.ts'
import { lanesOf, outlineOf } from './outline.ts'
import type { Facts, ItemId, Lane, LaneId, LaneModel, Mark, Segment } from './types.ts'

/** A row of the accessible table: a segment, or a mark (then `to` is when it was over, often at once). */
export interface TableRow {
  readonly lane: Lane
  readonly laneId: LaneId
  readonly item: ItemId
  readonly segment: Segment | null
  readonly mark: Mark | null
  readonly from: SimTime
  readonly to: SimTime
  readonly duration: Duration
  /** In the API's words; empty where it has none. */
  readonly why: string
}

const text = (facts: Facts, key: string): string => String(facts[key] ?? '')

/** In the API's words: reason and message, what a probe printed. */
export function whyOf(item: Segment | Mark): string {
  if (!('kind' in item))
    return [text(item.facts, 'reason'), text(item.facts, 'message')].filter((part) => part && part !== item.label).join(': ')
  if (item.kind === 'attempt') return item.output
  if (item.kind === 'event') return item.message
  return item.kind === 'exit' ? item.reason : ''
}

/** When it was over: a mark that takes no time is over at once. */
export const markEnd = (mark: Mark): SimTime => ('until' in mark ? mark.until : mark.at)

/** Every segment and mark: faults first, then in the order of `lanes`, usually that of the outline, then of time. */
export function describeTable(model: LaneModel, lanes: readonly Lane[] = lanesOf(outlineOf(model, 'owner'))): readonly TableRow[] {
  return [...model.lanes.filter(({ kind }) => kind === 'faults'), ...lanes].flatMap((lane) => {
    const rows = [
      ...lane.segments.map((segment) => row(lane, segment, null, segment.from, segment.to)),
      ...lane.marks.map((mark) => row(lane, null, mark, mark.at, markEnd(mark))),
    ]
    return rows.sort((a, b) => a.from - b.from)
  })
}

function row(lane: Lane, segment: Segment | null, mark: Mark | null, from: SimTime, to: SimTime): TableRow {
  const item = segment ?? mark
  return { lane, laneId: lane.id, item: item?.id ?? '', segment, mark, from, to, duration: between(from, to), why: item ? whyOf(item) : '' }
}
