import { plus, simTimeOf } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'

/** How many seconds' texts are kept: those of a few Pods' starts and ends. */
const REMEMBERED = 256
const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const TWO_DIGITS = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'))

/** Where simulated time lies on the wall clock: API objects carry wall time, cut to the second. */
export class WallClock {
  /** Milliseconds since 1970 of time zero. */
  readonly #zero: number
  readonly #texts = new Map<number, string>()
  /** The day that was written last, in days since 1970, and its date: a Date for each second would take longer than all else about it. */
  #day = Number.NaN
  #date = ''

  constructor(zero: number) {
    this.#zero = zero
  }

  get epoch(): string {
    return new Date(this.#zero).toISOString()
  }

  /** As metav1.Time: `2026-01-05T09:00:00Z`. */
  seconds(at: SimTime): string {
    const second = Math.floor((this.#zero + at) / 1000)
    const known = this.#texts.get(second)
    if (known !== undefined) return known
    if (this.#texts.size >= REMEMBERED) this.#texts.clear()
    const text = this.#write(second)
    this.#texts.set(second, text)
    return text
  }

  /** `second`: since 1970. */
  #write(second: number): string {
    const day = Math.floor(second / DAY)
    if (day !== this.#day) {
      this.#day = day
      this.#date = new Date(day * DAY * 1000).toISOString().slice(0, -'00:00:00.000Z'.length)
    }
    const of = second - day * DAY
    const [hours, minutes, seconds] = [Math.floor(of / HOUR), Math.floor((of % HOUR) / MINUTE), of % MINUTE].map((part) => TWO_DIGITS[part])
    return `${this.#date}${hours}:${minutes}:${seconds}Z`
  }

  /** As metav1.MicroTime. */
  micros(at: SimTime): string {
    return `${new Date(this.#zero + at).toISOString().slice(0, -1)}000Z`
  }

  /** The moment that such a text names. */
  read(text: string): SimTime {
    return simTimeOf(Date.parse(text) - this.#zero)
  }

  /** `at` cut to the wall clock's second, as a component sees it that reads the time back from the API. */
  cut(at: SimTime): SimTime {
    return simTimeOf(Math.floor((this.#zero + at) / 1000) * 1000 - this.#zero)
  }

  /** The first moment after `at` which is `phase` past a whole `period` of the wall clock. */
  static nextTick(at: SimTime, phase: Duration, period: Duration): SimTime {
    const ticks = Math.floor((at - phase) / period) + 1
    return plus(simTimeOf(phase), (ticks * period) as Duration)
  }
}
