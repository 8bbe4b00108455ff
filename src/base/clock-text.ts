const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const two = (value: number): string => String(value).padStart(2, '0')

/**
 * A moment, in milliseconds, as the ruler and the cursor say it: `0:46`, `1:02:03`, `2 d 4:00`; with `decimals` digits after the seconds.
 */
export function formatTime(t: number, decimals = 0): string {
  const unit = 10 ** (3 - decimals)
  // A clock shows what has passed; a sum of steps may fall short by a hair.
  const total = Math.floor(Math.abs(t) / unit + 1e-6) * unit
  const sign = t < 0 && total > 0 ? '−' : ''
  const days = Math.floor(total / DAY)
  const hours = Math.floor((total % DAY) / HOUR)
  const minutes = Math.floor((total % HOUR) / MINUTE)
  const seconds = Math.floor((total % MINUTE) / SECOND)
  const fraction =
    decimals > 0
      ? `.${String(total % SECOND)
          .padStart(3, '0')
          .slice(0, decimals)}`
      : ''
  if (days > 0) return `${sign}${days} d ${hours}:${two(minutes)}${seconds > 0 || decimals > 0 ? `:${two(seconds)}${fraction}` : ''}`
  if (hours > 0) return `${sign}${hours}:${two(minutes)}:${two(seconds)}${fraction}`
  return `${sign}${minutes}:${two(seconds)}${fraction}`
}

/** A moment of the wall clock, in milliseconds since 1970, as UTC has it: `04:30:53`; with `decimals` digits after the seconds. */
export const formatWallClock = (time: number, decimals = 0): string =>
  new Date(time).toISOString().slice(11, decimals > 0 ? 20 + decimals : 19)

/** A length of time, in milliseconds, with a unit: `29.1 s`, `3:23.0`, `250 ms`. */
export function formatDuration(length: number): string {
  const value = Math.abs(length)
  if (value < SECOND) return `${Math.round(value)} ms`
  return value < 2 * MINUTE ? `${(value / SECOND).toFixed(1)} s` : formatTime(value, 1)
}

/** As formatDuration, but without a decimal where it is whole: the length of a back-off, a period. */
export const formatStep = (length: number): string =>
  length % SECOND === 0 && length < 10 * MINUTE ? `${length / SECOND} s` : formatDuration(length)
