import type { Duration, SimTime } from '../../base/time.ts'
import { between, inSeconds, minus, ms, plus, seconds } from '../../base/time.ts'
import type { Segment, Wait } from './segments.ts'

/** By how much a state's length may differ between two runs: the kubelet relists its containers once a second. */
const SLACK = seconds(2)

/** A state shorter than this may be missing on either side: the status manager batches quick changes. */
const BLINK = ms(1100)

/** The share of its length by which a state that ends a wait may differ: a worker wakes 1 to 1.5 back-offs later. */
const JITTER = 0.36
const CLOCK_SHARE = 0.01

const lengthOf = ({ from, to }: Segment): Duration => between(from, to)
const shown = (time: SimTime | Duration): string => inSeconds(time).toFixed(1)

/** Two lanes laid side by side: where both stand, and how far the waits so far may have driven them apart. */
class Alignment {
  readonly #recorded: readonly Segment[]
  readonly #simulated: readonly Segment[]
  readonly #end: SimTime
  readonly #waits: readonly Wait[]
  #i = 0
  #j = 0
  #drift = ms(0)

  constructor(recorded: readonly Segment[], simulated: readonly Segment[], end: SimTime, waits: readonly Wait[]) {
    this.#recorded = recorded
    this.#simulated = simulated
    this.#end = end
    this.#waits = waits
  }

  difference(): string | null {
    while (this.#i < this.#recorded.length || this.#j < this.#simulated.length) {
      const recorded = this.#recorded[this.#i]
      const simulated = this.#simulated[this.#j]
      if (recorded && simulated && recorded.state === simulated.state) {
        const verdict = this.#sameState(recorded, simulated)
        if (verdict !== 'agree') return verdict.difference
        this.#i++
        this.#j++
      } else if (!this.#skipBlink(recorded, simulated)) {
        return this.#otherState(recorded, simulated)
      }
    }
    return null
  }

  /** `agree`, or where the comparison ends: without a difference when one side was cut off by the end of the time compared. */
  #sameState(recorded: Segment, simulated: Segment): 'agree' | { difference: string | null } {
    const [a, b] = [lengthOf(recorded), lengthOf(simulated)]
    const longer = Math.max(a, b)
    const extra = this.#waits
      .filter(({ at }) => at >= recorded.from - 1000 && at <= recorded.to + 1000)
      .reduce((most, { retry }) => Math.max(most, JITTER * longer + retry), 0)
    const slack = SLACK + extra + CLOCK_SHARE * longer
    this.#drift = ms(this.#drift + extra)
    if (Math.abs(a - b) <= slack) return 'agree'

    const recordedIsLast = this.#i >= this.#recorded.length - 1
    const simulatedIsLast = this.#j >= this.#simulated.length - 1
    const cut =
      (recordedIsLast && recorded.to >= this.#end - 10 && a <= b + slack + this.#drift) ||
      (simulatedIsLast && simulated.to >= this.#end - 10 && b <= a + slack + this.#drift)
    const nearTheEnd = Math.max(recorded.from, simulated.from) > this.#end - this.#drift - 3 * SLACK
    const beganTogether = recordedIsLast && simulatedIsLast && Math.abs(recorded.from - simulated.from) <= slack + this.#drift
    if (cut && (nearTheEnd || beganTogether)) return { difference: null }
    return { difference: `${recorded.state} lasts ${shown(a)}s, simulated ${shown(b)}s, from ${shown(recorded.from)}` }
  }

  /** Passes over a state too short to be seen on both sides. What is followed by the object's end is never passed over. */
  #skipBlink(recorded: Segment | undefined, simulated: Segment | undefined): boolean {
    const nextRecorded = this.#recorded[this.#i + 1]
    const nextSimulated = this.#simulated[this.#j + 1]
    const blinks = (segment: Segment): boolean => lengthOf(segment) < BLINK
    const passable = (segment: Segment, next: Segment | undefined): boolean =>
      blinks(segment) && segment.to < this.#end && next?.state !== 'gone'

    if (recorded && simulated && blinks(simulated) && nextSimulated?.state === recorded.state && recorded.state !== 'gone') this.#j++
    else if (recorded && simulated && blinks(recorded) && nextRecorded?.state === simulated.state && simulated.state !== 'gone') this.#i++
    else if (recorded && passable(recorded, nextRecorded) && (!simulated || !blinks(simulated))) this.#i++
    else if (simulated && passable(simulated, nextSimulated)) this.#j++
    else return false
    return true
  }

  #otherState(recorded: Segment | undefined, simulated: Segment | undefined): string | null {
    const first = Math.min(recorded?.from ?? Infinity, simulated?.from ?? Infinity)
    if (first > minus(minus(this.#end, this.#drift), ms(2 * SLACK))) return null
    if (recorded && simulated) {
      return `${recorded.state} at ${shown(recorded.from)}, simulated ${simulated.state} at ${shown(simulated.from)}`
    }
    if (recorded) return `${recorded.state} at ${shown(recorded.from)} is missing`
    return simulated ? `${simulated.state} at ${shown(simulated.from)} is not in the recording` : null
  }
}

/**
 * Why two lanes differ, or null when they agree: when they go through the same states and stay in each as long, give or take the
 * slack that two runs of one world have.
 */
export function laneDifference(
  recorded: readonly Segment[],
  simulated: readonly Segment[],
  end: SimTime,
  waits: readonly Wait[],
): string | null {
  return new Alignment(recorded, simulated, end, waits).difference()
}

/** A lane which appears this close to the end of the time compared may be missing on the other side. */
export const appearsTooLate = (at: SimTime, end: SimTime): boolean => plus(at, seconds(3)) >= end
