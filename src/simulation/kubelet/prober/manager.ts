import { uidOf } from '../../../kube/pod-keys.ts'
import type { Container, ContainerStatus, Pod, Probe, ProbeType } from '../../../kube/types.ts'
import { PROBE_TYPES } from '../../../kube/types.ts'
import type { Instance } from '../../runtime/types.ts'
import type { KubeletContext } from '../context.ts'
import { isSidecar } from '../restart-policy.ts'
import type { StatusManager } from '../status-manager.ts'
import { outlived, ProbeWorker } from './worker.ts'

const probeOf = (container: Container, type: ProbeType): Container['livenessProbe'] => container[`${type}Probe`]

/** A probe of a Pod, and the worker that it has as long as there is something to probe. */
interface Slot {
  readonly container: Container
  readonly type: ProbeType
  readonly probe: Probe
  worker: ProbeWorker | null
}

const slotsOf = (pod: Pod): Slot[] =>
  [...pod.spec.containers, ...(pod.spec.initContainers ?? []).filter(isSidecar)].flatMap((container) =>
    PROBE_TYPES.flatMap((type) => {
      const probe = probeOf(container, type)
      return probe ? [{ container, type, probe, worker: null }] : []
    }),
  )

const withFlags = (status: ContainerStatus, started: boolean, ready: boolean): ContainerStatus =>
  status.started === started && status.ready === ready ? status : { ...status, started, ready }

function stop(slot: Slot): void {
  slot.worker?.stop()
  slot.worker = null
}

/** Keeps the probe workers of a node's Pods, and what they found. Models pkg/kubelet/prober/prober_manager.go (v1.36). */
export class Prober {
  /** By the Pod's uid. */
  readonly #slots = new Map<string, Slot[]>()
  readonly #revisions = new Map<string, number>()
  readonly #ctx: KubeletContext
  readonly #statuses: StatusManager
  readonly #wantSync: (uid: string) => void

  /** `wantSync` is called when a stored result asks for a sync of a Pod. */
  constructor(ctx: KubeletContext, statuses: StatusManager, wantSync: (uid: string) => void) {
    this.#ctx = ctx
    this.#statuses = statuses
    this.#wantSync = wantSync
  }

  /** Makes the workers that a Pod lacks. */
  addPod(pod: Pod): void {
    const uid = uidOf(pod)
    let slots = this.#slots.get(uid)
    if (!slots) this.#slots.set(uid, (slots = slotsOf(pod)))
    for (const slot of slots) {
      if (slot.worker) continue
      const { container, probe, type } = slot
      slot.worker = new ProbeWorker(
        this.#ctx,
        {
          statusOf: (of) => this.#statuses.statusOf(of),
          resultChanged: (changed) => this.#resultChanged(changed),
          ended: () => {
            slot.worker = null
          },
        },
        pod,
        container,
        type,
        probe,
      )
    }
  }

  /** Liveness and startup of regular containers end when a Pod begins to terminate. */
  stopLivenessAndStartup(pod: Pod): void {
    for (const slot of this.#slots.get(uidOf(pod)) ?? []) if (slot.type !== 'readiness' && !isSidecar(slot.container)) stop(slot)
  }

  /** All workers of a Pod end. */
  removePod(pod: Pod): void {
    for (const slot of this.#slots.get(uidOf(pod)) ?? []) stop(slot)
    this.#slots.delete(uidOf(pod))
  }

  /** What the kubelet says of a Pod changed: its sleeping workers look again. */
  statusChanged(uid: string): void {
    for (const { worker } of this.#slots.get(uid) ?? []) worker?.statusChanged()
  }

  #worker(uid: string, container: string, type: ProbeType): ProbeWorker | null {
    for (const slot of this.#slots.get(uid) ?? []) if (slot.type === type && slot.container.name === container) return slot.worker
    return null
  }

  /** Whether a probe found this instance good; undefined when it has no result for it. */
  verdict(uid: string, instance: Instance, type: ProbeType): boolean | undefined {
    const result = this.#worker(uid, instance.name, type)?.resultFor(`containerd://${instance.id}`)
    return result === undefined || result === 'unknown' ? undefined : result === 'success'
  }

  /** Rises whenever what the probes hold of a Pod changes. */
  revision(uid: string): number {
    return this.#revisions.get(uid) ?? 0
  }

  /** What a changed result asks for. Models pkg/kubelet/kubelet.go syncLoopIteration (v1.36). */
  #resultChanged(worker: ProbeWorker): void {
    const { containerId, pod, type } = worker
    this.#revisions.set(uidOf(pod), this.revision(uidOf(pod)) + 1)
    if (containerId === null) return
    const result = worker.resultFor(containerId)
    if (type === 'liveness' && result !== 'failure') return
    // The result travels to the sync loop by a channel.
    this.#ctx.kernel.at(this.#ctx.kernel.now, () => {
      if (type === 'readiness') this.#statuses.setReady(pod, containerId, result === 'success')
      if (type === 'startup') this.#statuses.setStarted(pod, containerId, result === 'success')
      this.#wantSync(uidOf(pod))
    })
  }

  /** Fills in `started` and `ready`. Models prober_manager.go UpdatePodStatus (v1.36). */
  withResults(pod: Pod, statuses: readonly ContainerStatus[], kind: 'init' | 'regular'): ContainerStatus[] {
    const uid = uidOf(pod)
    const { containerStatuses, initContainerStatuses } = this.#statuses.statusOf(uid) ?? pod.status
    if (kind === 'regular') return statuses.map((one) => this.#withResult(uid, one, containerStatuses))
    return statuses.map((one) => {
      const container = pod.spec.initContainers?.find(({ name }) => name === one.name)
      if (container && isSidecar(container)) return this.#withResult(uid, one, initContainerStatuses)
      return withFlags(one, this.#started(uid, one, initContainerStatuses), one.state?.terminated?.exitCode === 0)
    })
  }

  #withResult(uid: string, status: ContainerStatus, before: readonly ContainerStatus[] | undefined): ContainerStatus {
    const started = this.#started(uid, status, before)
    if (!started) return withFlags(status, started, false)
    const worker = this.#worker(uid, status.name, 'readiness')
    const result = worker?.resultFor(status.containerID ?? '')
    if (result !== 'success') worker?.trigger()
    const earlier = outlived(this.#ctx, status) ? before?.find(({ name }) => name === status.name) : undefined
    if (result === undefined && earlier) return withFlags(status, started, earlier.ready)
    return withFlags(status, started, !worker || result === 'success')
  }

  /** Models prober_manager.go isContainerStarted (v1.36). */
  #started(uid: string, status: ContainerStatus, before: readonly ContainerStatus[] | undefined): boolean {
    if (!status.state?.running) return false
    const worker = this.#worker(uid, status.name, 'startup')
    const earlier = before?.find(({ name }) => name === status.name)
    if (!worker && !(earlier && outlived(this.#ctx, status))) return true
    const result = worker?.resultFor(status.containerID ?? '')
    if (result !== undefined) return result === 'success'
    return earlier?.started ?? false
  }
}
