/** What differs between two runs of one world, or between a simulation and a recording of it. */
import type { Duration, SimTime } from '../../base/time.ts'
import { ms, seconds } from '../../base/time.ts'
import type { Lane, LaneId, LaneModel, Segment } from '../types.ts'
import { align } from './align.ts'
import type { Move } from './align.ts'

interface About {
  readonly lane: Lane
  /** Where to look: a moment of the newer run, of the older one where the newer has nothing. */
  readonly at: SimTime
}

export type Difference =
  /** Only one of the runs has the Pod. */
  | (About & { readonly kind: 'pod'; readonly pod: string; readonly only: 'before' | 'after' })
  | (About & { readonly kind: 'restarts'; readonly before: number; readonly after: number })
  /** How long an endpoint was not ready, or a Pod not Ready. */
  | (About & { readonly kind: 'out'; readonly before: Duration; readonly after: Duration })
  /** The same state, at another time. */
  | (About & { readonly kind: 'moved'; readonly state: Segment; readonly by: Duration })
  /** From then on they go through different states; null: that run has ended, or the lane with it. */
  | (About & { readonly kind: 'split'; readonly before: Segment | null; readonly after: Segment | null })
  | (About & { readonly kind: 'events'; readonly reason: string; readonly before: number; readonly after: number })

export interface RunComparison {
  /** In order of time, the weightiest of a moment first. */
  readonly differences: readonly Difference[]
  /** How far apart the same states are at most. */
  readonly gap: Duration
}

/** Two runs of a real cluster differ by as much without meaning anything, and states shorter than a blink may be missing in either. */
const REAL = { slack: seconds(2), blink: ms(1100) }
const EXACT = { slack: ms(0), blink: ms(0) }

const COMPARED: ReadonlySet<Lane['kind']> = new Set([
  'status',
  'condition',
  'deletion',
  'container',
  'service',
  'node',
  'taints',
  'workload',
])

/** Compares two runs; `real`: one of them is a recording, which differs a little from any other run. */
export function compareRuns(before: LaneModel, after: LaneModel, real = false): RunComparison {
  const { slack, blink } = real ? REAL : EXACT
  const differences: Difference[] = [...podDifferences(before, after)]
  let gap = ms(0)
  for (const [was, is] of pairs(before, after)) {
    differences.push(
      ...restartDifferences(was, is, Math.min(before.end, after.end) - slack),
      ...outDifferences(was, is, ms(Math.max(slack, 50)), before.end, after.end),
    )
    if (!COMPARED.has(is.kind)) continue
    const found = align(was, is, slack, blink)
    if (found.gap > gap) gap = found.gap
    const [first] = found.moved
    if (first) differences.push({ kind: 'moved', lane: is, at: first.after.from, state: first.after, by: first.by })
    const { split } = found
    if (split && !(real && isCutOff(split, before.end, after.end))) {
      const at = split.after?.from ?? split.before?.from ?? is.segments[0]?.from
      if (at !== undefined) differences.push({ kind: 'split', lane: is, at, ...split })
    }
  }
  differences.push(...eventDifferences(before, after, real))
  return { differences: differences.sort((a, b) => a.at - b.at || WEIGHTS[a.kind] - WEIGHTS[b.kind]), gap }
}

/** As many of the differences as `count`, in order of time: those that weigh most, so that nothing is cut for standing late in a run. */
export function weightiest(differences: readonly Difference[], count: number): readonly Difference[] {
  if (differences.length <= count) return differences
  const kept = new Set([...differences].sort((a, b) => WEIGHTS[a.kind] - WEIGHTS[b.kind]).slice(0, count))
  return differences.filter((one) => kept.has(one))
}

const gaps = new WeakMap<Lane, { readonly beside: Lane; readonly moves: readonly Move[] }>()

/** The states of a lane that begin at another time than in the other run of it; made once for two lanes. */
export function gapsOf(before: Lane, after: Lane, real: boolean): readonly Move[] {
  const known = gaps.get(after)
  if (known?.beside === before) return known.moves
  const { slack, blink } = real ? REAL : EXACT
  const { moved: moves } = align(before, after, slack, blink)
  gaps.set(after, { beside: before, moves })
  return moves
}

const WEIGHTS: Readonly<Record<Difference['kind'], number>> = { pod: 0, restarts: 1, out: 2, split: 3, moved: 4, events: 5 }

/** A recording and a simulation end at different times: what only the longer one has says nothing. */
function isCutOff({ before, after }: { before: Segment | null; after: Segment | null }, endBefore: SimTime, endAfter: SimTime): boolean {
  const end = Math.min(endBefore, endAfter) - REAL.slack
  return (before?.from ?? Number.POSITIVE_INFINITY) >= end && (after?.from ?? Number.POSITIVE_INFINITY) >= end
}

function pairs(before: LaneModel, after: LaneModel): readonly (readonly [Lane, Lane])[] {
  const known = new Map<LaneId, Lane>(before.lanes.map((lane) => [lane.id, lane]))
  return after.lanes.flatMap((lane) => {
    const other = known.get(lane.id)
    return other ? [[other, lane] as const] : []
  })
}

function* podDifferences(before: LaneModel, after: LaneModel): Generator<Difference> {
  for (const [here, there, only] of [
    [before, after, 'before'],
    [after, before, 'after'],
  ] as const) {
    const known = new Set(there.groups.map(({ id }) => id))
    for (const { id, name } of here.groups) {
      const lane = known.has(id) ? undefined : here.lanes.find((one) => one.group === id && one.kind === 'status')
      if (lane) yield { kind: 'pod', lane, at: (lane.segments[0]?.from ?? 0) as SimTime, pod: name, only }
    }
  }
}

const restartsOf = (lane: Lane, end: number): number =>
  lane.segments.reduce((most, { state, from }) => ('restarts' in state && from <= end ? Math.max(most, state.restarts) : most), 0)

function* restartDifferences(before: Lane, after: Lane, end: number): Generator<Difference> {
  if (after.kind !== 'container') return
  const [was, is] = [restartsOf(before, end), restartsOf(after, end)]
  if (was === is) return
  const [more, most] = was > is ? [before, is] : [after, was]
  const at = more.segments.find(({ state }) => state.kind === 'running' && state.restarts > most)?.from
  yield { kind: 'restarts', lane: after, at: at ?? (0 as SimTime), before: was, after: is }
}

const isOut = ({ state }: Segment): boolean =>
  (state.kind === 'endpoint' && state.condition !== 'ready') || (state.kind === 'condition' && state.status !== 'True')

function timeOut(lane: Lane, end: number): Duration {
  return ms(lane.segments.reduce((sum, one) => sum + (isOut(one) ? Math.max(0, Math.min(one.to, end) - one.from) : 0), 0))
}

/** When the second lane is first out in another way than the first one. */
const firstOutBeside = (one: Lane, other: Lane): SimTime | undefined =>
  other.segments.find((segment) => isOut(segment) && !one.segments.some(({ from, to }) => from === segment.from && to === segment.to))?.from

function* outDifferences(before: Lane, after: Lane, slack: Duration, endBefore: SimTime, endAfter: SimTime): Generator<Difference> {
  const counts = after.kind === 'service' || (after.detail.kind === 'condition' && after.detail.isReady)
  if (!counts) return
  const end = Math.min(endBefore, endAfter)
  const [was, is] = [timeOut(before, end), timeOut(after, end)]
  const at = firstOutBeside(before, after) ?? firstOutBeside(after, before)
  if (at !== undefined && Math.abs(is - was) > slack) yield { kind: 'out', lane: after, at, before: was, after: is }
}

/** How often each reason was sent. */
function countsOf(lane: Lane | undefined, end: number): Map<string, number> {
  const counts = new Map<string, number>()
  for (const mark of lane?.marks ?? []) {
    if (mark.kind === 'event' && mark.at <= end) counts.set(mark.reason, (counts.get(mark.reason) ?? 0) + 1)
  }
  return counts
}

/** A recording's Events are sent by a real API server, which holds some back: only a reason that is missing counts there. */
function* eventDifferences(before: LaneModel, after: LaneModel, real: boolean): Generator<Difference> {
  const laneOf = (model: LaneModel): Lane | undefined => model.lanes.find(({ kind }) => kind === 'events')
  const [was, is] = [laneOf(before), laneOf(after)]
  const lane = is ?? was
  if (!lane) return
  const end = Math.min(before.end, after.end)
  const [a, b] = [countsOf(was, end), countsOf(is, end)]
  for (const reason of new Set([...a.keys(), ...b.keys()])) {
    const [old, now] = [a.get(reason) ?? 0, b.get(reason) ?? 0]
    if (old === now || (real && old > 0 && now > 0)) continue
    // Where the run that sent it more often goes on beyond the other.
    const sent = (now > old ? is : was)?.marks.filter((one) => one.kind === 'event' && one.reason === reason) ?? []
    yield { kind: 'events', lane, at: sent[Math.min(old, now)]?.at ?? (0 as SimTime), reason, before: old, after: now }
  }
}
