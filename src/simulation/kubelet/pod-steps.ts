import type { Duration } from '../../base/time.ts'
import { isTerminal } from '../../kube/pod-phase.ts'
import type { Pod } from '../../kube/types.ts'
import { union } from '../kernel/causes.ts'
import type { Latch, Task } from '../kernel/task.ts'
import { NOTHING_RUNS } from '../runtime/types.ts'
import type { RuntimePod } from '../runtime/types.ts'
import type { RecordId } from '../trace.ts'
import { effectiveGrace, killPod } from './containers/kill.ts'
import type { KubeletContext } from './context.ts'
import type { KubeletParts } from './kubelet.ts'
import type { KillRequest } from './pod-killer.ts'
import { Settled } from './settled.ts'
import type { Sight } from './settled.ts'
import { QUIET, startHeldBack, syncPod } from './sync-pod.ts'
import type { SyncInput, SyncResult } from './sync-pod.ts'

const NO_NEWS: readonly RecordId[] = []

/** The steps that a worker takes with its Pod. Models pkg/kubelet/kubelet.go SyncPod, SyncTerminatingPod, SyncTerminatedPod (v1.36). */
export class PodSteps {
  readonly #ctx: KubeletContext
  readonly #parts: KubeletParts
  readonly #cancelled: Latch
  readonly #uid: string
  readonly #settled = new Settled()
  /** The runtime's state that the latest step began with. */
  #seen: RuntimePod = NOTHING_RUNS

  /** `cancelled` fires when the Pod is to be terminated. */
  constructor(ctx: KubeletContext, parts: KubeletParts, uid: string, cancelled: Latch) {
    this.#ctx = ctx
    this.#parts = parts
    this.#uid = uid
    this.#cancelled = cancelled
  }

  /** What became of the Pod's containers since the last step looked: whatever woke the worker, this is what it sees. */
  news(): readonly RecordId[] {
    return this.#newsIn(this.#parts.pleg.stateOf(this.#uid))
  }

  #newsIn(state: RuntimePod): readonly RecordId[] {
    const { instances } = this.#seen
    if (state.instances === instances) return NO_NEWS
    this.#seen = state
    return state.instances.filter((instance) => !instances.includes(instance)).map(({ record }) => record)
  }

  /** Makes the runtime agree with the Pod's spec, by what the last relist saw. */
  *sync(pod: Pod): Task<SyncResult> {
    const state = this.#parts.pleg.stateOf(this.#uid)
    const input = this.#inputOf(pod, state)
    const held = this.#settled.heldBack(this.#sight(pod, state))
    const result = held ? yield* startHeldBack(this.#ctx, input, held) : yield* this.#compare(input)
    if (result.acted && result.error === null) this.#parts.pleg.relistSoon(this.#uid)
    if (result.heldBack) this.#settled.remember(this.#sight(pod, state), result.heldBack)
    else this.#settled.forget()
    return result
  }

  /** Says how the Pod is, and makes the runtime agree with its spec. */
  *#compare(input: SyncInput): Task<SyncResult> {
    const { pod, state } = input
    const status = this.#parts.report(pod, state, false)
    if (isTerminal(status.phase)) return { ...QUIET, terminal: true }
    yield* this.#parts.mirrors.reconcile(pod)
    return yield* syncPod(this.#ctx, input)
  }

  #inputOf(pod: Pod, state: RuntimePod): SyncInput {
    const uid = this.#uid
    return {
      pod,
      state,
      verdicts: {
        liveness: (instance) => this.#parts.prober.verdict(uid, instance, 'liveness'),
        startup: (instance) => this.#parts.prober.verdict(uid, instance, 'startup'),
      },
      reasons: this.#parts.reasons,
      volumes: this.#parts.volumes,
      cancelled: this.#cancelled,
      addProbes: () => this.#parts.prober.addPod(pod),
      sandboxReady: () => this.#parts.statuses.setSandboxReady(pod),
    }
  }

  #sight(pod: Pod, state: RuntimePod): Sight {
    const { prober, reasons, statuses } = this.#parts
    const uid = this.#uid
    return { pod, state, status: statuses.statusOf(uid), reasons: reasons.of(uid), probes: prober.revision(uid) }
  }

  /** Ends what runs of the Pod, as `request` has it where the kubelet itself wants its end. */
  *terminate(pod: Pod, request: KillRequest | null): Task<SyncResult> {
    const state = this.#parts.pleg.stateOf(this.#uid)
    this.#parts.report(pod, state, false, request?.status)
    this.#parts.prober.stopLivenessAndStartup(pod)
    yield* killPod(this.#ctx, pod, state, effectiveGrace(pod, request?.grace ?? null))
    this.#parts.prober.removePod(pod)
    const left = this.#ctx.runtime.podState(this.#uid)
    this.#ctx.kernel.because(union(this.#newsIn(left), this.#ctx.kernel.causes), () => this.#parts.report(pod, left, true))
    return QUIET
  }

  /** Cleans up behind a Pod of which nothing runs; `since` is how long ago that was found. */
  *cleanUp(pod: Pod, since: Duration): Task<SyncResult> {
    this.#parts.report(pod, this.#parts.pleg.stateOf(this.#uid), true)
    yield* this.#parts.volumes.unmount(pod, since)
    this.#parts.statuses.finish(pod)
    return QUIET
  }
}
