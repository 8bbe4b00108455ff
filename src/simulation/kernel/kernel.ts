import { createRandom } from '../../base/random.ts'
import type { Random } from '../../base/random.ts'
import { plus } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import type { RecordId } from '../trace.ts'
import { union } from './causes.ts'
import { TimerQueue } from './queue.ts'
import type { Timer } from './queue.ts'
import { Latch } from './task.ts'
import type { Task } from './task.ts'

const NO_CAUSES: readonly RecordId[] = []

/**
 * Owner of time. Everything that happens does so in a timer's turn, with `causes` saying which records led to it:
 * a timer set in some turn carries that turn's causes along, so causes travel without being passed by hand.
 */
export class Kernel {
  now: SimTime
  causes: readonly RecordId[] = NO_CAUSES
  readonly random: Random
  readonly #queue = new TimerQueue()
  #sequence = 0
  #stopped = false

  constructor(start: SimTime, seed: number) {
    this.now = start
    this.random = createRandom(seed)
  }

  /** Runs `run` at `due` (at once after the current turn when that is past), with the causes of this turn. */
  at(due: SimTime, run: () => void): Timer {
    const causes = this.causes
    const timer: Timer = {
      due: due < this.now ? this.now : due,
      sequence: this.#sequence++,
      run: () => {
        this.causes = causes
        run()
      },
    }
    this.#queue.push(timer)
    return timer
  }

  after(delay: Duration, run: () => void): Timer {
    return this.at(plus(this.now, delay), run)
  }

  cancel(timer: Timer | null | undefined): void {
    if (timer) timer.run = null
  }

  /** Runs `run` with other causes than this turn's. */
  because<T>(causes: readonly RecordId[], run: () => T): T {
    const before = this.causes
    this.causes = causes
    try {
      return run()
    } finally {
      this.causes = before
    }
  }

  /** Starts a task; the latch fires when it is done. */
  spawn(task: Task<unknown>): Latch {
    const done = new Latch()
    const resume = (): void => {
      const step = task.next()
      if (step.done) {
        done.fire()
        return
      }
      const { sleep, latch } = step.value
      const causes = this.causes
      let timer: Timer | null = null
      let forget: (() => void) | null = null
      if (sleep !== null) {
        timer = this.after(sleep, () => {
          forget?.()
          resume()
        })
      }
      if (latch) {
        forget = latch.whenFired(() => {
          this.cancel(timer)
          const also = this.causes
          this.because(union(causes, also), resume)
        })
      }
    }
    resume()
    return done
  }

  /** Ends the run after the current turn. */
  stop(): void {
    this.#stopped = true
  }

  /**
   * Plays until `end`, inclusive. `eachTurn`, when given, is called every few thousand turns and ends the run by answering false.
   */
  run(end: SimTime, eachTurn?: () => boolean): void {
    let turns = 0
    for (let timer = this.#queue.peek(); timer && timer.due <= end && !this.#stopped; timer = this.#queue.peek()) {
      this.#queue.pop()
      if (!timer.run) continue
      this.now = timer.due
      timer.run()
      if (eachTurn && (++turns & 4095) === 0 && !eachTurn()) return
    }
    this.causes = NO_CAUSES
    if (!this.#stopped) this.now = end
  }
}
