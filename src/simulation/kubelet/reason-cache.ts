import type { Outcome } from './outcome.ts'
import type { WaitingReason } from './status/container-status.ts'

/** Why the last attempt to start a container failed: shown by the next status. Models pkg/kubelet/reason_cache.go (v1.36). */
export class ReasonCache {
  readonly #reasons = new Map<string, WaitingReason>()

  get(uid: string, container: string): WaitingReason | undefined {
    return this.#reasons.get(`${uid}/${container}`)
  }

  set(uid: string, container: string, outcome: Outcome): void {
    const key = `${uid}/${container}`
    if (outcome.ok) this.#reasons.delete(key)
    else this.#reasons.set(key, { reason: outcome.reason, message: outcome.message })
  }

  forget(uid: string): void {
    for (const key of this.#reasons.keys()) if (key.startsWith(`${uid}/`)) this.#reasons.delete(key)
  }
}
