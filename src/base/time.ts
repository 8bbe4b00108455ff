declare const simTime: unique symbol
declare const duration: unique symbol

/** A moment of a simulation or a recording: whole milliseconds since time zero; what happened before it is negative. */
export type SimTime = number & { readonly [simTime]: true }

/** A length of time: whole milliseconds. */
export type Duration = number & { readonly [duration]: true }

/** Time zero itself. */
export const ZERO = 0 as SimTime

/** `value` milliseconds as a moment, rounded to whole milliseconds. */
export const simTimeOf = (value: number): SimTime => Math.round(value) as SimTime

/** A length of time in milliseconds, seconds or minutes, rounded to whole milliseconds. */
export const ms = (value: number): Duration => Math.round(value) as Duration
export const seconds = (value: number): Duration => Math.round(value * 1000) as Duration
export const minutes = (value: number): Duration => Math.round(value * 60_000) as Duration

/** As a number of seconds, with a fraction. */
export const inSeconds = (value: SimTime | Duration): number => value / 1000

/** The moment `by` later, or earlier. */
export const plus = (at: SimTime, by: Duration): SimTime => (at + by) as SimTime
export const minus = (at: SimTime, by: Duration): SimTime => (at - by) as SimTime
/** How long from `from` to `to`; negative when `to` is earlier. */
export const between = (from: SimTime, to: SimTime): Duration => (to - from) as Duration

const UNITS: Readonly<Record<string, number>> = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

/**
 * Reads Go's duration syntax (`500ms`, `1m30s`, `-1.5h`, `0`), rounded to whole milliseconds.
 * Returns null for anything else. Models time.ParseDuration of Go's standard library.
 */
export function parseGoDuration(text: string): Duration | null {
  const whole = /^([+-]?)((?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+$/.exec(text)
  if (!whole) return text === '0' || text === '+0' || text === '-0' ? ms(0) : null
  let total = 0
  for (const [, amount, unit] of text.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g)) {
    total += Number(amount) * (UNITS[unit ?? ''] ?? 0)
  }
  return ms(whole[1] === '-' ? -total : total)
}

/** Prints as Go does: `1m20s`, `5m0s`, `1.5s`, `250ms`, `0s`. Models Duration.String of Go's standard library. */
export function formatGoDuration(value: Duration): string {
  if (value === 0) return '0s'
  const sign = value < 0 ? '-' : ''
  const total = Math.abs(value)
  if (total < 1000) return `${sign}${total}ms`
  const hours = Math.floor(total / 3_600_000)
  const mins = Math.floor((total % 3_600_000) / 60_000)
  const secs = (total % 60_000) / 1000
  if (hours > 0) return `${sign}${hours}h${mins}m${secs}s`
  return mins > 0 ? `${sign}${mins}m${secs}s` : `${sign}${secs}s`
}
