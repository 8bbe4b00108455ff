import type { SimTime } from '../base/time.ts'
import { isPod } from '../kube/types.ts'
import { laneOf, markEnd, markOf, segmentOf } from '../lanes/index.ts'
import type { Lane, Mark, Segment } from '../lanes/types.ts'
import type { RecordId } from '../simulation/trace.ts'
import { isRecording } from './case.ts'
import type { Case } from './case.ts'
import { chainOf } from './chain.ts'
import { describe } from './describe.ts'
import type { ChainStep, Own } from './describe.ts'
import { fieldsOf } from './fields.ts'
import type { FieldRef } from './fields.ts'
import { readyBy } from './passes.ts'
import { placeOf } from './places.ts'
import type { Place } from './places.ts'
import { statusSteps } from './printer.ts'
import type { StatusStep } from './printer.ts'
import { questionOf } from './question.ts'
import { recordedSteps } from './recorded.ts'
import type { Source } from './sources.ts'
import type { BackoffPicture, SumRow } from './sums/arithmetic.ts'
import { crashBackoffsOf, imageBackoffOf } from './sums/backoffs.ts'
import { sumsOf } from './sums/sums-of.ts'
import type { Sentence } from './words.ts'

/** A link of the chain with what shows it on the timeline. */
export interface WhyStep extends ChainStep {
  readonly place: Place | null
}

/** The answer to "Why?" for one segment or mark: plain data, all words as keys of the catalogue. */
export interface Why {
  readonly question: Sentence
  /** The name of the Pod that it is about, where there are several; else null. */
  readonly pod: string | null
  readonly from: SimTime
  readonly to: SimTime
  readonly steps: readonly WhyStep[]
  /** The rules of kubectl's printer that led to the word in STATUS; empty for all else. */
  readonly status: readonly StatusStep[]
  readonly rows: readonly SumRow[]
  readonly picture: BackoffPicture | null
  readonly note: Sentence | null
  readonly sources: readonly Source[]
  /** The fields of the world's text that took part. */
  readonly fields: readonly FieldRef[]
}

/** Why a segment or mark is there; null when it is not there, or nothing in the Trace began it. */
export function explain(of: Case, place: Place): Why | null {
  const lane = laneOf(of.model, place.lane)
  const item = lane && (segmentOf(lane, place.item) ?? markOf(lane, place.item))
  if (!lane || !item) return null
  const effect = effectOf(of, lane, item)
  const steps = effect === null ? [] : stepsTo(of, lane, item, effect)
  const sums = sumsOf(of, lane, item, steps)
  const record = item.record === null ? undefined : of.trace.records[item.record]
  const isStatus = 'state' in item && lane.kind === 'status'
  return {
    question: questionOf(lane, item),
    pod: lane.pod !== null && of.model.groups.length > 1 ? nameOf(lane.pod) : null,
    from: 'state' in item ? item.from : item.at,
    to: 'state' in item ? item.to : markEnd(item),
    steps: steps.map((step) => ({ ...step, place: stepPlace(of, step) })),
    status: isStatus && record?.kind === 'watch' && isPod(record.object) ? statusSteps(record.object) : [],
    rows: sums.rows,
    picture: sums.picture,
    note: sums.note,
    sources: sums.sources,
    fields: fieldsOf(
      of,
      steps.map((step) => step.record),
      sums.fields,
    ),
  }
}

/** What an explanation of something in a lane is about: where there is one Pod, it is that whatever the lane. */
const ownOf = ({ model: { groups } }: Case, { pod, container }: Lane): Own => ({
  pod: pod ?? (groups.length === 1 ? (groups[0]?.pod ?? null) : null),
  container,
})

const nameOf = (pod: string): string => pod.slice(pod.indexOf('/') + 1)

function stepPlace(of: Case, { record }: ChainStep): Place | null {
  const found = of.trace.records[record]
  return found ? placeOf(of.model, found) : null
}

/** What the API tells within this time, in milliseconds, it tells at once. */
const LATE = 500

/**
 * The chain to an effect. What the API tells can leave out why: that a probe had passed before the status was looked at, or that a back-off
 * known to the kubelet for long is told only now. Both are put in.
 */
function stepsTo(of: Case, lane: Lane, item: Segment | Mark, effect: RecordId): readonly ChainStep[] {
  const { trace } = of
  const recorded = isRecording(of) ? recordedSteps(trace, lane, item, effect) : null
  if (recorded) return recorded
  const { pod, container } = lane
  const steps = chainOf(trace, effect, ownOf(of, lane))
  if (!('state' in item) || pod === null || container === null || item.record === null) return steps
  const last = trace.records[effect]
  const pass = item.state.kind === 'running' && item.state.ready ? readyBy(trace, { pod, container }, effect) : null
  if (last && pass && pass.until <= last.at && !steps.some(({ record }) => record === pass.id))
    return [...steps.slice(0, -1), describe(trace, pass, lane), ...steps.slice(-1)].toSorted((a, b) => a.at - b.at)
  if (effect === item.record || item.from - (steps.at(-1)?.at ?? item.from) < LATE) return steps
  return [...steps, { record: item.record, at: item.from, kind: 'watch', key: 'explain.told', values: { state: item.label } }]
}

/** The record that a chain ends with: the one that began the item; for a back-off the one that says so, as the API's word comes later. */
function effectOf({ trace }: Case, { pod, container }: Lane, item: Segment | Mark): RecordId | null {
  if (!('state' in item) || pod === null || container === null) return item.record
  const hold = { pod, container, from: item.from, to: item.to }
  if (item.state.kind === 'crash-backoff') return crashBackoffsOf(trace, hold)[0]?.id ?? item.record
  return item.state.kind === 'image-backoff' ? (imageBackoffOf(trace, hold)?.id ?? item.record) : item.record
}
