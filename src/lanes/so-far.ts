import type { SimTime } from '../base/time.ts'
import { lastAt } from './query.ts'
import type { Lane, LaneGroup, LaneModel } from './types.ts'

/** What a lane has begun until then, for as long as that is the same: pictures compare by identity. */
const begun = new WeakMap<Lane, Lane>()
const models = new WeakMap<LaneModel, LaneModel>()

function laneBegunBy(lane: Lane, t: SimTime): Lane {
  const segments = lastAt(lane.segments, ({ from }) => from, t) + 1
  const marks = lastAt(lane.marks, ({ at }) => at, t) + 1
  if (segments === lane.segments.length && marks === lane.marks.length) return lane
  const known = begun.get(lane)
  if (known && known.segments.length === segments && known.marks.length === marks) return known
  const part = { ...lane, segments: lane.segments.slice(0, segments), marks: lane.marks.slice(0, marks) }
  begun.set(lane, part)
  return part
}

const isThere = ({ kind, segments, marks }: Lane): boolean => kind === 'faults' || segments.length > 0 || marks.length > 0

const groupsOf = (model: LaneModel, lanes: readonly Lane[]): readonly LaneGroup[] => {
  const ids = new Set(lanes.map(({ group }) => group))
  return model.groups.filter(({ id }) => ids.has(id))
}

/** A run without what begins after `t`: lanes, states, marks; what lasts at `t` keeps its end. The same object while nothing begins. */
export function begunBy(model: LaneModel, t: SimTime): LaneModel {
  const lanes = model.lanes.map((lane) => laneBegunBy(lane, t)).filter(isThere)
  const isSame = (other: LaneModel): boolean =>
    other.lanes.length === lanes.length && other.lanes.every((lane, index) => lane === lanes[index])
  if (isSame(model)) return model
  const known = models.get(model)
  if (known && isSame(known)) return known
  const part = { ...model, lanes, groups: groupsOf(model, lanes) }
  models.set(model, part)
  return part
}

/** A run as it would be if it had ended at `t`. */
export function cutAt(model: LaneModel, t: SimTime): LaneModel {
  if (t >= model.end) return model
  const { lanes, ...rest } = begunBy(model, t)
  const cut = (lane: Lane): Lane =>
    lane.segments.some(({ to }) => to > t)
      ? { ...lane, segments: lane.segments.map((segment) => (segment.to > t ? { ...segment, to: t } : segment)) }
      : lane
  return { ...rest, end: t, lanes: lanes.map(cut) }
}
