import type { Random } from '../../base/random.ts'
import { between, ms, plus, seconds } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import { podKeyOf, uidOf } from '../../kube/pod-keys.ts'
import type { Pod } from '../../kube/types.ts'
import { WallClock } from '../api/times.ts'
import { union } from '../kernel/causes.ts'
import { MachineRun } from '../kernel/machine-run.ts'
import { Latch } from '../kernel/task.ts'
import type { Task } from '../kernel/task.ts'
import type { Timer } from '../kernel/queue.ts'
import { NOTHING_RUNS } from '../runtime/types.ts'
import type { RuntimePod } from '../runtime/types.ts'
import type { RecordId } from '../trace.ts'
import { effectiveGrace, killPod } from './containers/kill.ts'
import type { KubeletContext } from './context.ts'
import type { KubeletParts } from './kubelet.ts'
import type { Ending, KillRequest } from './pod-killer.ts'
import { podWorkerMachine } from './pod-worker-machine.ts'
import type { Step, WorkerHost } from './pod-worker-machine.ts'
import { Settled } from './settled.ts'
import type { Sight } from './settled.ts'
import { QUIET, startHeldBack, syncPod } from './sync-pod.ts'
import type { SyncInput, SyncResult } from './sync-pod.ts'
import { isTerminal } from './status/phase.ts'

/** Models pkg/kubelet/kubelet.go and pod_workers.go completeWork (v1.36): resync, back-off after an error, most that a crash back-off is slept. */
const RESYNC = seconds(60)
const AFTER_ERROR = seconds(10)
const LONGEST_NAP = seconds(60)
const JITTER = 0.5
/** The sync loop looks at the work queue, and at deadlines, once a second. */
const SYNC_TICK = seconds(1)

const NO_NEWS: readonly RecordId[] = []

/** The worker of one Pod on one node. Models pkg/kubelet/pod_workers.go (v1.36). */
export class PodWorker {
  pod: Pod
  readonly #ctx: KubeletContext
  readonly #parts: KubeletParts
  readonly #machine: MachineRun<typeof podWorkerMachine>
  /** The Pod as it was when the step began to wait for its view of the runtime: what arrives later is for the next step. */
  #chosen: Pod
  #chosenStep: Step = 'sync'
  #stage: Step = 'sync'
  /** Something asked for a step while one was under way. */
  #pending = false
  #finished = false
  /** The runtime's state that the latest step began with. */
  #seen: RuntimePod = NOTHING_RUNS
  #killRequest: KillRequest | null = null
  #lastStepEnd: SimTime | null = null
  #queued: Timer | null = null
  /** Who asked for the next step, and for the one under way. */
  #wakeCauses: readonly RecordId[] = []
  #wakeReason = ''
  #stepCauses: readonly RecordId[] = []
  #stepReason = ''
  readonly #cancelled = new Latch()
  readonly #ended = new Latch()
  readonly #done = new Latch()
  readonly #settled = new Settled()
  readonly #uid: string
  readonly #key: string
  readonly #random: Random

  constructor(ctx: KubeletContext, parts: KubeletParts, pod: Pod) {
    this.#ctx = ctx
    this.#parts = parts
    this.pod = pod
    this.#chosen = pod
    this.#uid = uidOf(pod)
    this.#key = podKeyOf(pod)
    this.#random = ctx.kernel.random.fork(`worker/${ctx.lineOf(pod)}`)
    const host: WorkerHost = {
      nextStep: () => this.#stage,
      stateIsFresh: () => this.#lastStepEnd === null || parts.pleg.isNewerThan(this.#uid, this.#lastStepEnd),
      isPending: () => this.#pending,
      chosenStep: () => this.#chosenStep,
      remember: () => {
        this.#pending = true
      },
      begin: () => this.#begin(),
      awaitFreshState: () => this.#awaitFreshState(),
      // A step begins in a turn of its own, after what this turn still has to do.
      run: (step) => void ctx.kernel.at(ctx.kernel.now, () => this.#run(step)),
    }
    this.#machine = new MachineRun(ctx.kernel, podWorkerMachine, { host }, ctx.recorder.follow('podWorker', this.#key))
  }

  /** How far the Pod is: the step that it is in, or that is its next. */
  get stage(): Step {
    return this.#stage
  }

  /** Fires when the worker is to end the Pod, which cancels what the Pod's steps have under way. */
  get cancelled(): Latch {
    return this.#cancelled
  }

  /** Whether the worker is done with the Pod. */
  get finished(): boolean {
    return this.#finished
  }

  /** Whether containers may still run: until the terminating step is over. */
  get couldHaveRunningContainers(): boolean {
    return this.#stage !== 'terminated'
  }

  /** Asks for a step. `reason` says in a word or two who asks. */
  wake(reason: string): void {
    if (this.#finished) return
    this.#wakeCauses = union(this.#wakeCauses, this.#ctx.kernel.causes)
    if (this.#wakeReason === '') this.#wakeReason = reason
    if (this.#stage === 'sync' && this.#mustTerminate()) this.#beginTerminating()
    if (!this.#pending) this.#machine.send({ type: 'WAKE' })
  }

  /** Ends the Pod for another reason than its deletion. */
  kill(reason: string, request: KillRequest): Ending {
    this.#killRequest ??= request
    this.wake(reason)
    return { ended: this.#ended, finished: this.#done }
  }

  #mustTerminate(): boolean {
    return this.pod.metadata.deletionTimestamp !== undefined || isTerminal(this.pod.status.phase) || this.#killRequest !== null
  }

  #beginTerminating(): void {
    this.#stage = 'terminating'
    this.#cancelled.fire()
  }

  #begin(): void {
    this.#pending = false
    this.#chosenStep = this.#stage
    this.#chosen = this.pod
    this.#stepCauses = this.#wakeCauses
    this.#stepReason = this.#wakeReason
    this.#wakeCauses = []
    this.#wakeReason = ''
  }

  #awaitFreshState(): void {
    const uid = this.#uid
    const last = this.#lastStepEnd
    const send = (): void => this.#machine.send({ type: 'FRESH' })
    if (last === null) return send()
    const { kernel } = this.#ctx
    const task = function* (pleg: KubeletParts['pleg']): Task<void> {
      yield* pleg.newerThan(uid, last)
      send()
    }
    kernel.spawn(task(this.#parts.pleg))
  }

  /** What became of the Pod's containers since the worker looked last: whatever woke it, this is what it sees. */
  #newsOf(state: RuntimePod): readonly RecordId[] {
    const { instances } = this.#seen
    if (state.instances === instances) return NO_NEWS
    this.#seen = state
    return state.instances.filter((instance) => !instances.includes(instance)).map(({ record }) => record)
  }

  #run(step: Step): void {
    const { kernel, recorder } = this.#ctx
    const news = this.#newsOf(this.#parts.pleg.stateOf(this.#uid))
    kernel.because(union(union(this.#stepCauses, news), kernel.causes), () => {
      const record = recorder.lead({ kind: 'sync', pod: this.#key, step, reason: this.#stepReason, until: null, error: null })
      const end = (result: SyncResult): void => {
        record.until = kernel.now
        record.error = result.error
        this.#lastStepEnd = kernel.now
        this.#complete(step, result)
      }
      let atOnce = true
      kernel.play(this.#take(step), (result) => {
        if (atOnce) end(result)
        else kernel.because(union([record.id], kernel.causes), () => end(result))
      })
      atOnce = false
    })
  }

  #take(step: Step): Task<SyncResult> {
    switch (step) {
      case 'sync':
        return this.#sync()
      case 'terminating':
        return this.#terminating()
      case 'terminated':
        return this.#terminated()
    }
  }

  #complete(step: Step, result: SyncResult): void {
    const { kernel } = this.#ctx
    const jittered = (time: number): Duration => ms(time * (1 + this.#random.next() * JITTER))
    switch (step) {
      case 'sync':
        if (result.terminal && this.#stage === 'sync') this.#beginTerminating()
        if (this.#stage !== 'sync' || result.again) this.#machine.send({ type: 'WAKE' })
        break
      case 'terminating':
        this.#stage = 'terminated'
        this.#ended.fire()
        this.#machine.send({ type: 'WAKE' })
        break
      case 'terminated':
        this.#finished = true
        this.#done.fire()
        kernel.cancel(this.#queued)
        break
    }
    if (step === 'sync') {
      if (result.error === null) this.#queue(jittered(RESYNC))
      else if (result.retryAt === null) this.#queue(jittered(AFTER_ERROR))
      else this.#queue(jittered(Math.min(Math.max(between(kernel.now, result.retryAt), 0), LONGEST_NAP)))
    }
    this.#machine.send({ type: 'DONE' })
    if (this.#finished) this.#parts.finished(this)
  }

  /** Wakes the worker at the first tick of the sync loop that finds it due. */
  #queue(delay: Duration): void {
    const { kernel } = this.#ctx
    kernel.cancel(this.#queued)
    const due = plus(kernel.now, delay)
    this.#queued = kernel.at(WallClock.nextTick((due - 1) as SimTime, this.#parts.tickPhase, SYNC_TICK), () => this.wake('work queue'))
  }

  *#sync(): Task<SyncResult> {
    const pod = this.#chosen
    const uid = uidOf(pod)
    const state = this.#parts.pleg.stateOf(uid)
    const input = this.#inputOf(pod, state)
    const held = this.#settled.heldBack(this.#sight(pod, state))
    const result = held ? yield* startHeldBack(this.#ctx, input, held) : yield* this.#compare(input)
    if (result.acted && result.error === null) this.#parts.pleg.relistSoon(uid)
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

  *#terminating(): Task<SyncResult> {
    const pod = this.#chosen
    const uid = uidOf(pod)
    const state = this.#parts.pleg.stateOf(uid)
    this.#parts.report(pod, state, false, this.#killRequest?.status)
    this.#parts.prober.stopLivenessAndStartup(pod)
    yield* killPod(this.#ctx, pod, state, effectiveGrace(pod, this.#killRequest?.grace ?? null))
    this.#parts.prober.removePod(pod)
    const left = this.#ctx.runtime.podState(uid)
    this.#ctx.kernel.because(union(this.#newsOf(left), this.#ctx.kernel.causes), () => this.#parts.report(pod, left, true))
    return QUIET
  }

  *#terminated(): Task<SyncResult> {
    const uid = this.#uid
    const since = this.#lastStepEnd === null ? ms(0) : between(this.#lastStepEnd, this.#ctx.kernel.now)
    this.#parts.report(this.#chosen, this.#parts.pleg.stateOf(uid), true)
    yield* this.#parts.volumes.unmount(this.#chosen, since)
    this.#parts.statuses.finish(this.#chosen)
    return QUIET
  }
}
