import { ms, parseGoDuration, simTimeOf } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'

/** A Scenario's duration; `fallback` where it says none. Manifests are checked before they are played: nonsense counts as none. */
export const durationOr = (text: string | undefined, fallback: number): Duration =>
  text === undefined ? ms(fallback) : (parseGoDuration(text) ?? ms(fallback))

/** A Scenario's time since zero. */
export const timeOf = (text: string | undefined): SimTime => simTimeOf(durationOr(text, 0))

/** A span of time; without an end it lasts for ever. */
export interface Span {
  readonly from: SimTime
  readonly until: SimTime | null
}

/** The span that two of a Scenario's times make: from zero where it names no beginning. */
export const spanOf = (from: string | undefined, until: string | undefined): Span => ({
  from: timeOf(from),
  until: until === undefined ? null : timeOf(until),
})

/** Whether a moment lies in a span; its end does not. */
export const within = (span: Span, at: SimTime): boolean => at >= span.from && (span.until === null || at < span.until)
