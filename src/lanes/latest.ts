import type { SimTime } from '../base/time.ts'
import { lastAt, stateAt } from './query.ts'
import type { ItemId, Lane, LaneId, LaneKind, LaneModel, PodKey, Segment } from './types.ts'

/** The lanes whose changes people follow, what says most first. */
const RANKS: readonly LaneKind[] = ['container', 'deletion', 'status', 'node', 'condition', 'service', 'workload']
/** What follows from one another within this time, in milliseconds, is one change. */
const TOGETHER = 1000

/**
 * What changed last, not after `t`; of what changed together, what says most. A workload that gave up says most of all, and its Pods' waits
 * after that are no news beside it. Null before anything has changed.
 */
export function lastChange(model: LaneModel, t: SimTime): ChangePlace | null {
  const last = changed.get(model)
  if (last?.t === t) return last.place
  const place = findChange(model, t)
  changed.set(model, { t, place })
  return place
}

interface ChangePlace {
  readonly lane: LaneId
  readonly item: ItemId
}

/** The last answer for a model, which is asked for with each frame of a zoom. */
const changed = new WeakMap<LaneModel, { readonly t: SimTime; readonly place: ChangePlace | null }>()

function findChange(model: LaneModel, t: SimTime): ChangePlace | null {
  const found = model.lanes.flatMap((lane) => {
    const rank = RANKS.indexOf(lane.kind)
    const segment = rank < 0 ? undefined : lane.segments[lastAt(lane.segments, ({ from }) => from, t)]
    return segment ? [{ rank: hasGivenUp(segment) ? -1 : rank, at: segment.from, lane, segment }] : []
  })
  const latest = Math.max(...found.map(({ at }) => at))
  const best = found.filter(({ at }) => at >= latest - TOGETHER).sort((a, b) => a.rank - b.rank || b.at - a.at)[0]
  if (!best) return null
  const gaveUp = isWait(best.segment)
    ? found.find(({ lane, segment }) => hasGivenUp(segment) && segment.to >= t && controls(model, lane.id, best.lane))
    : undefined
  const { lane, segment } = gaveUp ?? best
  return { lane: lane.id, item: segment.id }
}

const hasGivenUp = ({ state }: Segment): boolean => state.kind === 'workload' && state.failed !== null

/** A state that comes round again until something else changes. */
const isWait = ({ state }: Segment): boolean =>
  state.kind === 'blocked' ||
  state.kind === 'image-backoff' ||
  state.kind === 'crash-backoff' ||
  (state.kind === 'status' && (state.look === 'blocked' || state.look === 'backoff'))

/** Whether a workload controls the Pod of a lane, by way of others or not. */
function controls({ groups, lanes }: LaneModel, workload: LaneId, { group }: Lane): boolean {
  let owner = groups.find(({ id }) => id === group)?.owner ?? null
  while (owner !== null && owner !== workload) {
    const detail = lanes.find(({ id }) => id === owner)?.detail
    owner = detail?.kind === 'workload' ? detail.owner : null
  }
  return owner !== null
}

/**
 * The Pod that a look at `t` is about: of those that live, the first of the youngest; else the one that was there last, the youngest of several. Null before there
 * is any. `workload`: only the Pods whose names begin with that of a workload.
 */
export function podInView(model: LaneModel, t: SimTime, workload?: string): PodKey | null {
  const last = looks.get(model)
  if (last?.t === t && last.workload === workload) return last.pod
  const pod = findPod(model, t, workload)
  looks.set(model, { t, workload, pod })
  return pod
}

/** Whether the API has the Pod at `t`, also when it has ended. */
const isThere = (model: LaneModel, pod: PodKey, t: SimTime): boolean =>
  model.lanes.some((lane) => lane.kind === 'phase' && lane.pod === pod && stateAt(model, lane, t) !== null)

/** The Pod that changed last; once it is gone, another of its owner, or else the one in view. Null before there is any. */
export function podOfInterest(model: LaneModel, t: SimTime): PodKey | null {
  const place = lastChange(model, t)
  const pod = model.lanes.find(({ id }) => id === place?.lane)?.pod ?? null
  if (pod !== null && isThere(model, pod, t)) return pod
  const owner = model.groups.find((group) => group.pod === pod)?.owner ?? null
  const sibling = owner === null ? undefined : model.groups.find((group) => group.owner === owner && isThere(model, group.pod, t))
  return sibling?.pod ?? podInView(model, t)
}

/** As `changed`, for the Pod. */
const looks = new WeakMap<LaneModel, { readonly t: SimTime; readonly workload: string | undefined; readonly pod: PodKey | null }>()

function findPod(model: LaneModel, t: SimTime, workload: string | undefined): PodKey | null {
  const isMeant = (pod: PodKey): boolean => workload === undefined || pod.slice(pod.indexOf('/') + 1).startsWith(`${workload}-`)
  const seen = model.lanes.flatMap((lane) =>
    lane.kind === 'phase' && lane.pod !== null && isMeant(lane.pod) ? [lifeOf(model, lane, lane.pod, t)] : [],
  )
  const there = seen.filter(({ born }) => born <= t)
  const living = there.filter(({ lives }) => lives)
  if (living.length === 0) return there.toSorted((a, b) => b.end - a.end || b.born - a.born)[0]?.pod ?? null
  const youngest = Math.max(...living.map(({ born }) => born))
  return living.find(({ born }) => born >= youngest - TOGETHER)?.pod ?? null
}

function lifeOf(model: LaneModel, lane: Lane, pod: PodKey, t: SimTime): { pod: PodKey; born: number; end: number; lives: boolean } {
  const state = stateAt(model, lane, t)?.state
  const { segments } = lane
  let first = lastAt(segments, ({ from }) => from, t)
  // A Pod of the same name may have been there before, and is another one.
  while (first > 0 && segments[first - 1]?.to === segments[first]?.from) first--
  return {
    pod,
    born: segments[first]?.from ?? Number.POSITIVE_INFINITY,
    end: Math.min(t, lane.segments.at(-1)?.to ?? 0),
    lives: state?.kind === 'phase' && state.phase !== 'Succeeded' && state.phase !== 'Failed',
  }
}
