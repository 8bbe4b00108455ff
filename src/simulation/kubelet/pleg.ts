import { ms, plus } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import { union } from '../kernel/causes.ts'
import type { Scheduling } from '../kernel/life.ts'
import { Latch, waitFor } from '../kernel/task.ts'
import type { Task } from '../kernel/task.ts'
import type { Timer } from '../kernel/queue.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { NOTHING_RUNS } from '../runtime/types.ts'
import type { Instance, RuntimePod } from '../runtime/types.ts'
import type { RecordId } from '../trace.ts'

/** From the end of one global relist to the beginning of the next. Models pkg/kubelet/kubelet.go genericPlegRelistPeriod (v1.36). */
const RELIST_PERIOD = 1000
/** How long a relist takes. Measured: 4 to 10 ms. */
const RELIST_TAKES = ms(7)

interface PlegListener {
  /** A container or sandbox of the Pod began or ended: its worker is to look. */
  worthSync(uid: string): void
  /** These dead instances are no longer the newest of their name. */
  outdated(uid: string, instances: readonly Instance[]): void
}

interface Cached {
  readonly state: RuntimePod
  readonly modified: SimTime
}

/**
 * The kubelet's view of the runtime: a relist each second, or on demand for one Pod, compares what runs with what ran.
 * Relists that would find nothing are not played, only counted. Models pkg/kubelet/pleg/generic.go and container/cache.go (v1.36).
 */
export class Pleg {
  readonly #cache = new Map<string, Cached>()
  readonly #changed = new Set<string>()
  readonly #waiting = new Map<string, { latch: Latch; newerThan: SimTime }>()
  readonly #causes = new Map<string, readonly RecordId[]>()
  readonly #kernel: Scheduling
  readonly #runtime: Runtime
  readonly #listener: PlegListener
  readonly #phase: Duration
  #next: Timer | null = null

  constructor(kernel: Scheduling, runtime: Runtime, listener: PlegListener, phase: Duration) {
    this.#kernel = kernel
    this.#runtime = runtime
    this.#listener = listener
    this.#phase = phase
    // What an earlier kubelet left running is known from the start.
    for (const uid of runtime.uids()) this.#cache.set(uid, { state: runtime.podState(uid), modified: kernel.now })
    runtime.onChange((uid) => {
      this.#changed.add(uid)
      this.#causes.set(uid, union(this.#causes.get(uid) ?? [], kernel.causes))
      this.#expectRelist()
    })
  }

  /** What the last relist saw of a Pod. */
  stateOf(uid: string): RuntimePod {
    return this.#cache.get(uid)?.state ?? NOTHING_RUNS
  }

  /** Whether the view of a Pod is newer than `moment`. */
  isNewerThan(uid: string, moment: SimTime): boolean {
    return Math.max(this.#cache.get(uid)?.modified ?? Number.NEGATIVE_INFINITY, this.#lastRelist()) > moment
  }

  /** Waits until the view of a Pod is newer than `newerThan`. */
  *newerThan(uid: string, newerThan: SimTime): Task<void> {
    if (this.isNewerThan(uid, newerThan)) return
    const latch = new Latch()
    this.#waiting.set(uid, { latch, newerThan })
    this.#expectRelist()
    yield* waitFor(latch)
  }

  /** Asks for a relist of one Pod at once. Models the PLEGOnDemandRelist feature (v1.36). */
  relistSoon(uid: string): void {
    const began = plus(this.#kernel.now, ms(1))
    this.#kernel.at(plus(began, RELIST_TAKES), () => {
      this.#causes.set(uid, union(this.#causes.get(uid) ?? [], this.#kernel.causes))
      this.#relistPod(uid, began)
    })
  }

  forget(uid: string): void {
    this.#cache.delete(uid)
    this.#changed.delete(uid)
    this.#causes.delete(uid)
  }

  /** When the latest global relist that is over began. */
  #lastRelist(): SimTime {
    const period = RELIST_PERIOD + RELIST_TAKES
    return (Math.floor((this.#kernel.now - RELIST_TAKES - this.#phase) / period) * period + this.#phase) as SimTime
  }

  #expectRelist(): void {
    if (this.#next) return
    const period = RELIST_PERIOD + RELIST_TAKES
    const begins = (Math.ceil((this.#kernel.now - this.#phase) / period) * period + this.#phase) as SimTime
    this.#next = this.#kernel.at(plus(begins, RELIST_TAKES), () => {
      this.#next = null
      this.#relist(begins)
    })
  }

  #relist(began: SimTime): void {
    const found = [...this.#changed]
    for (const uid of found) this.#relistPod(uid, began)
    for (const [uid, { latch, newerThan }] of this.#waiting) {
      if (began <= newerThan) continue
      this.#waiting.delete(uid)
      latch.fire()
    }
    if (this.#waiting.size > 0 || this.#changed.size > 0) this.#expectRelist()
  }

  #relistPod(uid: string, began: SimTime): void {
    const before = this.stateOf(uid)
    const state = this.#runtime.podState(uid)
    this.#changed.delete(uid)
    const causes = this.#causes.get(uid) ?? []
    this.#causes.delete(uid)
    // A relist that began earlier may end later than one on demand.
    const modified = Math.max(began, this.#cache.get(uid)?.modified ?? began) as SimTime
    this.#cache.set(uid, { state, modified })
    this.#kernel.because(causes, () => {
      // A look that finds nothing new is news to a worker that waits for one.
      const waiting = this.#waiting.get(uid)
      if (waiting && began > waiting.newerThan) {
        this.#waiting.delete(uid)
        waiting.latch.fire()
      }
      if (state === before) return
      // A died instance also has the older dead ones of its name removed; only the newest is kept.
      const died = state.instances.filter(
        (one) => one.state === 'exited' && before.instances.find(({ id }) => id === one.id)?.state !== 'exited',
      )
      if (wakes(before, state)) this.#listener.worthSync(uid)
      for (const { name } of died) {
        const [, ...older] = state.instances.filter((one) => one.name === name && one.state === 'exited')
        if (older.length > 0) this.#listener.outdated(uid, older)
      }
    })
  }
}

/** Whether something is newly running or newly ended; what was only created or removed wakes nobody. */
function wakes(before: RuntimePod, after: RuntimePod): boolean {
  const known = new Map(before.instances.map(({ id, state }) => [id, state]))
  if (after.instances.some(({ id, state }) => state !== 'created' && known.get(id) !== state)) return true
  const left = new Set(after.instances.map(({ id }) => id))
  if (before.instances.some(({ id, state }) => state !== 'exited' && !left.has(id))) return true
  const sandboxes = new Map(before.sandboxes.map(({ id, ready }) => [id, ready]))
  return after.sandboxes.some(({ id, ready }) => sandboxes.get(id) !== ready)
}
