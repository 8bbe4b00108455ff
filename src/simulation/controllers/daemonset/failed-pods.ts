import { between, minutes, ms, plus, seconds } from '../../../base/time.ts'
import type { Duration, SimTime } from '../../../base/time.ts'

/** First and longest wait. Models pkg/controller/daemon/daemon_controller.go NewDaemonSetsController (v1.36). */
const FIRST = seconds(1)
const LONGEST = minutes(15)

interface Entry {
  readonly step: Duration
  readonly at: SimTime
}

/** Failed Pods of one node are deleted ever later. Models client-go/util/flowcontrol/backoff.go (v1.36). */
export class FailedPods {
  readonly #entries = new Map<string, Entry>()

  /** How long the failed Pod of `key` is still left alone; null when it may go, which doubles the next wait. */
  wait(key: string, now: SimTime): Duration | null {
    const entry = this.#entries.get(key)
    if (entry && now - entry.at < entry.step) return between(now, plus(entry.at, entry.step))
    const fresh = !entry || now - entry.at > 2 * LONGEST
    this.#entries.set(key, { step: fresh ? FIRST : ms(Math.min(entry.step * 2, LONGEST)), at: now })
    return null
  }
}
