import { laneOf, markOf, segmentOf } from '../../lanes/index.ts'
import type { Lane, LaneModel, Mark, Segment } from '../../lanes/types.ts'
import type { Selection } from '../../timeline/types.ts'

export interface Selected {
  readonly lane: Lane
  readonly item: Segment | Mark | null
}

/** What a selection means in a model; null when it is no longer there. */
export function selectedItem(model: LaneModel | null, selection: Selection | null): Selected | null {
  const lane = model && selection ? laneOf(model, selection.lane) : null
  if (!lane || !selection) return null
  return { lane, item: selection.item === null ? null : (segmentOf(lane, selection.item) ?? markOf(lane, selection.item)) }
}
