import type { SimTime } from '../base/time.ts'
import { lastAt } from './query.ts'
import type { Lane, LaneModel } from './types.ts'

export type ChangeKind = 'any' | 'restart' | 'event'

const KINDS_THAT_CHANGE: ReadonlySet<Lane['kind']> = new Set(['faults', 'status', 'phase', 'condition', 'deletion', 'container', 'service'])

/**
 * When something changed, in order, each time once. `any`: a state of the Pod, its containers and endpoints, a signal, a probe's verdict;
 * `restart`: a container's process started again; `event`: an Event was sent.
 */
export function changesOf(model: LaneModel, kind: ChangeKind = 'any'): readonly SimTime[] {
  const times = new Set<SimTime>()
  for (const lane of model.lanes) {
    if (kind === 'any') addChanges(lane, times)
    else if (kind === 'restart') addRestarts(lane, times)
    else if (lane.kind === 'events') for (const mark of lane.marks) times.add(mark.at)
  }
  return [...times].sort((a, b) => a - b)
}

function addChanges(lane: Lane, times: Set<SimTime>): void {
  if (KINDS_THAT_CHANGE.has(lane.kind)) for (const segment of lane.segments) times.add(segment.from)
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

/** The first of `changes` after `t`, or the last one before it; null when there is none. `changes` are in order. */
export function step(changes: readonly SimTime[], t: SimTime, direction: 'next' | 'previous'): SimTime | null {
  const last = lastAt(changes, (at) => at, t)
  if (direction === 'next') return changes[last + 1] ?? null
  return (changes[last] === t ? changes[last - 1] : changes[last]) ?? null
}
