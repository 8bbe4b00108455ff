import type { Labels } from '../../kube/labels.ts'
import type { Node, Pod } from '../../kube/types.ts'
import type { ApiServer } from '../api/server.ts'
import { NodeInfo } from './node-info.ts'
import { podInfoOf, refreshed } from './pod-info.ts'
import type { PodInfo } from './pod-info.ts'

/**
 * What the scheduler believes of the cluster: nodes, and the Pods on them, also those whose binding is still on its way.
 * Models pkg/scheduler/backend/cache/cache.go (v1.36).
 */
export class SchedulerCache {
  readonly api: ApiServer
  readonly #nodes = new Map<string, NodeInfo>()
  readonly #placed = new Map<string, { readonly info: PodInfo; readonly node: string }>()
  /** Pods whose node is not known (yet), by node. */
  readonly #homeless = new Map<string, Map<string, PodInfo>>()

  constructor(api: ApiServer) {
    this.api = api
  }

  get size(): number {
    return this.#nodes.size
  }

  nodes(): NodeInfo[] {
    return [...this.#nodes.values()]
  }

  node(name: string): NodeInfo | undefined {
    return this.#nodes.get(name)
  }

  setNode(node: Node): void {
    const known = this.#nodes.get(node.metadata.name)
    if (known) {
      known.node = node
      return
    }
    const info = new NodeInfo(node)
    for (const pod of this.#homeless.get(info.name)?.values() ?? []) info.add(pod)
    this.#homeless.delete(info.name)
    this.#nodes.set(info.name, info)
  }

  removeNode(name: string): void {
    const info = this.#nodes.get(name)
    if (!info) return
    this.#nodes.delete(name)
    this.#homeless.set(name, new Map([...info.pods()].map((pod) => [pod.uid, pod])))
  }

  /** A Pod of that uid that counts as using a node. */
  placed(uid: string): PodInfo | undefined {
    return this.#placed.get(uid)?.info
  }

  /** Notes that a Pod uses a node. */
  place(pod: Pod, node: string): PodInfo {
    const before = this.#placed.get(pod.metadata.uid ?? '')
    const info = before ? refreshed(before.info, pod) : podInfoOf(pod)
    if (before && before.node !== node) this.remove(info.uid)
    this.#placed.set(info.uid, { info, node })
    const on = this.#nodes.get(node)
    if (on) on.add(info)
    else this.#homeless.set(node, (this.#homeless.get(node) ?? new Map<string, PodInfo>()).set(info.uid, info))
    return info
  }

  remove(uid: string): PodInfo | undefined {
    const before = this.#placed.get(uid)
    if (!before) return undefined
    this.#placed.delete(uid)
    this.#nodes.get(before.node)?.remove(uid)
    this.#homeless.get(before.node)?.delete(uid)
    return before.info
  }

  /** The labels of a namespace. */
  namespaceLabels = (name: string): Labels =>
    this.api.get('Namespace', '', name)?.metadata.labels ?? { 'kubernetes.io/metadata.name': name }
}
