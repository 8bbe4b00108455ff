import type { Random } from '../../base/random.ts'
import { ms, plus, seconds } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import { WallClock } from '../api/times.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Timer } from '../kernel/queue.ts'
import type { RecordId } from '../trace.ts'
import type { PodInfo } from './pod-info.ts'

/** Models pkg/scheduler/backend/queue (v1.36): DefaultPodInitialBackoffDuration, DefaultPodMaxBackoffDuration. */
const FIRST_BACKOFF = 1000
const LONGEST_BACKOFF = 10_000
/** Pods that wait longer than this are tried again without any reason, at a tick of the other. Models scheduling_queue.go DefaultPodMaxInUnschedulablePodsDuration, Run (v1.36). */
const PATIENCE = seconds(300)
const PATIENCE_TICK = seconds(30)

/** A Pod on its way to a node. */
export interface Waiting {
  info: PodInfo
  readonly since: SimTime
  readonly sequence: number
  /** Attempts that found no node. */
  attempts: number
  /** The plugins that rejected it last. */
  rejectors: ReadonlySet<string>
  /** `pool`: nothing is known to help. */
  place: 'active' | 'backoff' | 'pool' | 'cycle'
  /** When its back-off ends. */
  backoffEnd: SimTime
  /** What led to its next attempt. */
  causes: readonly RecordId[]
  /** Its victims are being told to go: it is not tried meanwhile; and whether something called it in that time. */
  held: boolean
  called: boolean
  overdue: Timer | null
}

/** Who is tried first: the more important, then who came first. */
const before = (a: Waiting, b: Waiting): number => b.info.priority - a.info.priority || a.since - b.since || a.sequence - b.sequence

function insert(into: Waiting[], entry: Waiting, order: (a: Waiting, b: Waiting) => number): void {
  let [low, high] = [0, into.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (order(into[middle] as Waiting, entry) <= 0) low = middle + 1
    else high = middle
  }
  into.splice(low, 0, entry)
}

const earlier = (a: Waiting, b: Waiting): number => a.backoffEnd - b.backoffEnd || a.sequence - b.sequence

/**
 * Pods that wait for a node: those to be tried, those whose back-off runs, and those that nothing is known to help.
 * Models pkg/scheduler/backend/queue/scheduling_queue.go (v1.36).
 */
export class SchedulingQueue {
  readonly #kernel: Kernel
  readonly #clock: WallClock
  readonly #ready: () => void
  /** Where in their period the ticks of impatience lie. */
  readonly #tick: Duration
  readonly #entries = new Map<string, Waiting>()
  readonly #active: Waiting[] = []
  readonly #backoff: Waiting[] = []
  /** The pool, by the plugin that rejected; those that no plugin rejected under the empty name. */
  readonly #pool = new Map<string, Set<Waiting>>()
  #sequence = 0

  /** `ready` is called when a Pod can be tried. */
  constructor(kernel: Kernel, clock: WallClock, random: Random, ready: () => void) {
    this.#kernel = kernel
    this.#clock = clock
    this.#ready = ready
    this.#tick = ms(random.between(0, PATIENCE_TICK))
  }

  get(uid: string): Waiting | undefined {
    return this.#entries.get(uid)
  }

  /** A Pod that waits from now on. */
  add(info: PodInfo): void {
    if (this.#entries.has(info.uid)) return
    const entry: Waiting = {
      info,
      since: this.#kernel.now,
      sequence: this.#sequence++,
      attempts: 0,
      rejectors: new Set(),
      place: 'active',
      backoffEnd: this.#kernel.now,
      causes: this.#kernel.causes,
      held: false,
      called: false,
      overdue: null,
    }
    this.#entries.set(info.uid, entry)
    this.#activate(entry)
  }

  /** A Pod that waits no longer. */
  remove(uid: string): void {
    const entry = this.#entries.get(uid)
    if (!entry) return
    this.#entries.delete(uid)
    this.#takeOut(entry)
  }

  /** The next Pod to be tried: while nobody else is, one whose back-off still runs will do. */
  pop(): Waiting | undefined {
    this.#flush()
    const entry = this.#active.shift() ?? this.#backoff.shift()
    if (entry) entry.place = 'cycle'
    return entry
  }

  /** No node was found: the Pod waits for something that pleases one of the plugins. */
  putBack(entry: Waiting, rejectors: ReadonlySet<string>): void {
    if (this.#entries.get(entry.info.uid) !== entry) return
    const { now } = this.#kernel
    entry.attempts += 1
    entry.rejectors = rejectors
    entry.place = 'pool'
    const wait = Math.min(FIRST_BACKOFF * 2 ** (entry.attempts - 1), LONGEST_BACKOFF)
    entry.backoffEnd = this.#clock.cut((now + wait) as SimTime)
    for (const plugin of rejectors.size > 0 ? rejectors : ['']) {
      let waiting = this.#pool.get(plugin)
      if (!waiting) this.#pool.set(plugin, (waiting = new Set()))
      waiting.add(entry)
    }
    const tick = WallClock.nextTick(plus(now, PATIENCE), this.#tick, PATIENCE_TICK)
    entry.overdue = this.#kernel.at(tick, () => this.wake(entry))
  }

  /** Those that a plugin rejected. */
  rejectedBy(plugin: string): Waiting[] {
    return [...(this.#pool.get(plugin) ?? [])]
  }

  /** Something may help a Pod of the pool. */
  wake(entry: Waiting): void {
    if (entry.place !== 'pool') return
    if (entry.held) {
      entry.called = true
      return
    }
    this.#takeOut(entry)
    entry.causes = this.#kernel.causes
    if (entry.backoffEnd > this.#kernel.now) {
      entry.place = 'backoff'
      insert(this.#backoff, entry, earlier)
      this.#ready()
    } else this.#activate(entry)
  }

  #activate(entry: Waiting): void {
    entry.place = 'active'
    insert(this.#active, entry, before)
    this.#ready()
  }

  /** Those whose back-off is over are tried in order of importance; looked at once a second. */
  #flush(): void {
    const { now } = this.#kernel
    for (let first = this.#backoff[0]; first && first.backoffEnd <= this.#clock.cut(now); first = this.#backoff[0]) {
      this.#backoff.shift()
      first.place = 'active'
      insert(this.#active, first, before)
    }
  }

  #takeOut(entry: Waiting): void {
    this.#kernel.cancel(entry.overdue)
    entry.overdue = null
    for (const list of [this.#active, this.#backoff]) {
      const at = list.indexOf(entry)
      if (at >= 0) list.splice(at, 1)
    }
    for (const plugin of entry.rejectors.size > 0 ? entry.rejectors : ['']) this.#pool.get(plugin)?.delete(entry)
  }
}
