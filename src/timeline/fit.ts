import { segmentOf } from '../lanes/query.ts'
import type { LaneModel } from '../lanes/types.ts'
import type { Selection, View } from './types.ts'

/** How much of its own length a fitted segment has on each side, and the least of it, in milliseconds. */
const ROOM = 0.25
const LEAST = 20

/** The stretch that shows a segment with some room around it, within the run. */
export function aroundOf({ from, to }: { readonly from: number; readonly to: number }, { start, end }: LaneModel): View {
  const room = Math.max(LEAST, (to - from) * ROOM)
  return { from: Math.max(start, from - room), to: Math.min(Math.max(end, start + 1), to + room) }
}

/** What fitting shows: the selected segment; everything (null) with none selected, or when that is what `view` shows already. */
export function fitted(model: LaneModel, selection: Selection | null, view: View | null): View | null {
  const lane = model.lanes.find(({ id }) => id === selection?.lane)
  const segment = lane && selection?.item ? segmentOf(lane, selection.item) : null
  if (!segment || segment.to <= segment.from) return null
  const close = aroundOf(segment, model)
  return view && Math.abs(close.from - view.from) < 1 && Math.abs(close.to - view.to) < 1 ? null : close
}

/** What leaves the plot by less than this share of it was moved or stepped out: the view goes along. Farther out it is elsewhere. */
export const NEAR = 0.1

/**
 * Moves a view, as long as it is, until it shows a stretch, or the beginning of one that is longer; null when some of it is there
 * already. What is near comes in at the edge, what is far in the middle. The run begins at 0.
 */
export function showing(view: View, from: number, to: number, end: number): View | null {
  if (to >= view.from && from <= view.to) return null
  const width = view.to - view.from
  const out = from > view.to ? from - view.to : to - view.from
  const middle = (from + Math.min(to, from + width)) / 2
  const wanted = Math.abs(out) <= width * NEAR ? view.from + out : middle - width / 2
  const start = Math.max(0, Math.min(wanted, end - width))
  return { from: start, to: start + width }
}
