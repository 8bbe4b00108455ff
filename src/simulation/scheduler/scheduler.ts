import { ms } from '../../base/time.ts'
import { isPod } from '../../kube/types.ts'
import type { KubeEvent, Pod, PodCondition } from '../../kube/types.ts'
import type { ApiServer, WatchEvent } from '../api/server.ts'
import type { WallClock } from '../api/times.ts'
import type { Kernel } from '../kernel/kernel.ts'

/** From a Pod's arrival in the queue to its binding, and from the binding to the event. Measured: 1 to 10 ms. */
const BINDING_TAKES = ms(1)
const EVENT_TAKES = ms(2)

/** Binds Pods to nodes. Models pkg/scheduler/schedule_one.go (v1.36). */
export class Scheduler {
  readonly #kernel: Kernel
  readonly #api: ApiServer
  readonly #clock: WallClock
  readonly #nodes: readonly string[]
  readonly #load = new Map<string, number>()

  constructor(kernel: Kernel, api: ApiServer, clock: WallClock, nodes: readonly string[]) {
    this.#kernel = kernel
    this.#api = api
    this.#clock = clock
    this.#nodes = nodes
  }

  observe({ type, object }: WatchEvent): void {
    if (type === 'DELETED' || !isPod(object) || object.spec.nodeName || object.metadata.deletionTimestamp) return
    if (object.spec.schedulingGates?.length) return this.#gated(object)
    if ((object.spec.schedulerName ?? 'default-scheduler') !== 'default-scheduler') return
    this.#kernel.after(BINDING_TAKES, () => this.#bind(object))
  }

  #bind(pod: Pod): void {
    const least = Math.min(...this.#nodes.map((node) => this.#load.get(node) ?? 0))
    const best = this.#nodes.filter((node) => (this.#load.get(node) ?? 0) === least)
    const node = best[Math.floor(this.#kernel.random.next() * best.length)] ?? this.#nodes[0] ?? ''
    const bound = this.#api.update(pod, (stored) =>
      stored.spec.nodeName
        ? stored
        : { ...stored, spec: { ...stored.spec, nodeName: node }, status: { ...stored.status, conditions: [this.#scheduled()] } },
    )
    if (bound === null) return
    this.#load.set(node, (this.#load.get(node) ?? 0) + 1)
    this.#kernel.because([bound], () => this.#kernel.after(EVENT_TAKES, () => this.#announce(pod, node)))
  }

  #scheduled(): PodCondition {
    return {
      lastProbeTime: null as unknown as string,
      lastTransitionTime: this.#clock.seconds(this.#kernel.now),
      status: 'True',
      type: 'PodScheduled',
    }
  }

  /** A Pod with scheduling gates is not looked at. Models pkg/scheduler/framework/plugins/schedulinggates (v1.36). */
  #gated(pod: Pod): void {
    this.#api.update(pod, (stored) => {
      if (stored.status.conditions?.some(({ reason }) => reason === 'SchedulingGated')) return stored
      const condition: PodCondition = {
        lastProbeTime: null as unknown as string,
        lastTransitionTime: this.#clock.seconds(this.#kernel.now),
        message: 'Scheduling is blocked due to non-empty scheduling gates',
        reason: 'SchedulingGated',
        status: 'False',
        type: 'PodScheduled',
      }
      return { ...stored, status: { ...stored.status, conditions: [condition] } }
    })
  }

  #announce(pod: Pod, node: string): void {
    const { name, namespace = 'default', uid, resourceVersion } = pod.metadata
    const event: KubeEvent & { action: string } = {
      action: 'Binding',
      apiVersion: 'v1',
      eventTime: this.#clock.micros(this.#kernel.now),
      firstTimestamp: null,
      involvedObject: { apiVersion: 'v1', kind: 'Pod', name, namespace, ...(resourceVersion && { resourceVersion }), ...(uid && { uid }) },
      kind: 'Event',
      lastTimestamp: null,
      message: `Successfully assigned ${namespace}/${name} to ${node}`,
      metadata: { name: `${name}.${this.#kernel.random.text(16, '0123456789abcdef')}`, namespace },
      reason: 'Scheduled',
      reportingComponent: 'default-scheduler',
      reportingInstance: 'default-scheduler-control-plane',
      source: {},
      type: 'Normal',
    }
    this.#api.create(event)
  }
}
