import type { PodInfo } from './pod-info.ts'

/** Pods that wait for a node to be cleared for them. Models pkg/scheduler/backend/queue/nominator.go (v1.36). */
export class Nominations {
  readonly #byNode = new Map<string, Map<string, PodInfo>>()
  readonly #nodeOf = new Map<string, string>()

  /** Who waits for a node. */
  on(node: string): PodInfo[] {
    return [...(this.#byNode.get(node)?.values() ?? [])]
  }

  set(pod: PodInfo, node: string | undefined): void {
    this.remove(pod.uid)
    if (!node) return
    this.#nodeOf.set(pod.uid, node)
    this.#byNode.set(node, (this.#byNode.get(node) ?? new Map<string, PodInfo>()).set(pod.uid, pod))
  }

  /** No node is kept for a Pod any more; answers whether one was. */
  remove(uid: string): boolean {
    const node = this.#nodeOf.get(uid)
    if (node === undefined) return false
    this.#nodeOf.delete(uid)
    this.#byNode.get(node)?.delete(uid)
    return true
  }
}
