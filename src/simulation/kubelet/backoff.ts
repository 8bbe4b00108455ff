import { ms, plus, seconds } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import { FIRST_BACKOFF, LONGEST_BACKOFF } from '../../kube/backoff-times.ts'

/** An entry is forgotten so long after its last use. Models pkg/kubelet/kubelet.go HasExpiredFunc (v1.36). */
const EXPIRES = seconds(600)

interface Entry {
  readonly step: Duration
  /** How many back-offs in a row led to this step. */
  readonly n: number
  readonly lastUpdate: SimTime
}

/** A back-off in force. */
interface OpenBackoff {
  readonly step: Duration
  readonly n: number
  readonly from: SimTime
  readonly until: SimTime
}

/** Back-offs by key: doubled on use, expired by age. Models client-go/util/flowcontrol/backoff.go (v1.36). */
export class Backoffs {
  readonly #entries = new Map<string, Entry>()

  /** The back-off that holds `key` at `now`, counted from `since`; null when nothing holds it. */
  holding(key: string, since: SimTime, now: SimTime): OpenBackoff | null {
    const entry = this.#entries.get(key)
    if (!entry || expired(entry, since) || now - entry.lastUpdate > EXPIRES) return null
    if (now - since >= entry.step) return null
    return { step: entry.step, n: entry.n, from: since, until: plus(since, entry.step) }
  }

  /** As `holding`, counted from the entry's own last use. */
  holdingSinceUse(key: string, now: SimTime): OpenBackoff | null {
    const entry = this.#entries.get(key)
    return entry ? this.holding(key, entry.lastUpdate, now) : null
  }

  /** Uses the key: the next back-off is twice as long, or the first one. */
  next(key: string, since: SimTime, now: SimTime): void {
    const entry = this.#entries.get(key)
    const fresh = !entry || expired(entry, since) || now - entry.lastUpdate > EXPIRES
    const step = fresh ? FIRST_BACKOFF : ms(Math.min(entry.step * 2, LONGEST_BACKOFF))
    this.#entries.set(key, { step, n: fresh ? 1 : entry.n + 1, lastUpdate: now })
  }
}

const expired = (entry: Entry, since: SimTime): boolean => since - entry.lastUpdate > EXPIRES
