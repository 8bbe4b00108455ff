import { between, minus, ms, plus, seconds } from '../../base/time.ts'
import type { Duration } from '../../base/time.ts'
import { isNode } from '../../kube/types.ts'
import type { NodeCondition, Pod } from '../../kube/types.ts'
import type { EventRecorder } from '../api/events.ts'
import type { WatchEvent } from '../api/server.ts'
import { WallClock } from '../api/times.ts'
import { Controller } from '../controllers/controller.ts'
import type { ControllerContext } from '../controllers/controller.ts'
import { MachineRun } from '../kernel/machine-run.ts'
import { healthMachine } from './health-machine.ts'
import type { HealthHost } from './health-machine.ts'
import type { Reach } from './machines.ts'
import { MONITOR_PERIOD, monitorPhase, readiness, untilLook } from './monitor.ts'
import type { PodsByNode } from './pods-by-node.ts'

/** Models cmd/kube-controller-manager NodeMonitorGracePeriod, and pkg/kubelet's renewal of its Lease (v1.36). */
const GRACE = seconds(50)
const LEASE_RENEWAL = seconds(10)
/**
 * Where in each ten seconds of a world its kubelets renew. Measured, not derived: at 20 s and at 30 s of the two recordings of a lost node the
 * last renewal was at most 3.5 s old. In Kubernetes any moment is as likely.
 */
const RENEWED = { from: 6500, to: 10_000 }
/** From what the watch tells of a node to the turn of its Pods. Measured: 24 ms. */
const PODS_FOLLOW = ms(24)

/** The conditions that a kubelet answers for. */
const OWN_CONDITIONS = ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'Ready'] as const

/** Notices nodes that fall silent and come back, and marks their Pods. Models pkg/controller/nodelifecycle/node_lifecycle_controller.go (v1.36). */
export class NodeLifecycle extends Controller {
  readonly #pods: PodsByNode
  readonly #phase: Duration
  readonly #health = new Map<string, MachineRun<typeof healthMachine>>()
  readonly #ready = new Map<string, string>()
  readonly #events: EventRecorder
  readonly #report: (node: string) => void

  /** `report` has a node's kubelet say how the node is. */
  constructor(ctx: ControllerContext, pods: PodsByNode, report: (node: string) => void) {
    super(ctx)
    this.#pods = pods
    this.#report = report
    this.#phase = monitorPhase(ctx.kernel)
    this.#events = this.eventsAs('node-controller')
  }

  /** A node's network was cut or mended. */
  reach({ node, reachable, ready }: Reach): void {
    const health = this.#health.get(node) ?? this.#watch(node)
    health.send(reachable ? { type: 'HEARD', ready } : { type: 'SILENT' })
  }

  #watch(node: string): MachineRun<typeof healthMachine> {
    let ready = 0
    const host: HealthHost = {
      trust: () => this.#trust(node),
      remember: (time) => {
        ready = time
      },
      readyIn: () => ready,
      markUnknown: () => this.#update(node, (before) => this.#unknown(before)),
      beat: () => this.#update(node, (before) => before.map((one) => ({ ...one, lastHeartbeatTime: this.#now }))),
      markReady: () => this.#report(node),
    }
    const { kernel, recorder } = this.ctx
    const health = new MachineRun(kernel, healthMachine, { host }, recorder.follow('nodeHealth', node))
    this.#health.set(node, health)
    return health
  }

  get #now(): string {
    return this.ctx.clock.seconds(this.ctx.kernel.now)
  }

  /** The grace counts from the look at which the last renewal of the node's Lease was seen. */
  #trust(node: string): Duration {
    const { kernel } = this.ctx
    const lease = ms(kernel.random.fork(`renewal/${node}`).between(RENEWED.from, RENEWED.to))
    const renewed = minus(WallClock.nextTick(kernel.now, lease, LEASE_RENEWAL), LEASE_RENEWAL)
    const seen = WallClock.nextTick(renewed, this.#phase, MONITOR_PERIOD)
    return between(kernel.now, plus(seen, GRACE))
  }

  #update(node: string, change: (before: readonly NodeCondition[]) => NodeCondition[]): void {
    const stored = this.ctx.api.node(node)
    if (!stored) return
    this.ctx.api.update(stored, (before) => ({
      ...before,
      status: { ...before.status, conditions: change(before.status?.conditions ?? []) },
    }))
  }

  #unknown(before: readonly NodeCondition[]): NodeCondition[] {
    const now = this.#now
    const others = before.filter(({ type }) => !(OWN_CONDITIONS as readonly string[]).includes(type))
    const own = OWN_CONDITIONS.map((type): NodeCondition => {
      const known = before.find((one) => one.type === type)
      if (known?.status === 'Unknown') return known
      return {
        ...(known?.lastHeartbeatTime !== undefined && { lastHeartbeatTime: known.lastHeartbeatTime }),
        lastTransitionTime: now,
        message: known ? 'Kubelet stopped posting node status.' : 'Kubelet never posted node status.',
        reason: known ? 'NodeStatusUnknown' : 'NodeStatusNeverUpdated',
        status: 'Unknown',
        type,
      }
    })
    return [...others, ...own]
  }

  observe({ type, object }: WatchEvent): void {
    if (!isNode(object)) return
    const { name } = object.metadata
    const before = this.#ready.get(name)
    if (type === 'DELETED') {
      this.#ready.delete(name)
      return
    }
    this.#ready.set(name, readiness(object))
    if (before !== 'True' || readiness(object) === 'True') return
    // What a kubelet says is noticed at the next look; what is Unknown was found at one.
    this.enqueueAfter(name, readiness(object) === 'Unknown' ? PODS_FOLLOW : ms(untilLook(this.ctx.kernel.now, this.#phase) + PODS_FOLLOW))
  }

  /** The Pods of a node that is not ready are not ready either. Models pkg/controller/util/node/controller_utils.go MarkPodsNotReady (v1.36). */
  protected sync(name: string): void {
    const node = this.ctx.api.node(name)
    if (!node || readiness(node) === 'True') return
    if (readiness(node) === 'False') this.#events.send(node, 'Normal', 'NodeNotReady', `Node ${name} status is now: NodeNotReady`)
    for (const pod of this.#pods.of(name)) this.#markNotReady(pod)
  }

  #markNotReady(pod: Pod): void {
    const written = this.ctx.api.update(pod, (stored) => {
      const conditions = stored.status.conditions ?? []
      if (!conditions.some(({ type, status }) => type === 'Ready' && status === 'True')) return stored
      const changed = conditions.map((one) => (one.type === 'Ready' ? { ...one, lastTransitionTime: this.#now, status: 'False' } : one))
      return { ...stored, status: { ...stored.status, conditions: changed } }
    })
    if (written !== null) this.#events.send(pod, 'Warning', 'NodeNotReady', 'Node is not ready')
  }
}
