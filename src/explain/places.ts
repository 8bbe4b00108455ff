import { laneIdOf, stateAt } from '../lanes/index.ts'
import type { ItemId, Lane, LaneId, LaneModel } from '../lanes/types.ts'
import type { RecordId, TraceRecord } from '../simulation/trace.ts'

/** A segment or mark on the timeline. */
export interface Place {
  readonly lane: LaneId
  readonly item: ItemId
}

const cache = new WeakMap<LaneModel, ReadonlyMap<RecordId, ItemId>>()

/** Where each record shows: as a mark rather than as a segment, in the first lane that has it. */
function places(model: LaneModel): ReadonlyMap<RecordId, ItemId> {
  const known = cache.get(model)
  if (known) return known
  const found = new Map<RecordId, ItemId>()
  const put = (record: RecordId | null, item: ItemId): void => {
    if (record !== null && !found.has(record)) found.set(record, item)
  }
  for (const lane of model.lanes) for (const mark of lane.marks) put(mark.record, mark.id)
  for (const lane of model.lanes) for (const segment of lane.segments) put(segment.record, segment.id)
  cache.set(model, found)
  return found
}

/** What to select for a record: what it shows as, else what its container or Pod was in at that moment; null when nothing shows it. */
export function placeOf(model: LaneModel, record: TraceRecord): Place | null {
  const item = places(model).get(record.id)
  if (item !== undefined) return { lane: laneIdOf(item), item }
  if (!('pod' in record)) return null
  const container = 'container' in record ? record.container : null
  const isOwn = (lane: Lane): boolean =>
    lane.pod === record.pod && (container === null ? lane.kind === 'status' : lane.kind === 'container' && lane.container === container)
  const lane = model.lanes.find(isOwn)
  const segment = lane && stateAt(model, lane, record.at)
  return lane && segment ? { lane: lane.id, item: segment.id } : null
}
