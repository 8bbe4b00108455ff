import { addAmounts, amountsOf } from '../../kube/scheduling/resources.ts'
import type { Amounts } from '../../kube/scheduling/resources.ts'
import type { Node } from '../../kube/types.ts'
import type { PodInfo } from './pod-info.ts'

/** A node and who uses it, as the scheduler counts. Models kube-scheduler/framework/types.go NodeInfo (v1.36). */
export class NodeInfo {
  readonly #pods: Map<string, PodInfo>
  readonly #requested: Map<string, number>
  readonly #compared: Map<string, number>
  #node: Node
  #allocatable: Amounts
  #withAffinity = 0

  constructor(node: Node) {
    this.#node = node
    this.#allocatable = amountsOf(node.status?.allocatable)
    this.#pods = new Map()
    this.#requested = new Map()
    this.#compared = new Map()
  }

  get node(): Node {
    return this.#node
  }

  set node(node: Node) {
    this.#node = node
    this.#allocatable = amountsOf(node.status?.allocatable)
  }

  get name(): string {
    return this.#node.metadata.name
  }

  get allocatable(): Amounts {
    return this.#allocatable
  }

  /** What its Pods ask for, together. */
  get requested(): Amounts {
    return this.#requested
  }

  /** As `requested`, but containers that ask for nothing count a little, too. */
  get compared(): Amounts {
    return this.#compared
  }

  get size(): number {
    return this.#pods.size
  }

  /** Whether any of its Pods has wishes about other Pods. */
  get hasAffinity(): boolean {
    return this.#withAffinity > 0
  }

  pods(): IterableIterator<PodInfo> {
    return this.#pods.values()
  }

  add(info: PodInfo): void {
    this.remove(info.uid)
    this.#pods.set(info.uid, info)
    this.#count(info, 1)
  }

  remove(uid: string): void {
    const info = this.#pods.get(uid)
    if (!info) return
    this.#pods.delete(uid)
    this.#count(info, -1)
  }

  #count(info: PodInfo, sign: 1 | -1): void {
    addAmounts(this.#requested, info.requests, sign)
    addAmounts(this.#compared, info.compared, sign)
    const { required, requiredAnti, preferred, preferredAnti } = info.terms
    if (required.length + requiredAnti.length + preferred.length + preferredAnti.length > 0) this.#withAffinity += sign
  }

  /** Another one of the same node and Pods, for trying out. */
  copy(): NodeInfo {
    const copy = new NodeInfo(this.#node)
    for (const info of this.#pods.values()) copy.add(info)
    return copy
  }
}
