import type { Random } from '../../base/random.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import type { RecordId } from '../trace.ts'
import type { Kernel } from './kernel.ts'
import type { Timer } from './queue.ts'
import { Latch, waitFor } from './task.ts'
import type { Task } from './task.ts'

/** What parts of the cluster need of the kernel. */
export type Scheduling = Pick<Kernel, 'now' | 'causes' | 'random' | 'at' | 'after' | 'cancel' | 'because' | 'spawn'>

/** The kernel for one life of a component: once it has ended, nothing that it set going goes on. */
export class Life implements Scheduling {
  readonly #kernel: Kernel
  #ended = false

  constructor(kernel: Kernel) {
    this.#kernel = kernel
  }

  get now(): SimTime {
    return this.#kernel.now
  }

  get causes(): readonly RecordId[] {
    return this.#kernel.causes
  }

  set causes(causes: readonly RecordId[]) {
    this.#kernel.causes = causes
  }

  get random(): Random {
    return this.#kernel.random
  }

  at(due: SimTime, run: () => void): Timer {
    return this.#kernel.at(due, () => this.#ended || run())
  }

  after(delay: Duration, run: () => void): Timer {
    return this.#kernel.after(delay, () => this.#ended || run())
  }

  cancel(timer: Timer | null | undefined): void {
    this.#kernel.cancel(timer)
  }

  because<T>(causes: readonly RecordId[], run: () => T): T {
    return this.#kernel.because(causes, run)
  }

  spawn(task: Task<unknown>): Latch {
    return this.#kernel.spawn(this.#whileAlive(task))
  }

  end(): void {
    this.#ended = true
  }

  *#whileAlive(task: Task<unknown>): Task<unknown> {
    for (;;) {
      const step = task.next()
      if (step.done) return step.value
      yield step.value
      if (this.#ended) yield* waitFor(new Latch())
    }
  }
}
