import { uidOf } from '../../kube/pod-keys.ts'
import type { Node, Pod } from '../../kube/types.ts'
import type { Task } from '../kernel/task.ts'
import { predicateRefusal, refusalOf, rejectedStatus, shortagesOf } from './admission.ts'
import type { Refusal } from './admission.ts'
import type { KubeletContext } from './context.ts'
import { isCritical } from './critical.ts'
import type { PodHost } from './pod-killer.ts'
import { noVictims, preempt, victimsFor } from './preemption.ts'
import type { StatusManager } from './status-manager.ts'

/** What beside its resources and predicates keeps Pods off a node, asked before and after these. */
export interface Gates {
  underPressure(pod: Pod): Refusal | null
  shuttingDown(): Refusal | null
}

/** Decides which Pods a node takes. One that it does not take is told so, and never looked at again. Models pkg/kubelet/kubelet.go HandlePodAdditions and allocation_manager.go AddPod (v1.36). */
export class Admitter {
  readonly #ctx: KubeletContext
  readonly #host: PodHost
  readonly #statuses: StatusManager
  readonly #gates: Gates
  readonly #rejected = new Set<string>()
  /** Critical Pods for which others are being ended, and those for which they have. */
  readonly #waiting = new Set<string>()
  readonly #admitted = new Set<string>()

  constructor(ctx: KubeletContext, host: PodHost, statuses: StatusManager, gates: Gates) {
    this.#ctx = ctx
    this.#host = host
    this.#statuses = statuses
    this.#gates = gates
  }

  /** Whether a Pod is taken in this moment; for a critical one others may have to go first: then `later` is called once they have. */
  admits(pod: Pod, later: () => void): boolean {
    const uid = uidOf(pod)
    if (this.#admitted.delete(uid)) return true
    if (this.#rejected.has(uid) || this.#waiting.has(uid)) return false
    const node = this.#ctx.api.node(this.#ctx.node)
    if (!node) return true
    const refusal = this.#gates.underPressure(pod) ?? this.#refusalOf(pod, node, later) ?? this.#gates.shuttingDown()
    if (refusal && !this.#waiting.has(uid)) this.#reject(pod, refusal)
    return refusal === null && !this.#waiting.has(uid)
  }

  /** Whether a Pod was rejected; it is forgotten. */
  forget(uid: string): boolean {
    return this.#rejected.delete(uid)
  }

  #reject(pod: Pod, refusal: Refusal): void {
    const { clock, events, kernel } = this.#ctx
    this.#rejected.add(uidOf(pod))
    events.send(pod, 'Warning', refusal.reason, refusal.message)
    this.#statuses.set(pod, rejectedStatus(pod, refusal, clock.seconds(kernel.now)))
  }

  /** A critical Pod is not refused for want of resources: others have to make room. Models pkg/kubelet/preemption/preemption.go HandleAdmissionFailure (v1.36). */
  #refusalOf(pod: Pod, node: Node, later: () => void): Refusal | null {
    const others = this.#host.active()
    const short = shortagesOf(pod, others, node)
    if (short.length === 0 || !isCritical(pod)) return refusalOf(pod, others, node)
    const otherwise = predicateRefusal(pod, others, node)
    if (otherwise) return otherwise
    const victims = victimsFor(pod, others, short)
    if (!victims) return { reason: 'UnexpectedAdmissionError', message: noVictims(pod, others, short) }
    this.#waiting.add(uidOf(pod))
    this.#ctx.kernel.spawn(this.#makeRoom(pod, victims, later))
    return null
  }

  *#makeRoom(pod: Pod, victims: readonly Pod[], later: () => void): Task<void> {
    yield* preempt(this.#ctx, this.#host, pod, victims)
    this.#waiting.delete(uidOf(pod))
    this.#admitted.add(uidOf(pod))
    later()
  }
}
