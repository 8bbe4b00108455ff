import type { SimTime } from '../base/time.ts'
import type { ItemId, Lane, LaneId, LaneModel, Mark, Segment } from './types.ts'

export const laneOf = (model: LaneModel, id: LaneId): Lane | null => model.lanes.find((lane) => lane.id === id) ?? null

/** The lane that an item's id names. */
export const laneIdOf = (item: ItemId): LaneId => item.replace(/[#!]\d+$/, '')

export const segmentOf = (lane: Lane, id: ItemId): Segment | null => lane.segments.find((segment) => segment.id === id) ?? null

export const markOf = (lane: Lane, id: ItemId): Mark | null => lane.marks.find((mark) => mark.id === id) ?? null

/** Index of the last of `items` that is not after `t`, by its time; -1 when all are. */
export function lastAt<T>(items: readonly T[], timeOf: (item: T) => number, t: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (timeOf(items[middle] as T) <= t) low = middle + 1
    else high = middle
  }
  return low - 1
}

const fromOf = (segment: Segment): number => segment.from
const atOf = (mark: Mark): number => mark.at

/** What the lane shows at `t`; null where it shows nothing. The end of a segment is no longer part of it, but the model's end is. */
export function stateAt(model: LaneModel, lane: Lane, t: SimTime): Segment | null {
  const segment = lane.segments[lastAt(lane.segments, fromOf, t)]
  if (!segment) return null
  return t < segment.to || (segment.to >= model.end && t <= segment.to) ? segment : null
}

/** The last mark of the lane that is not after `t`. */
export const markAt = (lane: Lane, t: SimTime): Mark | null => lane.marks[lastAt(lane.marks, atOf, t)] ?? null

/** All that lasts at `t`, for lanes whose segments overlap (faults). */
export const segmentsAt = (lane: Lane, t: SimTime): readonly Segment[] =>
  lane.segments.filter((segment) => segment.from <= t && t < segment.to)
