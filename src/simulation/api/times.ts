import { plus, simTimeOf } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'

/** How many seconds' texts are kept: those of a few Pods' starts and ends. */
const REMEMBERED = 256

/** Where simulated time lies on the wall clock: API objects carry wall time, cut to the second. */
export class WallClock {
  /** Milliseconds since 1970 of time zero. */
  readonly #zero: number
  readonly #texts = new Map<number, string>()

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
    const text = new Date(second * 1000).toISOString().replace('.000Z', 'Z')
    this.#texts.set(second, text)
    return text
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
