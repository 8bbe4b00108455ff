import type { SimTime } from '../base/time.ts'
import { lastAt } from './query.ts'
import type { Lane, LaneModel } from './types.ts'

export type ChangeKind = 'any' | 'restart' | 'event'

const KINDS_THAT_CHANGE: ReadonlySet<Lane['kind']> = new Set([
  'faults',
  'status',
  'phase',
  'condition',
  'deletion',
  'container',
  'service',
  'endpoints',
  'workload',
  'node',
  'taints',
])

const known = new WeakMap<LaneModel, Map<ChangeKind, readonly SimTime[]>>()

/**
 * When something changed, in order, each time once; computed once for a model. `any`: a state of the Pod, its containers and endpoints, a signal, a probe's verdict;
 * `restart`: a container's process started again; `event`: an Event was sent.
 */
export function changesOf(model: LaneModel, kind: ChangeKind = 'any'): readonly SimTime[] {
  const lists = known.get(model) ?? new Map<ChangeKind, readonly SimTime[]>()
  known.set(model, lists)
  const list = lists.get(kind) ?? changesIn(model.lanes, kind, model.end)
  lists.set(kind, list)
  return list
}

/** As changesOf, of some lanes only, of a run that ends at `end`. */
export function changesIn(lanes: readonly Lane[], kind: ChangeKind, end: SimTime): readonly SimTime[] {
  const times = new Set<SimTime>()
  for (const lane of lanes) {
    if (kind === 'any') addChanges(lane, end, times)
    else if (kind === 'restart') addRestarts(lane, times)
    else if (lane.kind === 'events') for (const mark of lane.marks) times.add(mark.at)
  }
  return [...times].sort((a, b) => a - b)
}

function addChanges(lane: Lane, end: SimTime, times: Set<SimTime>): void {
  if (KINDS_THAT_CHANGE.has(lane.kind)) {
    for (const { from, to } of lane.segments) {
      times.add(from)
      // A fault that is over, an object that is gone; where a state follows another it begins with the end of that.
      if (to < end) times.add(to)
    }
  }
  if (lane.kind === 'events') return
  for (const mark of lane.marks) if (mark.kind !== 'attempt' || mark.trips) times.add(mark.at)
}

function addRestarts(lane: Lane, times: Set<SimTime>): void {
  let restarts = 0
  for (const { state, from } of lane.segments) {
    if (state.kind !== 'running') continue
    if (state.restarts > restarts) times.add(from)
    restarts = state.restarts
  }
}

/**
 * The first of `changes` after `t`, or the last one before it; null when there is none. `changes` are in order. Those less than `grain`
 * milliseconds apart cannot be told from each other: they are one, at the time of the last of them.
 */
export function step(changes: readonly SimTime[], t: SimTime, direction: 'next' | 'previous', grain = 0): SimTime | null {
  const isLast = (i: number): boolean => i + 1 >= changes.length || (changes[i + 1] as number) - (changes[i] as number) >= grain
  const by = direction === 'next' ? 1 : -1
  let i = lastAt(changes, (at) => at, t) + (direction === 'next' ? 1 : 0)
  if (direction === 'previous' && changes[i] === t) i--
  while (i >= 0 && i < changes.length && !isLast(i)) i += by
  return changes[i] ?? null
}
