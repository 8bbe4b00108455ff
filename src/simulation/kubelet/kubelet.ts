import { ms, plus, seconds } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import { equal } from '../../base/equal.ts'
import { podKeyOf, uidOf } from '../../kube/pod-keys.ts'
import { isTerminal } from '../../kube/pod-phase.ts'
import { isPod } from '../../kube/types.ts'
import type { Pod, PodStatus } from '../../kube/types.ts'
import type { WatchEvent } from '../api/server.ts'
import { WallClock } from '../api/times.ts'
import type { Latch } from '../kernel/task.ts'
import type { RuntimePod } from '../runtime/types.ts'
import { needsSandbox } from './actions.ts'
import { Admitter } from './admitter.ts'
import type { KubeletContext } from './context.ts'
import { NodeKeeper } from './node-keeper.ts'
import type { Hardware } from './node-keeper.ts'
import { Pleg } from './pleg.ts'
import type { PodHost } from './pod-killer.ts'
import { PodWorker } from './pod-worker.ts'
import { Prober } from './prober/manager.ts'
import { ReasonCache } from './reason-cache.ts'
import { Resizes } from './resize.ts'
import { isMirror, isStatic, MirrorPods } from './static-pods.ts'
import { DEADLINE_MESSAGE, generateStatus } from './status/generate.ts'
import { StatusManager } from './status-manager.ts'
import { VolumeManager } from './volumes.ts'

/** From the watch to the sync loop's worker. Measured: a worker appears about 10 ms after the binding. */
const CONFIG_LATENCY = ms(5)
/** The sync loop looks at its work queue, and at deadlines, so often. Models pkg/kubelet/kubelet.go syncLoop (v1.36). */
const SYNC_TICK = seconds(1)

/** The parts of a kubelet that its pod workers use. */
export interface KubeletParts {
  readonly pleg: Pleg
  readonly statuses: StatusManager
  readonly prober: Prober
  readonly reasons: ReasonCache
  readonly volumes: VolumeManager
  readonly mirrors: MirrorPods
  /** The first tick of the sync loop after a moment. */
  nextTick(after: SimTime): SimTime
  /** Computes a Pod's status from a state of the runtime and hands it to the status manager. */
  report(pod: Pod, state: RuntimePod, ending: boolean, adjust?: (status: PodStatus) => PodStatus): PodStatus
  finished(worker: PodWorker): void
}

/** Where in their periods a kubelet's loops lie. */
interface KubeletPhases {
  readonly tick: Duration
  readonly relist: Duration
  readonly statusPass: Duration
  readonly eviction: Duration
  readonly nodeStatus: Duration
}

/** The kubelet of one node: from what the API server says of its Pods to what the runtime does. Models pkg/kubelet/kubelet.go (v1.36). */
export class Kubelet {
  readonly #ctx: KubeletContext
  readonly #workers = new Map<string, PodWorker>()
  readonly #gone = new Set<string>()
  /** Static Pods that wait for the end of the one that they replace, by its uid. */
  readonly #successors = new Map<string, Pod>()
  readonly #admitter: Admitter
  readonly #keeper: NodeKeeper
  readonly #parts: KubeletParts
  readonly #resizes: Resizes

  /** Phases say where in their periods the kubelet's loops lie: they depend on when it was started. */
  constructor(ctx: KubeletContext, hardware: Hardware, phases: KubeletPhases) {
    this.#ctx = ctx
    this.#resizes = new Resizes(ctx, (pod) => this.#updated(pod))
    const statuses = new StatusManager(
      ctx.kernel,
      ctx.api,
      ctx.clock,
      {
        couldHaveRunningContainers: (uid) => this.#workers.get(uid)?.couldHaveRunningContainers ?? false,
        connected: () => ctx.uplink.up,
        shownAs: (pod) => this.#parts.mirrors.shownAs(pod),
        statusChanged: (uid) => this.#parts.prober.statusChanged(uid),
      },
      phases.statusPass,
    )
    this.#parts = {
      statuses,
      pleg: new Pleg(
        ctx.kernel,
        ctx.runtime,
        {
          worthSync: (uid) => this.#workers.get(uid)?.wake('PLEG'),
          outdated: (uid, instances) => {
            for (const { id } of instances) ctx.runtime.remove(uid, id)
          },
        },
        phases.relist,
      ),
      prober: new Prober(ctx, statuses, (uid) => this.#workers.get(uid)?.wake('probe')),
      reasons: new ReasonCache(),
      volumes: new VolumeManager(ctx),
      mirrors: new MirrorPods(ctx),
      nextTick: (after) => WallClock.nextTick(after, phases.tick, SYNC_TICK),
      report: (pod, state, ending, adjust) => this.#report(pod, state, ending, adjust),
      finished: (worker) => this.#forgetIfGone(worker),
    }
    const host: PodHost = {
      active: () => [...this.#workers.values()].filter((worker) => worker.couldHaveRunningContainers).map(({ pod }) => pod),
      end: (uid, reason, request) => this.#workers.get(uid)?.kill(reason, request) ?? null,
    }
    this.#keeper = new NodeKeeper(ctx, host, hardware, phases)
    this.#admitter = new Admitter(ctx, host, statuses, this.#keeper.gates)
  }

  /** What it does for its node. */
  get node(): NodeKeeper {
    return this.#keeper
  }

  /** Fires when a Pod's worker begins to terminate it. */
  termination(uid: string): Latch | null {
    return this.#workers.get(uid)?.cancelled ?? null
  }

  /** A change of a Pod bound to this node. Models pkg/kubelet/config/config.go merge (v1.36). */
  observe({ type, object }: WatchEvent): void {
    if (!isPod(object) || object.spec.nodeName !== this.#ctx.node) return
    this.#ctx.kernel.after(CONFIG_LATENCY, () => {
      if (isMirror(object)) this.#observeMirror(type, object)
      else if (type === 'DELETED') this.#removed(object)
      else this.#updated(object)
    })
  }

  /** A manifest in the node's folder, which the kubelet runs whatever the API server says. Another manifest of that name ends first. Models pkg/kubelet/config/file.go (v1.36). */
  runStatic(pod: Pod): void {
    const before = [...this.#workers.values()].find((worker) => isStatic(worker.pod) && podKeyOf(worker.pod) === podKeyOf(pod))
    if (!before) return this.#updated(pod)
    if (uidOf(before.pod) === uidOf(pod)) return
    this.#successors.set(uidOf(before.pod), pod)
    this.#removed(before.pod)
  }

  #observeMirror(type: WatchEvent['type'], mirror: Pod): void {
    const uid = this.#parts.mirrors.observe(type === 'DELETED' ? 'removed' : 'changed', mirror)
    if (uid !== null) this.#workers.get(uid)?.wake('mirror')
    else this.#parts.statuses.reconcileLater()
  }

  #updated(asked: Pod): void {
    const uid = uidOf(asked)
    const worker = this.#workers.get(uid)
    if (!worker) {
      if (isTerminal(asked.status.phase) || !this.#admitter.admits(asked, () => this.#admitted(asked))) return
      const created = new PodWorker(this.#ctx, this.#parts, asked)
      this.#workers.set(uid, created)
      this.#expectDeadline(created)
      created.wake('new Pod')
      return
    }
    const before = worker.pod
    const pod = this.#resizes.grant(before, asked, () => this.#others(uid))
    worker.pod = pod
    if (before.metadata.deletionTimestamp === undefined && pod.metadata.deletionTimestamp !== undefined) worker.wake('deletion')
    else if (specDiffers(before, pod)) {
      if (before.spec.activeDeadlineSeconds !== pod.spec.activeDeadlineSeconds) this.#expectDeadline(worker)
      worker.wake('update')
    } else this.#reconcile(worker)
  }

  /** The Pods that take room beside one. */
  #others(uid: string): Pod[] {
    return [...this.#workers.values()]
      .filter(({ couldHaveRunningContainers, pod }) => couldHaveRunningContainers && uidOf(pod) !== uid)
      .map(({ pod }) => pod)
  }

  /** There is room for a Pod that had to wait for it, if it is still there. */
  #admitted(asked: Pod): void {
    const pod = isStatic(asked) ? asked : this.#ctx.api.pod(asked.metadata.namespace ?? '', asked.metadata.name)
    if (pod && uidOf(pod) === uidOf(asked)) this.#updated(pod)
  }

  /** Only the status changed: mostly the kubelet's own words coming back. */
  #reconcile(worker: PodWorker): void {
    const { pod } = worker
    const own = this.#parts.statuses.statusOf(uidOf(pod))
    if (!own) return
    this.#parts.statuses.noticed(pod)
    const gates = (pod.spec.readinessGates ?? []).some(({ conditionType }) => {
      const stored = pod.status.conditions?.find(({ type }) => type === conditionType)?.status
      return stored !== own.conditions?.find(({ type }) => type === conditionType)?.status
    })
    if (gates) worker.wake('readiness gate')
  }

  #removed(pod: Pod): void {
    const worker = this.#workers.get(uidOf(pod))
    if (this.#admitter.forget(uidOf(pod))) this.#parts.statuses.forget(uidOf(pod))
    if (!worker) return
    this.#gone.add(uidOf(pod))
    worker.pod = pod
    if (worker.finished) this.#forgetIfGone(worker)
    else void worker.kill('removal', { grace: null })
  }

  #forgetIfGone(worker: PodWorker): void {
    const uid = uidOf(worker.pod)
    if (!this.#gone.delete(uid)) return
    this.#workers.delete(uid)
    this.#parts.pleg.forget(uid)
    this.#parts.statuses.forget(uid)
    this.#parts.reasons.forget(uid)
    this.#ctx.runtime.removePod(uid)
    this.#resizes.roomier(uid)
    const successor = this.#successors.get(uid)
    this.#successors.delete(uid)
    if (successor) this.#updated(successor)
  }

  /** The sync loop looks at each tick whether a deadline has passed. Models pkg/kubelet/active_deadline.go (v1.36). */
  #expectDeadline(worker: PodWorker): void {
    const deadline = worker.pod.spec.activeDeadlineSeconds
    if (deadline === undefined) return
    const { kernel, clock } = this.#ctx
    const { startTime } = this.#parts.statuses.statusOf(uidOf(worker.pod)) ?? worker.pod.status
    const due = plus(startTime === undefined ? clock.cut(kernel.now) : clock.read(startTime), seconds(deadline))
    kernel.at(this.#parts.nextTick(later(due, kernel.now)), () => {
      if (worker.pod.spec.activeDeadlineSeconds === deadline) worker.wake('deadline')
    })
  }

  #deadlineExceeded(pod: Pod, previous: PodStatus): boolean {
    const deadline = pod.spec.activeDeadlineSeconds
    if (deadline === undefined || previous.startTime === undefined) return false
    return this.#ctx.kernel.now - this.#ctx.clock.read(previous.startTime) >= deadline * 1000
  }

  #report(pod: Pod, runtime: RuntimePod, ending: boolean, adjust?: (status: PodStatus) => PodStatus): PodStatus {
    const { clock, events, kernel, nodeIp } = this.#ctx
    const uid = uidOf(pod)
    const own = this.#parts.statuses.statusOf(uid) ?? pod.status
    const previous = withGates(pod, own)
    const deadlineExceeded = this.#deadlineExceeded(pod, previous)
    if (deadlineExceeded) events.send(pod, 'Normal', 'DeadlineExceeded', DEADLINE_MESSAGE)
    const generated = generateStatus({
      pod,
      runtime,
      previous,
      clock,
      nodeIp,
      ending,
      deadlineExceeded,
      reasonOf: (container) => this.#parts.reasons.get(uid, container),
      withProbeResults: (statuses, kind) => this.#parts.prober.withResults(pod, statuses, kind),
      resize: this.#resizes.conditions(pod, runtime),
      needsSandbox: needsSandbox(runtime),
      now: clock.seconds(kernel.now),
      restartingAll: own.conditions?.some(({ type, status }) => type === 'AllContainersRestarting' && status === 'True') ?? false,
    })
    const status = adjust ? adjust(generated) : generated
    this.#parts.statuses.set(pod, status)
    return status
  }
}

/** A kubelet's status of a Pod with the conditions that others write for its readiness gates. */
function withGates({ spec: { readinessGates = [] }, status }: Pod, own: PodStatus): PodStatus {
  if (readinessGates.length === 0) return own
  const foreign = (status.conditions ?? []).filter(({ type }) => readinessGates.some(({ conditionType }) => conditionType === type))
  return { ...own, conditions: [...foreign, ...(own.conditions ?? []).filter(({ type }) => !foreign.some((one) => one.type === type))] }
}

const later = (a: SimTime, b: SimTime): SimTime => (a > b ? a : b)

/** What makes an update of a Pod worth a sync: all but its status. */
function specDiffers(before: Pod, after: Pod): boolean {
  const { labels, annotations, deletionGracePeriodSeconds } = before.metadata
  const now = after.metadata
  return (
    before.metadata.generation !== now.generation ||
    !equal(before.spec, after.spec) ||
    !equal(labels, now.labels) ||
    !equal(annotations, now.annotations) ||
    deletionGracePeriodSeconds !== now.deletionGracePeriodSeconds
  )
}
