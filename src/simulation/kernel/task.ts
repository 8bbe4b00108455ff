import type { Duration } from '../../base/time.ts'

/**
 * Something that happens once, or has happened; tasks wait for it.
 * Who waits goes on with the causes of who fired it, beside its own.
 */
export class Latch {
  #fired = false
  #waiting: (() => void)[] = []

  get fired(): boolean {
    return this.#fired
  }

  /** It happens: those who wait go on, in the order in which they came. Nothing happens twice. */
  fire(): void {
    if (this.#fired) return
    this.#fired = true
    const waiting = this.#waiting
    this.#waiting = []
    for (const resume of waiting) resume()
  }

  /** Calls `resume` when it fires; answers a function that forgets it. */
  whenFired(resume: () => void): () => void {
    this.#waiting.push(resume)
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== resume)
    }
  }
}

/** What a task waits for: some time, a latch, or whichever comes first. */
interface Suspension {
  readonly sleep: Duration | null
  readonly latch: Latch | null
}

/**
 * A procedure that takes simulated time: the kubelet's sequential work (SyncPod, a kill, a pull) reads top to bottom.
 * It yields what it waits for and is resumed by the kernel.
 */
export type Task<T> = Generator<Suspension, T, void>

/** Waits for some time; no time is no turn. */
export function* sleep(time: Duration): Task<void> {
  if (time > 0) yield { sleep: time, latch: null }
}

/** Waits for the latch, for ever if need be. */
export function* waitFor(latch: Latch): Task<void> {
  if (!latch.fired) yield { sleep: null, latch }
}

/** Waits for the latch, at most `time`; answers whether it fired. */
export function* waitAtMost(time: Duration, latch: Latch): Task<boolean> {
  if (!latch.fired && time > 0) yield { sleep: time, latch }
  return latch.fired
}
