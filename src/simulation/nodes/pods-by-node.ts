import { isPod } from '../../kube/types.ts'
import type { Pod } from '../../kube/types.ts'
import type { WatchEvent } from '../api/server.ts'

const NONE: ReadonlyMap<string, Pod> = new Map()

/** The Pods of each node, as those see them who watch. */
export class PodsByNode {
  readonly #byNode = new Map<string, Map<string, Pod>>()

  observe({ type, object }: WatchEvent): void {
    if (!isPod(object) || !object.spec.nodeName) return
    const { uid = '' } = object.metadata
    const pods = this.#byNode.get(object.spec.nodeName) ?? new Map<string, Pod>()
    if (type === 'DELETED') pods.delete(uid)
    else pods.set(uid, object)
    if (pods.size > 0) this.#byNode.set(object.spec.nodeName, pods)
    else this.#byNode.delete(object.spec.nodeName)
  }

  of(node: string): readonly Pod[] {
    return [...(this.#byNode.get(node) ?? NONE).values()]
  }
}
