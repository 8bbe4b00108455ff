import type { Outcome } from './outcome.ts'
import type { WaitingReason } from './status/container-status.ts'

/** Why containers of a Pod wait, by name. */
export type Reasons = ReadonlyMap<string, WaitingReason>

/** Why the last attempt to start a container failed: shown by the next status. Models pkg/kubelet/reason_cache.go (v1.36). */
export class ReasonCache {
  readonly #reasons = new Map<string, Reasons>()

  /** Why a container waits; undefined when its last attempt succeeded, or there was none. */
  get(uid: string, container: string): WaitingReason | undefined {
    return this.#reasons.get(uid)?.get(container)
  }

  /** What there is for a Pod: another map whenever something of it changed. */
  of(uid: string): Reasons | undefined {
    return this.#reasons.get(uid)
  }

  /** Keeps how an attempt ended. */
  set(uid: string, container: string, outcome: Outcome): void {
    const before = this.#reasons.get(uid)
    const known = before?.get(container)
    if (outcome.ok) {
      if (known) this.#reasons.set(uid, new Map([...(before ?? [])].filter(([name]) => name !== container)))
      return
    }
    const { message, reason } = outcome
    if (known?.reason === reason && known.message === message) return
    this.#reasons.set(uid, new Map(before).set(container, { reason, message }))
  }

  forget(uid: string): void {
    this.#reasons.delete(uid)
  }
}
