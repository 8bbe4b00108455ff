import type { Duration } from '../../base/time.ts'
import type { FieldRef } from '../fields.ts'
import type { Source } from '../sources.ts'
import type { Sentence, Words } from '../words.ts'

/** One row of arithmetic: what it is, the sum, and what comes out; the key rows are what decides. */
export interface SumRow {
  readonly name: Words
  readonly sum: Words
  readonly result: Words
  readonly isKey: boolean
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

/** One line of a sum; the key one is what the question was about. */
export const row = (name: Words, sum: Words, result: Words, isKey = false): SumRow => ({ name, sum, result, isKey, part: null })

/** Only what is given; the rest is empty. */
export const arithmetic = (part: Partial<Arithmetic>): Arithmetic => ({
  rows: [],
  picture: null,
  note: null,
  sources: [],
  fields: [],
  ...part,
})
