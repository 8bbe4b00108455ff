import { ms } from '../../base/time.ts'
import type { Scheduling } from './life.ts'
import type { Timer } from './queue.ts'

/** The kernel as the `clock` that XState actors run on: their delays become timers of the one queue. */
export interface ActorClock {
  setTimeout(run: () => void, delay: number): Timer
  clearTimeout(timer: Timer): void
}

export function createActorClock(kernel: Scheduling): ActorClock {
  return {
    setTimeout: (run, delay) => kernel.after(ms(delay), run),
    clearTimeout: (timer) => kernel.cancel(timer),
  }
}
