import { seconds } from '../../base/time.ts'
import type { Duration } from '../../base/time.ts'
import type { KubeObject, NodeCondition } from '../../kube/types.ts'
import { WallClock } from '../api/times.ts'
import { healthyConditions } from '../nodes/node.ts'
import type { KubeletContext } from './context.ts'
import type { Pressure } from './eviction/manager.ts'

/** How often a kubelet computes the status of its node. Models pkg/kubelet/apis/config/v1beta1/defaults.go NodeStatusUpdateFrequency (v1.36). */
const FREQUENCY = seconds(10)

/** What a kubelet knows of its node's state. */
interface NodeFacts {
  isUnder(pressure: Pressure): boolean
  isShuttingDown(): boolean
}

/** What a bad condition says, and the Event of it; the Event's of its end. Models pkg/kubelet/nodestatus/setters.go (v1.36). */
const BAD: Readonly<Record<Pressure, { reason: string; message: string; event: string; over: string }>> = {
  MemoryPressure: {
    reason: 'KubeletHasInsufficientMemory',
    message: 'kubelet has insufficient memory available',
    event: 'NodeHasInsufficientMemory',
    over: 'NodeHasSufficientMemory',
  },
  DiskPressure: {
    reason: 'KubeletHasDiskPressure',
    message: 'kubelet has disk pressure',
    event: 'NodeHasDiskPressure',
    over: 'NodeHasNoDiskPressure',
  },
}

const isPressure = (type: string): type is Pressure => type in BAD

/** The Node as the Events of its kubelet name it. Models pkg/kubelet/kubelet.go nodeRef (v1.36). */
export const nodeReference = (node: string): KubeObject => ({ apiVersion: 'v1', kind: 'Node', metadata: { name: node, uid: node } })

/** Tells the API server how the node is: every ten seconds, as far as something changed. Models pkg/kubelet/kubelet_node_status.go (v1.36). */
export class NodeStatus {
  readonly #ctx: KubeletContext
  readonly #facts: NodeFacts
  readonly #phase: Duration
  #isDue = false

  constructor(ctx: KubeletContext, facts: NodeFacts, phase: Duration) {
    this.#ctx = ctx
    this.#facts = facts
    this.#phase = phase
  }

  /** Something changed that the next report has to say. */
  changed(): void {
    if (this.#isDue) return
    this.#isDue = true
    const { kernel } = this.#ctx
    kernel.at(WallClock.nextTick(kernel.now, this.#phase, FREQUENCY), () => {
      this.#isDue = false
      // Of a node that was silent the kubelet has an old picture: until its watch is back it says nothing new.
      if (this.#stored.some(({ status }) => status === 'Unknown')) this.changed()
      else this.report()
    })
  }

  get #stored(): readonly NodeCondition[] {
    return this.#ctx.api.node(this.#ctx.node)?.status?.conditions ?? []
  }

  /** Says at once what the Node does not say yet; without a network that has to wait. */
  report(): void {
    const { api, clock, events, kernel, node, uplink } = this.#ctx
    if (!uplink.up) return this.changed()
    const stored = api.node(node)
    if (!stored) return
    const before = stored.status?.conditions ?? []
    const now = clock.seconds(kernel.now)
    const own = this.#conditions(before, now)
    const isSaid = (one: NodeCondition): boolean =>
      before.some(({ type, status, reason }) => type === one.type && status === one.status && reason === one.reason)
    if (own.every(isSaid)) return
    api.update(stored, (found) => {
      const others = (found.status?.conditions ?? []).filter(({ type }) => !own.some((one) => one.type === type))
      return { ...found, status: { ...found.status, conditions: [...others, ...own] } }
    })
    for (const { type, status } of own) {
      const was = before.find((one) => one.type === type)?.status
      if (was === status || was === undefined || was === 'Unknown') continue
      const reason = isPressure(type) ? BAD[type][status === 'True' ? 'event' : 'over'] : status === 'True' ? 'NodeReady' : 'NodeNotReady'
      events.send(nodeReference(node), 'Normal', reason, `Node ${node} status is now: ${reason}`)
    }
  }

  #conditions(before: readonly NodeCondition[], now: string): NodeCondition[] {
    return healthyConditions(now).map((healthy) => {
      const found = { ...healthy, ...this.#troubleOf(healthy.type) }
      const known = before.find(({ type }) => type === healthy.type)
      return known?.status === found.status ? { ...found, lastTransitionTime: known.lastTransitionTime ?? now } : found
    })
  }

  #troubleOf(type: string): Pick<NodeCondition, 'status' | 'reason' | 'message'> | null {
    if (isPressure(type)) {
      const { message, reason } = BAD[type]
      return this.#facts.isUnder(type) ? { status: 'True', reason, message } : null
    }
    return type === 'Ready' && this.#facts.isShuttingDown()
      ? { status: 'False', reason: 'KubeletNotReady', message: 'node is shutting down' }
      : null
  }
}
