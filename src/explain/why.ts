import type { SimTime } from '../base/time.ts'
import { isPod } from '../kube/types.ts'
import { markEnd } from '../lanes/index.ts'
import { stepsAfter } from './after.ts'
import type { Case } from './case.ts'
import type { ChainStep } from './describe.ts'
import { fieldsOf } from './fields.ts'
import type { FieldRef } from './fields.ts'
import { placeOf } from './places.ts'
import type { Place } from './places.ts'
import { statusSteps } from './printer.ts'
import type { StatusStep } from './printer.ts'
import { questionOf } from './question.ts'
import type { Source } from './sources.ts'
import { foundAt, ownOf, stepsTo } from './steps.ts'
import type { BackoffPicture, SumRow } from './sums/arithmetic.ts'
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
  /** What Kubernetes does about the failure that the chain ends with; empty where it does not end with one. */
  readonly after: readonly WhyStep[]
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
  const found = foundAt(of, place)
  if (!found) return null
  const { lane, item } = found
  const steps = stepsTo(of, found)
  const sums = sumsOf(of, lane, item, steps)
  const record = item.record === null ? undefined : of.trace.records[item.record]
  const isStatus = 'state' in item && lane.kind === 'status'
  return {
    question: questionOf(lane, item),
    pod: lane.pod !== null && of.model.groups.length > 1 ? nameOf(lane.pod) : null,
    from: 'state' in item ? item.from : item.at,
    to: 'state' in item ? item.to : markEnd(item),
    steps: steps.map((step) => ({ ...step, place: stepPlace(of, step) })),
    after: stepsAfter(of.trace, steps, ownOf(of, lane)).map((step) => ({ ...step, place: stepPlace(of, step) })),
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

const nameOf = (pod: string): string => pod.slice(pod.indexOf('/') + 1)

function stepPlace(of: Case, { record }: ChainStep): Place | null {
  const found = of.trace.records[record]
  return found ? placeOf(of.model, found) : null
}
