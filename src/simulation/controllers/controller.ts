import { ms, plus } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import { EventRecorder } from '../api/events.ts'
import type { Identities } from '../api/identity.ts'
import type { ApiServer, WatchEvent } from '../api/server.ts'
import type { WallClock } from '../api/times.ts'
import { union } from '../kernel/causes.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Timer } from '../kernel/queue.ts'
import type { Recorder } from '../recorder.ts'
import type { RecordId } from '../trace.ts'

/** What every controller works with. */
export interface ControllerContext {
  readonly kernel: Kernel
  readonly recorder: Recorder
  readonly api: ApiServer
  readonly clock: WallClock
  readonly identities: Identities
}

/** From what a controller saw to its write. Measured: 5 to 15 ms. */
const HOP = ms(8)

/** Milliseconds. Models client-go/util/workqueue/default_rate_limiters.go DefaultTypedControllerRateLimiter (v1.36). */
const FIRST_RETRY = 5
const LONGEST_RETRY = 1_000_000

interface Due {
  timer: Timer
  causes: readonly RecordId[]
}

/**
 * A controller: it watches, notes the keys of the objects that are to be looked at, and looks at each once.
 * A key that is noted again while it is queued is looked at once, with the causes of both; one that waits for a later time is kept apart,
 * and of two such times the earlier one stands. Models client-go/util/workqueue/delaying_queue.go (v1.36).
 */
export abstract class Controller {
  protected readonly ctx: ControllerContext
  readonly #queued = new Map<string, Due>()
  readonly #waiting = new Map<string, Due>()
  readonly #failures = new Map<string, number>()

  constructor(ctx: ControllerContext) {
    this.ctx = ctx
  }

  /** Something changed that this controller watches. */
  abstract observe(event: WatchEvent): void

  /** Makes the world agree with the object of this key. */
  protected abstract sync(key: string): void

  /** Has `key` looked at a hop from here. */
  protected enqueue(key: string): void {
    this.#expect(this.#queued, key, HOP)
  }

  /** Has `key` looked at once `delay` has passed, beside what is queued already. */
  protected enqueueAfter(key: string, delay: Duration): void {
    if (delay <= HOP) this.enqueue(key)
    else this.#expect(this.#waiting, key, delay)
  }

  #expect(among: Map<string, Due>, key: string, delay: Duration): void {
    const { kernel } = this.ctx
    const at: SimTime = plus(kernel.now, delay)
    const due = among.get(key)
    const causes = union(due?.causes ?? [], kernel.causes)
    if (due && due.timer.due <= at) {
      due.causes = causes
      return
    }
    kernel.cancel(due?.timer)
    const timer = kernel.at(at, () => {
      const all = among.get(key)?.causes ?? causes
      among.delete(key)
      kernel.because(all, () => this.sync(key))
    })
    among.set(key, { timer, causes })
  }

  /** Has `key` looked at again after a failure: each in a row waits twice as long. Models client-go/util/workqueue/default_rate_limiters.go (v1.36). */
  protected retry(key: string): void {
    const failures = this.#failures.get(key) ?? 0
    this.#failures.set(key, failures + 1)
    this.enqueueAfter(key, ms(Math.min(FIRST_RETRY * 2 ** failures, LONGEST_RETRY)))
  }

  /** `key` succeeded: its next failure is the first one. */
  protected forget(key: string): void {
    this.#failures.delete(key)
  }

  /** The recorder of this controller's Events. */
  protected eventsAs(component: string): EventRecorder {
    return new EventRecorder(this.ctx.kernel, this.ctx.api, this.ctx.clock, component, '')
  }
}

/** The key of an object among those of its kind. */
export const keyOf = ({ metadata }: { metadata: { namespace?: string; name: string } }): string =>
  `${metadata.namespace ?? ''}/${metadata.name}`

/** Namespace and name of a key. */
export function splitKey(key: string): { namespace: string; name: string } {
  const at = key.indexOf('/')
  return { namespace: key.slice(0, at), name: key.slice(at + 1) }
}
