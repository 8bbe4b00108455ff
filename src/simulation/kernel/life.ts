import type { Random } from '../../base/random.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import type { RecordId } from '../trace.ts'
import type { Kernel } from './kernel.ts'
import type { Owner, Timer } from './queue.ts'
import type { Latch, Task } from './task.ts'

/** What parts of the cluster need of the kernel. */
export type Scheduling = Pick<Kernel, 'now' | 'causes' | 'random' | 'at' | 'after' | 'cancel' | 'because' | 'spawn' | 'play'>

/** The kernel for one life of a component: once it has ended, nothing that it set going goes on. */
export class Life implements Scheduling, Owner {
  readonly #kernel: Scheduling
  #ended = false

  constructor(kernel: Scheduling) {
    this.#kernel = kernel
  }

  /** Whether this life has ended, or the one that it is part of. */
  get ended(): boolean {
    return this.#ended || (this.#kernel instanceof Life && this.#kernel.ended)
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

  at(due: SimTime, run: () => void, owner: Owner = this): Timer {
    return this.#kernel.at(due, run, owner)
  }

  after(delay: Duration, run: () => void, owner: Owner = this): Timer {
    return this.#kernel.after(delay, run, owner)
  }

  cancel(timer: Timer | null | undefined): void {
    this.#kernel.cancel(timer)
  }

  because<T>(causes: readonly RecordId[], run: () => T): T {
    return this.#kernel.because(causes, run)
  }

  spawn(task: Task<unknown>, owner: Owner = this): Latch {
    return this.#kernel.spawn(task, owner)
  }

  play<T>(task: Task<T>, finish: (result: T) => void, owner: Owner = this): void {
    this.#kernel.play(task, finish, owner)
  }

  /** From here on nothing that was set going goes on. */
  end(): void {
    this.#ended = true
  }
}
