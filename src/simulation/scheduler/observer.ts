import { equal } from '../../base/equal.ts'
import { hasEnded } from '../../kube/pod-phase.ts'
import { isNode, isPod } from '../../kube/types.ts'
import type { Node, Pod } from '../../kube/types.ts'
import type { WatchEvent } from '../api/server.ts'
import type { SchedulerCache } from './cache.ts'
import type { ClusterEvent } from './framework.ts'

const STORAGE: ReadonlySet<string> = new Set(['PersistentVolumeClaim', 'PersistentVolume', 'StorageClass'])

const nodeMatters = (before: Node, node: Node): boolean =>
  !equal(before.metadata.labels, node.metadata.labels) ||
  !equal(before.spec, node.spec) ||
  !equal(before.status?.allocatable, node.status?.allocatable)

const podMatters = (before: Pod, pod: Pod): boolean => before.spec !== pod.spec || !equal(before.metadata.labels, pod.metadata.labels)

/** Keeps the scheduler's view of nodes and placed Pods, and tells what may help those that wait. Models pkg/scheduler/eventhandlers.go (v1.36). */
export class ClusterObserver {
  readonly #cache: SchedulerCache
  readonly #tell: (event: ClusterEvent) => void
  /** Placed Pods that the API server has told of; others are only believed to be placed. */
  readonly #confirmed = new Set<string>()

  constructor(cache: SchedulerCache, tell: (event: ClusterEvent) => void) {
    this.#cache = cache
    this.#tell = tell
  }

  observe({ type, object }: WatchEvent): void {
    if (isNode(object)) this.#node(type, object)
    else if (isPod(object)) this.#placed(type, object)
    else if (STORAGE.has(object.kind)) this.#tell({ kind: 'storage', object })
  }

  #node(type: WatchEvent['type'], node: Node): void {
    const before = this.#cache.node(node.metadata.name)?.node
    if (type === 'DELETED') {
      this.#cache.removeNode(node.metadata.name)
      this.#tell({ kind: 'nodeRemoved', node })
      return
    }
    this.#cache.setNode(node)
    if (!before) this.#tell({ kind: 'nodeAdded', node })
    else if (nodeMatters(before, node)) this.#tell({ kind: 'nodeChanged', before, node })
  }

  /** A Pod with a node; one that has ended uses it no longer. */
  #placed(type: WatchEvent['type'], pod: Pod): void {
    const { uid = '' } = pod.metadata
    if (!pod.spec.nodeName) return
    if (type === 'DELETED' || hasEnded(pod)) {
      this.#confirmed.delete(uid)
      if (this.#cache.remove(uid)) this.#tell({ kind: 'podGone', pod })
      return
    }
    const before = this.#cache.placed(uid)?.pod
    this.#cache.place(pod, pod.spec.nodeName)
    if (!this.#confirmed.has(uid)) {
      this.#confirmed.add(uid)
      this.#tell({ kind: 'podPlaced', pod })
    } else if (before && podMatters(before, pod)) this.#tell({ kind: 'podChanged', before, pod })
  }
}
