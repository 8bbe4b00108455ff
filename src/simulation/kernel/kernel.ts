import { createRandom } from '../../base/random.ts'
import type { Random } from '../../base/random.ts'
import { plus } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import type { RecordId } from '../trace.ts'
import { union } from './causes.ts'
import { TimerQueue } from './queue.ts'
import type { Owner, Timer } from './queue.ts'
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

  /** Runs `run` at `due` (at once after the current turn when that is past), with the causes of this turn, unless `owner` has ended by then. */
  at(due: SimTime, run: () => void, owner: Owner | null = null): Timer {
    const timer: Timer = { due: due < this.now ? this.now : due, sequence: this.#sequence++, causes: this.causes, owner, run }
    this.#queue.push(timer)
    return timer
  }

  /** As `at`, so long from here. */
  after(delay: Duration, run: () => void, owner: Owner | null = null): Timer {
    return this.at(plus(this.now, delay), run, owner)
  }

  /** What the timer was to do is not done. */
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

  /** Starts a task; the latch fires when it is done. A task goes no further once `owner` has ended. */
  spawn(task: Task<unknown>, owner: Owner | null = null): Latch {
    const done = new Latch()
    this.play(task, () => done.fire(), owner)
    return done
  }

  /** Starts a task; `finish` gets what it answers, at once when it takes no time. A task goes no further once `owner` has ended. */
  play<T>(task: Task<T>, finish: (result: T) => void, owner: Owner | null = null): void {
    const resume = (): void => {
      const step = task.next()
      if (step.done) {
        finish(step.value)
        return
      }
      const { sleep, latch } = step.value
      if (latch === null) {
        if (sleep !== null) this.after(sleep, resume, owner)
        return
      }
      const causes = this.causes
      const timer =
        sleep === null
          ? null
          : this.after(
              sleep,
              () => {
                forget()
                resume()
              },
              owner,
            )
      const forget = latch.whenFired(() => {
        this.cancel(timer)
        if (!owner?.ended) this.because(union(causes, this.causes), resume)
      })
    }
    resume()
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
      if (!timer.run || timer.owner?.ended) continue
      this.now = timer.due
      this.causes = timer.causes
      timer.run()
      if (eachTurn && (++turns & 4095) === 0 && !eachTurn()) return
    }
    this.causes = NO_CAUSES
    if (!this.#stopped) this.now = end
  }
}
