import { CORDONED } from '../../kube/scheduling/tolerations.ts'
import type { Taint } from '../../kube/scheduling/tolerations.ts'
import { isNode } from '../../kube/types.ts'
import type { Node } from '../../kube/types.ts'
import type { WatchEvent } from '../api/server.ts'
import { Controller } from '../controllers/controller.ts'
import { NOT_READY, UNREACHABLE } from './monitor.ts'

/** Conditions, the status that is bad, and the taint that it brings. Models node_lifecycle_controller.go nodeConditionToTaintKeyStatusMap (v1.36). */
const TAINTED_BY: readonly (readonly [condition: string, status: string, key: string])[] = [
  ['Ready', 'False', NOT_READY],
  ['Ready', 'Unknown', UNREACHABLE],
  ['MemoryPressure', 'True', 'node.kubernetes.io/memory-pressure'],
  ['DiskPressure', 'True', 'node.kubernetes.io/disk-pressure'],
  ['NetworkUnavailable', 'True', 'node.kubernetes.io/network-unavailable'],
  ['PIDPressure', 'True', 'node.kubernetes.io/pid-pressure'],
]
const OWN_KEYS: ReadonlySet<string> = new Set([CORDONED, ...TAINTED_BY.map(([, , key]) => key)])

/** Keeps new Pods off nodes that are not well, or cordoned. Models node_lifecycle_controller.go doNoScheduleTaintingPass (v1.36). */
export class ConditionTaints extends Controller {
  observe({ type, object }: WatchEvent): void {
    if (isNode(object) && type !== 'DELETED' && withOwnTaints(object, '') !== object) this.enqueue(object.metadata.name)
  }

  protected sync(name: string): void {
    const { api, clock, kernel } = this.ctx
    const node = api.node(name)
    if (node) api.update(node, (stored) => withOwnTaints(stored, clock.seconds(kernel.now)))
  }
}

/** The Node with the taints that its state asks for; the same one when it has them. */
function withOwnTaints(node: Node, now: string): Node {
  const conditions = node.status?.conditions ?? []
  const wanted = TAINTED_BY.filter(([type, status]) => conditions.some((one) => one.type === type && one.status === status)).map(
    ([, , key]) => key,
  )
  if (node.spec?.unschedulable) wanted.push(CORDONED)
  const before = node.spec?.taints ?? []
  const isOwn = ({ effect, key }: Taint): boolean => effect === 'NoSchedule' && OWN_KEYS.has(key)
  const kept = before.filter((taint) => !isOwn(taint) || wanted.includes(taint.key))
  const missing = wanted.filter((key) => !before.some((taint) => isOwn(taint) && taint.key === key))
  if (kept.length === before.length && missing.length === 0) return node
  return withTaints(node, [...kept, ...missing.map((key): Taint => ({ effect: 'NoSchedule', key, timeAdded: now }))])
}

/** The Node with other taints. */
export function withTaints(node: Node, taints: readonly Taint[]): Node {
  const { taints: _before, ...spec } = node.spec ?? {}
  return { ...node, spec: { ...spec, ...(taints.length > 0 && { taints: [...taints] }) } }
}
