import { isDeployment } from '../kube/types.ts'
import { laneOf, markOf, segmentOf } from '../lanes/index.ts'
import type { Lane, Mark, Segment } from '../lanes/types.ts'
import type { RecordId } from '../simulation/trace.ts'
import { isRecording } from './case.ts'
import type { Case } from './case.ts'
import { atMost, chainOf } from './chain.ts'
import { describe, whom } from './describe.ts'
import type { ChainStep, Own } from './describe.ts'
import { readyBy } from './passes.ts'
import type { Place } from './places.ts'
import { recordedSteps } from './recorded.ts'
import { holdOf, keptBy } from './stalled.ts'
import { crashBackoffsOf, imageBackoffOf } from './sums/backoffs.ts'
import type { Sentence } from './words.ts'

/** What stands in a lane. */
export interface Found {
  readonly lane: Lane
  readonly item: Segment | Mark
}

/** What a place stands for; null when it is not there. */
export function foundAt({ model }: Case, place: Place): Found | null {
  const lane = laneOf(model, place.lane)
  const item = lane && (segmentOf(lane, place.item) ?? markOf(lane, place.item))
  return lane && item ? { lane, item } : null
}

/** The chain to a segment or a mark; empty where nothing in the Trace began it. */
export function stepsTo(of: Case, { lane, item }: Found): readonly ChainStep[] {
  const effect = effectOf(of, lane, item)
  return effect === null ? [] : stepsToEffect(of, { lane, item }, effect, ownOf(of, lane))
}

/** What an explanation of something in a lane is about: where there is one Pod, it is that whatever the lane. */
export const ownOf = ({ model: { groups } }: Case, { pod, container }: Lane): Own => ({
  pod: pod ?? (groups.length === 1 ? (groups[0]?.pod ?? null) : null),
  container,
})

/** What the API tells within this time, in milliseconds, it tells at once. */
const LATE = 500

/**
 * The chain to an effect. What the API tells can leave out why: that a probe had passed before the status was looked at, that a back-off
 * known to the kubelet for long is told only now, what keeps something in its state, or kept a roll-out from its progress. All of that is put
 * in.
 */
function stepsToEffect(of: Case, { lane, item }: Found, effect: RecordId, own: Own): readonly ChainStep[] {
  const { trace } = of
  const recorded = isRecording(of) ? recordedSteps(trace, lane, item, effect) : null
  if (recorded) return recorded
  const { pod, container } = lane
  const steps = chainOf(trace, effect, own)
  if (!('state' in item)) return steps
  if (item.state.kind === 'workload' && item.state.failed !== null) return withHold(of, steps, effect, own)
  const kept = effect === item.record ? keptBy(trace, lane, item) : null
  if (kept !== null) return atMost(together(steps, chainOf(trace, kept, own)))
  if (pod === null || container === null || item.record === null) return steps
  const last = trace.records[effect]
  const pass = item.state.kind === 'running' && item.state.ready ? readyBy(trace, { pod, container }, effect) : null
  if (last && pass && pass.until <= last.at && !steps.some(({ record }) => record === pass.id))
    return [...steps.slice(0, -1), describe(trace, pass, own), ...steps.slice(-1)].toSorted((a, b) => a.at - b.at)
  if (effect === item.record || item.from - (steps.at(-1)?.at ?? item.from) < LATE) return steps
  return [...steps, { record: item.record, at: item.from, kind: 'watch', key: 'explain.told', values: { state: item.label } }]
}

/** That time ran out says nothing of why it was not enough: what held a roll-out up then has a chain of its own. */
function withHold(of: Case, steps: readonly ChainStep[], effect: RecordId, own: Own): readonly ChainStep[] {
  const record = of.trace.records[effect]
  const hold = record?.kind === 'watch' && isDeployment(record.object) ? holdOf(of, record) : null
  const found = hold && foundAt(of, hold.place)
  const last = steps.at(-1)
  if (!found || !last) return steps
  const reason = hold.effect ?? effectOf(of, found.lane, found.item)
  const reasons = reason === null ? [] : stepsToEffect(of, found, reason, own)
  const said = hold.says && sayOf(found, hold.says, own)
  const before = [...reasons, ...(said ? [said] : [])].filter(({ at }) => at <= last.at)
  return atMost([...together(steps.slice(0, -1), before), last])
}

/** Two chains in one, in order of time. That the API server heard of something is no reason for anything. */
function together(steps: readonly ChainStep[], more: readonly ChainStep[]): readonly ChainStep[] {
  const seen = new Set(steps.map(({ record, key }) => `${record} ${key}`))
  return [...steps, ...more.filter(({ record, key }) => !seen.has(`${record} ${key}`))]
    .filter(({ key }) => key !== 'explain.watch.pod.MODIFIED')
    .toSorted((a, b) => a.at - b.at)
}

/** What the state of something says itself, as a step of a chain. */
function sayOf({ lane, item }: Found, { key, values }: Sentence, own: Own): ChainStep | null {
  if (item.record === null || !('state' in item) || lane.pod === null) return null
  return { record: item.record, at: item.from, kind: 'watch', key, values: { ...values, ...whom({ ...lane, pod: lane.pod }, own) } }
}

/**
 * The record that a chain ends with: the one that began the item; for a back-off the one that says so, as the API's word comes later; for a
 * workload that has given up the one by which it did, whatever it has counted since.
 */
function effectOf({ trace }: Case, lane: Lane, item: Segment | Mark): RecordId | null {
  if (!('state' in item)) return item.record
  if (item.state.kind === 'workload' && item.state.failed !== null) return gaveUpIn(lane, item).record
  const { pod, container } = lane
  if (pod === null || container === null) return item.record
  const hold = { pod, container, from: item.from, to: item.to }
  if (item.state.kind === 'crash-backoff') return crashBackoffsOf(trace, hold)[0]?.id ?? item.record
  return item.state.kind === 'image-backoff' ? (imageBackoffOf(trace, hold)?.id ?? item.record) : item.record
}

const hasFailed = ({ state }: Segment): boolean => state.kind === 'workload' && state.failed !== null

/** The first of the stretches, up to this one, for which a workload has said that it gave up. */
function gaveUpIn({ segments }: Lane, item: Segment): Segment {
  const upTo = segments.slice(0, segments.indexOf(item) + 1)
  return upTo[upTo.findLastIndex((one) => !hasFailed(one)) + 1] ?? item
}
