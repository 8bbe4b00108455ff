import type { Duration, SimTime } from '../../base/time.ts'
import type { FieldRef } from '../fields.ts'
import type { Source } from '../sources.ts'
import { clock } from '../words.ts'
import type { Sentence, Words } from '../words.ts'

/** One row of arithmetic: what it is, the sum, and what comes out; the key rows are what decides. */
export interface SumRow {
  readonly name: Words
  readonly sum: Words
  readonly result: Words
  readonly isKey: boolean
  /** The moment that it tells of, or what it tells has come about by; null: it is told as soon as what it is about has begun. */
  readonly at: SimTime | null
  /** What those call it who are told little, where the next row has its result in its sum; null for rows that stand alone. */
  readonly part: Words | null
}

/** The row of back-offs against how long the container lived. `now` is the index of the one in force. */
export interface BackoffPicture {
  readonly steps: readonly Duration[]
  readonly now: number
  /** Null where the life does not count: the back-off is counted from the latest end. */
  readonly lived: Duration | null
}

/** How the times of something come about, and which rule says so. */
export interface Arithmetic {
  readonly rows: readonly SumRow[]
  readonly picture: BackoffPicture | null
  /** One sentence on the rule. */
  readonly note: Sentence | null
  readonly sources: readonly Source[]
  readonly fields: readonly FieldRef[]
}

/** One line of a sum, whose result may be a moment; the key one is what the question was about. */
export function row(name: Words, sum: Words, result: Words | SimTime, isKey = false): SumRow {
  const isMoment = typeof result === 'number'
  return { name, sum, result: isMoment ? clock(result) : result, isKey, at: isMoment ? result : null, part: null }
}

/** A row that tells what has come about by a moment. */
export const by = (at: SimTime, told: SumRow): SumRow => ({ ...told, at })

/** Only what is given; the rest is empty. */
export const arithmetic = (part: Partial<Arithmetic>): Arithmetic => ({
  rows: [],
  picture: null,
  note: null,
  sources: [],
  fields: [],
  ...part,
})
