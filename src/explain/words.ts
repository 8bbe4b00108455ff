import { formatDuration, formatStep, formatTime } from '../base/clock-text.ts'
import type { MessageKey, MessageValues } from '../messages/index.ts'

/** A message of the catalogue with its values. */
export interface Sentence {
  readonly key: MessageKey
  readonly values: MessageValues
}

/** What people read: a message, or symbols that are the same in every language. */
export type Words = string | Sentence

/** A message of the catalogue with its values: what is computed apart from the page is said there. */
export const say = (key: MessageKey, values: MessageValues = {}): Sentence => ({ key, values })

/** A moment in tenths of a second: `3:12.1`. Milliseconds. */
export const clock = (at: number): string => formatTime(at, 1)
/** A measured length: `30.0 s`. Milliseconds. */
export const length = formatDuration
/** A measured length, without its decimal where that is 0: `3 s`. Milliseconds. */
export const rough = (value: number): string => formatStep(Math.round(value / 100) * 100)
/** A length that somebody set: `40 s`. Milliseconds. */
export const span = formatStep

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** `2³`. */
export const power = (base: number, exponent: number): string =>
  `${base}${String(exponent).replaceAll(/\d/g, (digit) => SUPERSCRIPTS.charAt(Number(digit)))}`
