import type { SimTime } from '../../base/time.ts'
import type { RecordId } from '../trace.ts'

/** Whoever set a timer: once it has ended, the timer does nothing. */
export interface Owner {
  readonly ended: boolean
}

/** Something that is to happen; `run` is emptied when it is cancelled. */
export interface Timer {
  readonly due: SimTime
  readonly sequence: number
  /** What led to it. */
  readonly causes: readonly RecordId[]
  readonly owner: Owner | null
  run: (() => void) | null
}

const earlier = (a: Timer, b: Timer): boolean => a.due < b.due || (a.due === b.due && a.sequence < b.sequence)

/** A binary heap of timers, ordered by (due, sequence): what is due at one moment happens in the order it was asked for. */
export class TimerQueue {
  readonly #heap: Timer[] = []

  /** The first timer; undefined when there is none. */
  peek(): Timer | undefined {
    return this.#heap[0]
  }

  /** Adds a timer. */
  push(timer: Timer): void {
    const heap = this.#heap
    let hole = heap.length
    heap.push(timer)
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      const above = heap[parent] as Timer
      if (!earlier(timer, above)) break
      heap[hole] = above
      hole = parent
    }
    heap[hole] = timer
  }

  /** Takes the first timer out. */
  pop(): Timer | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || heap.length === 0) return first
    let hole = 0
    for (;;) {
      let child = hole * 2 + 1
      if (child >= heap.length) break
      if (child + 1 < heap.length && earlier(heap[child + 1] as Timer, heap[child] as Timer)) child++
      if (!earlier(heap[child] as Timer, last)) break
      heap[hole] = heap[child] as Timer
      hole = child
    }
    heap[hole] = last
    return first
  }
}
