import { ms, plus, seconds } from '../../../base/time.ts'
import type { Duration, SimTime } from '../../../base/time.ts'
import { podKeyOf, uidOf } from '../../../kube/pod-keys.ts'
import { isTerminal } from '../../../kube/pod-phase.ts'
import type { Container, ContainerStatus, Pod, PodStatus, Probe, ProbeType } from '../../../kube/types.ts'
import { MachineRun } from '../../kernel/machine-run.ts'
import type { Task } from '../../kernel/task.ts'
import type { Timer } from '../../kernel/queue.ts'
import type { PodKey, ProbeRecord } from '../../trace.ts'
import type { ProcessScript } from '../../script/processes.ts'
import { fieldPathOf } from '../context.ts'
import type { KubeletContext } from '../context.ts'
import { restartsAfter } from '../restart-policy.ts'
import { eventText } from './attempt.ts'
import { ask, encounter } from './ask.ts'
import type { Attempt } from './attempt.ts'
import { Tally } from './tally.ts'
import { RESULTS, verdictMachine } from './verdict-machine.ts'
import type { StoredResult, VerdictEvent } from './verdict-machine.ts'

/** What a probe worker asks of the manager around it. */
interface ProbeHost {
  /** The status that the kubelet holds of the Pod. */
  statusOf(uid: string): PodStatus | undefined
  /** The stored result for a container changed. */
  resultChanged(worker: ProbeWorker): void
  ended(worker: ProbeWorker): void
}

const statusOf = (statuses: readonly ContainerStatus[] | undefined, container: string): ContainerStatus | undefined =>
  statuses?.find(({ name }) => name === container)

/** Models pkg/apis/core/v1/defaults.go SetDefaults_Probe (v1.36). */
const DEFAULTS = { periodSeconds: 10, initialDelaySeconds: 0 } as const

/** How much older than its kubelet a container is that was found running, not started anew. Models worker.go doProbe (v1.36). */
const OUTLIVED_BY = 10_000

/** Whether a container was started by an earlier kubelet: what that one found of it is kept until it is probed. */
export function outlived({ clock, startedAt }: KubeletContext, { state }: ContainerStatus): boolean {
  const began = state?.running?.startedAt
  return began !== undefined && clock.read(began) < startedAt - OUTLIVED_BY
}

/**
 * One probe of one container, for as long as the Pod is there: ticks on a rhythm of its own, whatever the container does.
 * Ticks only count; a verdict moves the machine. While no tick can change anything it sleeps until the Pod's status changes.
 * Models pkg/kubelet/prober/worker.go (v1.36).
 */
export class ProbeWorker {
  readonly pod: Pod
  readonly container: Container
  readonly type: ProbeType
  readonly #probe: Probe
  readonly #tally: Tally
  readonly #ctx: KubeletContext
  readonly #host: ProbeHost
  readonly #script: ProcessScript
  readonly #verdict: MachineRun<typeof verdictMachine>
  readonly #period: Duration
  readonly #podKey: PodKey
  readonly #uid: string
  readonly #onTick = (): void => this.#tick()
  /** What the machine's state stands for. */
  #result: StoredResult
  #onHold = false
  #containerId: string | null = null
  /** Ticks come each period from here on. */
  #origin: SimTime
  #timer: Timer | null = null
  #dormant = false
  #busy = false
  #overrun = false
  #triggered = false
  #stopped = false

  constructor(ctx: KubeletContext, host: ProbeHost, pod: Pod, container: Container, type: ProbeType, probe: Probe) {
    this.pod = pod
    this.container = container
    this.type = type
    this.#probe = probe
    this.#tally = new Tally(type, probe)
    this.#ctx = ctx
    this.#host = host
    this.#script = ctx.processOf(pod, container.name)
    this.#period = seconds(probe.periodSeconds ?? DEFAULTS.periodSeconds)
    this.#podKey = podKeyOf(pod)
    const follower = ctx.recorder.follow('probe', this.#podKey, `${container.name}/${type}`)
    this.#verdict = new MachineRun(ctx.kernel, verdictMachine, { probe: type }, follower)
    this.#uid = uidOf(pod)
    this.#origin = plus(ctx.kernel.now, this.#firstWait())
    this.#timer = ctx.kernel.at(this.#origin, this.#onTick)
  }

  /** A kubelet that has not run for a whole period yet spreads its first probes over it. Models worker.go run (v1.36). */
  #firstWait(): Duration {
    const { kernel, startedAt } = this.#ctx
    if (kernel.now - startedAt >= this.#period) return seconds(0)
    return ms(kernel.random.fork(`probe/${this.#ctx.lineOf(this.pod)}/${this.container.name}/${this.type}`).between(0, this.#period))
  }

  /** The container that the stored result is about. */
  get containerId(): string | null {
    return this.#containerId
  }

  /** The stored result for a container; undefined when there is none. */
  resultFor(containerId: string): StoredResult {
    return this.#containerId === containerId ? this.#result : undefined
  }

  /** Ends it; its result goes with it. */
  stop(): void {
    this.#stopped = true
    this.#ctx.kernel.cancel(this.#timer)
    this.#containerId = null
  }

  /** Probes at once and counts the period from here; a worker that still spreads its first probe does so afterwards. */
  trigger(): void {
    if (this.#stopped || this.#triggered) return
    this.#triggered = true
    if (this.#busy || this.#ctx.kernel.now < this.#origin) return
    this.#ctx.kernel.after(seconds(0), () => this.#takeTrigger())
  }

  #takeTrigger(): void {
    if (this.#stopped || this.#busy || !this.#triggered) return
    this.#triggered = false
    this.#overrun = false
    this.#origin = this.#ctx.kernel.now
    this.#arm()
    this.#probeOnce()
  }

  /** The status that the kubelet holds changed: a sleeping worker looks again at its next tick. */
  statusChanged(): void {
    if (!this.#dormant || this.#stopped) return
    this.#dormant = false
    this.#arm()
  }

  #arm(): void {
    const { kernel } = this.#ctx
    kernel.cancel(this.#timer)
    const ticks = Math.floor((kernel.now - this.#origin) / this.#period) + 1
    this.#timer = kernel.at(plus(this.#origin, (ticks * this.#period) as Duration), this.#onTick)
  }

  #tick(): void {
    if (this.#stopped) return
    this.#arm()
    if (this.#busy) {
      this.#overrun = true
      return
    }
    this.#probeOnce()
    if (this.#triggered) this.#ctx.kernel.after(seconds(0), () => this.#takeTrigger())
  }

  #sleep(): void {
    this.#dormant = true
    this.#ctx.kernel.cancel(this.#timer)
    this.#timer = null
  }

  #probeOnce(): void {
    const status = this.#host.statusOf(this.#uid)
    if (!status) return this.#sleep()
    if (isTerminal(status.phase)) return this.#end()
    const own = statusOf(status.containerStatuses, this.container.name) ?? statusOf(status.initContainerStatuses, this.container.name)
    if (!own?.containerID) return this.#sleep()
    if (own.containerID !== this.#containerId) {
      this.#containerId = own.containerID
      if (!outlived(this.#ctx, own)) {
        this.#tell('NEW_CONTAINER')
        this.#host.resultChanged(this)
      }
    }
    if (this.#onHold) return this.#sleep()
    if (!own.state?.running) return this.#notRunning(own)
    if (this.#inInitialDelay(own.state.running.startedAt ?? '')) return
    if (own.started ? this.type === 'startup' : this.type !== 'startup') return this.#sleep()
    this.#attempt(status)
  }

  /** The start counts from the wall clock's second: the status has it cut. */
  #inInitialDelay(startedAt: string): boolean {
    const delay = this.#probe.initialDelaySeconds ?? DEFAULTS.initialDelaySeconds
    if (delay === 0) return false
    const { clock, kernel } = this.#ctx
    return Math.trunc((kernel.now - clock.read(startedAt)) / 1000) < delay
  }

  #notRunning(own: ContainerStatus): void {
    this.#settle('NOT_RUNNING')
    const ended = own.state?.terminated
    if (ended && !restartsAfter(this.pod, this.container, ended.exitCode)) return this.#end()
    this.#sleep()
  }

  #end(): void {
    this.stop()
    this.#host.ended(this)
  }

  #attempt(status: PodStatus): void {
    const { kernel, recorder } = this.#ctx
    const met = encounter(this.#ctx, this.pod, this.container, this.type, this.#probe, this.#script, status.podIP ?? '')
    const record = recorder.lead({
      kind: 'probe',
      pod: this.#podKey,
      container: this.container.name,
      instance: met.process?.instance.restartCount ?? 0,
      probe: this.type,
      until: kernel.now,
      result: 'unknown',
      output: '',
      run: 0,
      threshold: 0,
      verdict: null,
    })
    const found = ask(this.#ctx, this.pod, this.container, this.#probe, met)
    if ('result' in found) return this.#answered(record, found)
    this.#busy = true
    const answered = (answer: Attempt): void => this.#answered(record, answer)
    kernel.spawn(
      (function* (): Task<void> {
        answered(yield* found)
      })(),
    )
  }

  #answered(record: ProbeRecord, found: Attempt): void {
    this.#busy = false
    if (this.#stopped) return
    const { run, threshold, verdict } = this.#tally.count(found.result)
    record.until = this.#ctx.kernel.now
    record.result = found.result
    record.output = found.output
    record.run = run
    record.threshold = threshold
    record.verdict = verdict
    if (found.result !== 'success') {
      this.#ctx.events.send(this.pod, 'Warning', 'Unhealthy', eventText(this.type, found), fieldPathOf(this.pod, this.container))
    }
    if (verdict && this.#result !== verdict) this.#settle(verdict === 'success' ? 'SUCCESS' : 'FAILURE')
    this.#afterwards()
  }

  /** A tick that fell into a slow attempt is made up for at once, as is a trigger. */
  #afterwards(): void {
    if (this.#triggered) return this.#takeTrigger()
    if (!this.#overrun) return
    this.#overrun = false
    this.#probeOnce()
  }

  #settle(type: 'SUCCESS' | 'FAILURE' | 'NOT_RUNNING'): void {
    const before = this.#result
    this.#tell(type)
    if (before !== this.#result) this.#host.resultChanged(this)
  }

  /** Moves the machine and keeps what its state means: it is asked far more often than it moves. */
  #tell(type: VerdictEvent['type']): void {
    this.#verdict.send({ type })
    this.#result = RESULTS[this.#verdict.state]
    this.#onHold = this.#verdict.hasTag('onHold')
  }
}
