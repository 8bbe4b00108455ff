import { equal } from '../../base/equal.ts'
import { ms } from '../../base/time.ts'
import type { Duration } from '../../base/time.ts'
import { uidOf } from '../../kube/pod-keys.ts'
import { isTerminal } from '../../kube/pod-phase.ts'
import type { ContainerStatus, Pod, PodStatus } from '../../kube/types.ts'
import type { ApiServer } from '../api/server.ts'
import { WallClock } from '../api/times.ts'
import { union } from '../kernel/causes.ts'
import type { Scheduling } from '../kernel/life.ts'
import type { RecordId } from '../trace.ts'
import { asConditions, containersReady, ready } from './status/conditions.ts'
import { finalStatus } from './status/final.ts'
import { mergedStatus } from './status/merge.ts'
import type { Phase } from './status/phase.ts'

/** GET and PATCH of one Pod's status. Measured: 5 to 10 ms a step. */
const SEND_TAKES = ms(7)
/** The full pass that sends what is unsent and puts right what others changed. Models pkg/kubelet/status/status_manager.go syncPeriod (v1.36). */
const FULL_PASS = ms(10_000)

interface Entry {
  pod: Pod
  status: PodStatus
  /** The worker is done with the Pod: its object may go. */
  finished: boolean
  causes: readonly RecordId[]
}

/** What the status manager asks of the kubelet around it. */
interface StatusManagerHost {
  /** Whether containers of the Pod may still run: as long as they may, no terminal phase is reported. */
  couldHaveRunningContainers(uid: string): boolean
  /** Whether the node reaches the API server. */
  connected(): boolean
  /** The uid of the API object that shows a Pod; null while there is none. */
  shownAs(pod: Pod): string | null
  /** A Pod's status changed, as the kubelet itself sees it. */
  statusChanged(uid: string): void
}

/** Keeps what the kubelet says of its Pods, and sends it: one Pod after the other, always the newest. Models pkg/kubelet/status/status_manager.go (v1.36). */
export class StatusManager {
  readonly #entries = new Map<string, Entry>()
  readonly #unsent = new Set<string>()
  readonly #kernel: Scheduling
  readonly #api: ApiServer
  readonly #clock: WallClock
  readonly #host: StatusManagerHost
  readonly #passPhase: Duration
  #sending = false
  #passDue = false

  constructor(kernel: Scheduling, api: ApiServer, clock: WallClock, host: StatusManagerHost, passPhase: Duration) {
    this.#kernel = kernel
    this.#api = api
    this.#clock = clock
    this.#host = host
    this.#passPhase = passPhase
  }

  /** What the kubelet says of a Pod; undefined when it has said nothing yet. */
  statusOf(uid: string): PodStatus | undefined {
    return this.#entries.get(uid)?.status
  }

  /** Takes a new status; what equals the last one is not sent again, unless the Pod is being deleted. */
  set(pod: Pod, status: PodStatus): void {
    this.#update(pod, status, pod.metadata.deletionTimestamp !== undefined)
  }

  #update(pod: Pod, status: PodStatus, force: boolean): void {
    const uid = uidOf(pod)
    const entry = this.#entries.get(uid)
    if (entry) entry.pod = pod
    if (entry && !force && equal(entry.status, status)) return
    const before = entry ?? { pod, status, finished: false, causes: [] }
    const unsent = this.#unsent.has(uid) ? before.causes : []
    this.#entries.set(uid, {
      ...before,
      pod,
      status,
      causes: union(unsent, this.#kernel.causes),
    })
    this.#unsent.add(uid)
    this.#host.statusChanged(uid)
    this.#wake()
  }

  /** Patches the ready flag of a container and the conditions that follow from it, without a sync. */
  setReady(pod: Pod, containerId: string, isReady: boolean): void {
    this.#patch(pod, containerId, (status) => (status.ready === isReady ? status : { ...status, ready: isReady }))
  }

  /** Patches the started flag of a container, without a sync. */
  setStarted(pod: Pod, containerId: string, started: boolean): void {
    this.#patch(pod, containerId, (status) => (status.started === started ? status : { ...status, started }))
  }

  #patch(pod: Pod, containerId: string, change: (status: ContainerStatus) => ContainerStatus): void {
    const status = this.#entries.get(uidOf(pod))?.status
    if (!status) return
    let changed = false
    const each = (one: ContainerStatus): ContainerStatus => {
      if (one.containerID !== containerId) return one
      const patched = change(one)
      changed ||= patched !== one
      return patched
    }
    const init = status.initContainerStatuses?.map(each)
    const regular = status.containerStatuses?.map(each)
    if (!changed) return
    const phase = status.phase as Phase
    const all = containersReady(pod, init ?? [], regular ?? [], phase)
    const own = asConditions(
      [ready(pod, status.conditions ?? [], all), all],
      status.conditions ?? [],
      this.#clock.seconds(this.#kernel.now),
      pod.metadata.generation,
    )
    const conditions = (status.conditions ?? []).map((condition) => own.find(({ type }) => type === condition.type) ?? condition)
    this.#update(
      pod,
      {
        ...status,
        conditions,
        ...(init && { initContainerStatuses: init }),
        ...(regular && { containerStatuses: regular }),
      },
      false,
    )
  }

  /** The condition that the sandbox callback writes at once. Models pkg/kubelet/kubelet.go SyncPod's PodSandboxCreated callback (v1.36). */
  setSandboxReady(pod: Pod): void {
    const status = this.#entries.get(uidOf(pod))?.status
    if (!status) return
    const [own] = asConditions(
      [{ type: 'PodReadyToStartContainers', status: 'True' }],
      status.conditions ?? [],
      this.#clock.seconds(this.#kernel.now),
      pod.metadata.generation,
    )
    if (!own) return
    this.#update(pod, { ...status, conditions: (status.conditions ?? []).map((one) => (one.type === own.type ? own : one)) }, false)
  }

  /** The worker is done: the object may go. */
  finish(pod: Pod): void {
    const uid = uidOf(pod)
    const status = this.#entries.get(uid)?.status ?? pod.status
    this.#update(pod, finalStatus(pod, status), true)
    const entry = this.#entries.get(uid)
    if (entry) entry.finished = true
  }

  forget(uid: string): void {
    this.#entries.delete(uid)
  }

  /** A Pod came back from the API server: what others changed of the kubelet's words is put right. Models status_manager.go needsReconcile (v1.36). */
  noticed(pod: Pod): void {
    const uid = uidOf(pod)
    const own = this.#entries.get(uid)?.status
    if (!own || this.#unsent.has(uid)) return
    const same = readyStatus(pod.status) === readyStatus(own) && equal(pod.status.containerStatuses, own.containerStatuses)
    if (!same) this.reconcileLater()
  }

  /** Others may have changed what the kubelet said: the next full pass compares. */
  reconcileLater(): void {
    if (this.#passDue) return
    this.#passDue = true
    this.#kernel.at(WallClock.nextTick(this.#kernel.now, this.#passPhase, FULL_PASS), () => {
      this.#passDue = false
      for (const uid of this.#entries.keys()) this.#unsent.add(uid)
      this.#wake()
    })
  }

  #wake(): void {
    if (this.#sending) return
    const [uid] = this.#unsent
    if (uid === undefined) return
    this.#sending = true
    this.#kernel.after(SEND_TAKES, () => {
      this.#sending = false
      this.#unsent.delete(uid)
      this.#send(uid)
      this.#wake()
    })
  }

  #send(uid: string): void {
    const entry = this.#entries.get(uid)
    if (!entry) return
    if (!this.#host.connected()) {
      this.reconcileLater()
      return
    }
    const shown = this.#host.shownAs(entry.pod)
    const stored = this.#api.pod(entry.pod.metadata.namespace ?? '', entry.pod.metadata.name)
    if (!stored || uidOf(stored) !== shown) {
      if (shown === uid) this.#entries.delete(uid)
      return
    }
    const mayRun = this.#host.couldHaveRunningContainers(uid)
    const merged = mergedStatus(stored.status, entry.status, mayRun)
    if (isTerminal(entry.status.phase) && !isTerminal(merged.phase)) this.reconcileLater()
    this.#kernel.because(entry.causes, () => {
      if (!equal(stored.status, merged)) this.#api.update(stored, (pod) => ({ ...pod, status: merged }))
      if (entry.finished && stored.metadata.deletionTimestamp) {
        this.#kernel.after(SEND_TAKES, () =>
          this.#api.delete('Pod', stored.metadata.namespace ?? '', stored.metadata.name, { gracePeriod: ms(0), uid }),
        )
      }
    })
  }
}

const readyStatus = ({ conditions }: PodStatus): string | undefined => conditions?.find(({ type }) => type === 'Ready')?.status
