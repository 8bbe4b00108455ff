import type { Container, ContainerStatus, Pod, ProbeType } from '../../../kube/types.ts'
import { PROBE_TYPES } from '../../../kube/types.ts'
import { uidOf } from '../../runtime/runtime.ts'
import type { Instance } from '../../runtime/types.ts'
import type { KubeletContext } from '../context.ts'
import { isSidecar } from '../restart-policy.ts'
import type { StatusManager } from '../status-manager.ts'
import { outlived, ProbeWorker } from './worker.ts'

const probeOf = (container: Container, type: ProbeType): Container['livenessProbe'] => container[`${type}Probe`]
const keyOf = (uid: string, container: string, type: ProbeType): string => `${uid}/${container}/${type}`

const withFlags = (status: ContainerStatus, started: boolean, ready: boolean): ContainerStatus =>
  status.started === started && status.ready === ready ? status : { ...status, started, ready }

/** Keeps the probe workers of a node's Pods, and what they found. Models pkg/kubelet/prober/prober_manager.go (v1.36). */
export class Prober {
  readonly #workers = new Map<string, ProbeWorker>()
  readonly #byPod = new Map<string, Set<ProbeWorker>>()
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
    for (const container of [...pod.spec.containers, ...(pod.spec.initContainers ?? []).filter(isSidecar)]) {
      for (const type of PROBE_TYPES) {
        const probe = probeOf(container, type)
        const key = keyOf(uid, container.name, type)
        if (!probe || this.#workers.has(key)) continue
        const worker = new ProbeWorker(
          this.#ctx,
          {
            statusOf: (of) => this.#statuses.statusOf(of),
            resultChanged: (changed) => this.#resultChanged(changed),
            ended: () => this.#forget(key),
          },
          pod,
          container,
          type,
          probe,
        )
        this.#workers.set(key, worker)
        const siblings = this.#byPod.get(uid) ?? new Set()
        this.#byPod.set(uid, siblings.add(worker))
      }
    }
  }

  /** Liveness and startup of regular containers end when a Pod begins to terminate. */
  stopLivenessAndStartup(pod: Pod): void {
    for (const { name } of pod.spec.containers)
      for (const type of ['liveness', 'startup'] as const) this.#stop(keyOf(uidOf(pod), name, type))
  }

  removePod(pod: Pod): void {
    for (const { name } of [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]) {
      for (const type of PROBE_TYPES) this.#stop(keyOf(uidOf(pod), name, type))
    }
  }

  #stop(key: string): void {
    this.#workers.get(key)?.stop()
    this.#forget(key)
  }

  #forget(key: string): void {
    const worker = this.#workers.get(key)
    if (!worker) return
    this.#workers.delete(key)
    const siblings = this.#byPod.get(uidOf(worker.pod))
    siblings?.delete(worker)
    if (siblings?.size === 0) this.#byPod.delete(uidOf(worker.pod))
  }

  statusChanged(uid: string): void {
    for (const worker of this.#byPod.get(uid) ?? []) worker.statusChanged()
  }

  /** Whether a probe found this instance good; undefined when it has no result for it. */
  verdict(uid: string, instance: Instance, type: ProbeType): boolean | undefined {
    const result = this.#workers.get(keyOf(uid, instance.name, type))?.resultFor(`containerd://${instance.id}`)
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
    const worker = this.#workers.get(keyOf(uid, status.name, 'readiness'))
    const result = worker?.resultFor(status.containerID ?? '')
    if (result !== 'success') worker?.trigger()
    const earlier = outlived(this.#ctx, status) ? before?.find(({ name }) => name === status.name) : undefined
    if (result === undefined && earlier) return withFlags(status, started, earlier.ready)
    return withFlags(status, started, !worker || result === 'success')
  }

  /** Models prober_manager.go isContainerStarted (v1.36). */
  #started(uid: string, status: ContainerStatus, before: readonly ContainerStatus[] | undefined): boolean {
    if (!status.state?.running) return false
    const worker = this.#workers.get(keyOf(uid, status.name, 'startup'))
    const earlier = before?.find(({ name }) => name === status.name)
    if (!worker && !(earlier && outlived(this.#ctx, status))) return true
    const result = worker?.resultFor(status.containerID ?? '')
    if (result !== undefined) return result === 'success'
    return earlier?.started ?? false
  }
}
