import type { Random } from '../../base/random.ts'
import { between, minus, ms, plus, seconds } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import { podKeyOf, uidOf } from '../../kube/pod-keys.ts'
import { isTerminal } from '../../kube/pod-phase.ts'
import type { Pod } from '../../kube/types.ts'
import { union } from '../kernel/causes.ts'
import { MachineRun } from '../kernel/machine-run.ts'
import { Latch } from '../kernel/task.ts'
import type { Task } from '../kernel/task.ts'
import type { Timer } from '../kernel/queue.ts'
import type { RecordId } from '../trace.ts'
import type { KubeletContext } from './context.ts'
import type { KubeletParts } from './kubelet.ts'
import type { Ending, KillRequest } from './pod-killer.ts'
import { PodSteps } from './pod-steps.ts'
import { podWorkerMachine } from './pod-worker-machine.ts'
import type { Step, WorkerHost } from './pod-worker-machine.ts'
import type { SyncResult } from './sync-pod.ts'

/** Models pkg/kubelet/kubelet.go and pod_workers.go completeWork (v1.36): resync, back-off after an error, most that a crash back-off is slept. */
const RESYNC = seconds(60)
const AFTER_ERROR = seconds(10)
const LONGEST_NAP = seconds(60)
const JITTER = 0.5

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
  readonly #steps: PodSteps
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
    this.#steps = new PodSteps(ctx, parts, this.#uid, this.#cancelled)
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

  #run(step: Step): void {
    const { kernel, recorder } = this.#ctx
    kernel.because(union(union(this.#stepCauses, this.#steps.news()), kernel.causes), () => {
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
    const pod = this.#chosen
    switch (step) {
      case 'sync':
        return this.#steps.sync(pod)
      case 'terminating':
        return this.#steps.terminate(pod, this.#killRequest)
      case 'terminated':
        return this.#steps.cleanUp(pod, this.#lastStepEnd === null ? ms(0) : between(this.#lastStepEnd, this.#ctx.kernel.now))
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
    this.#queued = kernel.at(this.#parts.nextTick(minus(due, ms(1))), () => this.wake('work queue'))
  }
}
