import { between, ms } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import type { Random } from '../../base/random.ts'
import type { WatchEvent } from '../api/server.ts'
import type { Kernel } from '../kernel/kernel.ts'

/** An Event is tried 12 times, 10 s apart; those behind it wait. Models client-go/tools/record/event.go recordToSink (v1.36). */
const GIVES_UP_AFTER = 110_000
const RETRIES_EACH = 10_000
/**
 * A watch that fails is tried again after this time, doubled each time up to the longest; by jitter up to twice as long.
 * Models client-go/tools/cache/reflector.go NewReflectorWithOptions (v1.36).
 */
const FIRST_WAIT = 800
const LONGEST_WAIT = 30_000
const MOST_JITTER = 2
/**
 * How much of the wait that a mend falls into is left then, of the watch of Pods and of that of the own Node.
 * Measured, not derived: 17.5 s and 51 s in the one recording of a node that comes back. In Kubernetes any share is as likely.
 */
const POD_WATCH_LEFT = 0.292
const NODE_WATCH_LEFT = 0.85
/** By how much chance makes such a wait longer or shorter. A choice: little, yet nodes that were lost together are not back in the same moment. */
const SPREAD = { from: 0.97, to: 1.03 }

/**
 * The network between one node and the API server. While it is cut, what is sent waits, and what is watched is not seen;
 * once it is mended, each watch is resumed when its own back-off lets it. Models client-go/tools/cache/reflector.go (v1.36).
 */
export class Uplink {
  readonly #kernel: Kernel
  readonly #random: Random
  #cutAt: SimTime | null = null
  #watching = true
  readonly #unsent: { readonly at: SimTime; readonly send: () => void }[] = []
  readonly #unseen = new Map<string, WatchEvent>()
  #deliver: (event: WatchEvent) => void = () => undefined

  constructor(kernel: Kernel, random: Random) {
    this.#kernel = kernel
    this.#random = random
  }

  /** Whether the node reaches the API server. */
  get up(): boolean {
    return this.#cutAt === null
  }

  /** Calls `deliver` with what is watched. */
  onWatch(deliver: (event: WatchEvent) => void): void {
    this.#deliver = deliver
  }

  /** Hands on what is watched, or keeps the newest of each object until the watch is back. */
  watched(event: WatchEvent): void {
    if (this.up && this.#watching) return this.#deliver(event)
    const { kind, metadata } = event.object
    this.#unseen.set(`${kind}/${metadata.uid}`, event)
  }

  /** Sends an Event now, or once it can be. */
  send(send: () => void): void {
    if (this.up && this.#unsent.length === 0) send()
    else this.#unsent.push({ at: this.#kernel.now, send })
  }

  /** The network is gone. */
  cut(): void {
    this.#cutAt ??= this.#kernel.now
    this.#watching = false
  }

  /** A machine that starts knows of nothing before: its kubelet asks anew for what there is. */
  renew(): void {
    this.#cutAt = null
    this.#watching = true
    this.#unseen.clear()
    this.#unsent.length = 0
  }

  /** Answers how long it takes until the node watches its own Node object again. */
  mend(): number {
    if (this.#cutAt === null) return 0
    const away = between(this.#cutAt, this.#kernel.now)
    this.#cutAt = null
    const wait = waitAfter(away) * this.#random.between(SPREAD.from, SPREAD.to)
    this.#kernel.after(ms(wait * POD_WATCH_LEFT), () => this.#resume())
    const first = this.#firstUnsent()
    if (first < this.#unsent.length) this.#kernel.after(ms(this.#random.between(0, RETRIES_EACH)), () => this.#flush(first))
    else this.#unsent.length = 0
    return wait * NODE_WATCH_LEFT
  }

  /** The first Event that was not given up yet. */
  #firstUnsent(): number {
    let clock = 0
    let index = 0
    for (const { at } of this.#unsent) {
      clock = Math.max(clock, at) + GIVES_UP_AFTER
      if (clock > this.#kernel.now) break
      index++
    }
    return index
  }

  #flush(first: number): void {
    if (!this.up) return
    const { causes } = this.#kernel
    for (const { send } of this.#unsent.splice(0).slice(first)) this.#kernel.because(causes, send)
  }

  #resume(): void {
    if (!this.up) return
    this.#watching = true
    const events = [...this.#unseen.values()]
    this.#unseen.clear()
    const { causes } = this.#kernel
    for (const event of events) this.#kernel.because(causes, () => this.#deliver(event))
  }
}

/** The longest that the wait may be which a watch is in that has failed for so long: up to then the waits had half of their jitter. */
function waitAfter(away: number): number {
  let wait = FIRST_WAIT
  for (let passed = wait; passed < away && wait < LONGEST_WAIT; passed += (wait * (1 + MOST_JITTER)) / 2)
    wait = Math.min(wait * 2, LONGEST_WAIT)
  return wait * MOST_JITTER
}
