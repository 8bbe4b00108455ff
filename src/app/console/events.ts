import type { EventMark, LaneId, LaneModel } from '../../lanes/types.ts'

export interface EventRow {
  readonly lane: LaneId
  readonly mark: EventMark
}

const cache = new WeakMap<LaneModel, readonly EventRow[]>()

/** Every time that an Event was sent, in order. */
export function eventsOf(model: LaneModel): readonly EventRow[] {
  const known = cache.get(model)
  if (known) return known
  const rows = model.lanes
    .flatMap((lane) => lane.marks.flatMap((mark) => (mark.kind === 'event' ? [{ lane: lane.id, mark }] : [])))
    .sort((a, b) => a.mark.at - b.mark.at)
  cache.set(model, rows)
  return rows
}
