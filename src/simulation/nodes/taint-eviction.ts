import { equal } from '../../base/equal.ts'
import { ms, seconds } from '../../base/time.ts'
import { tolerates } from '../../kube/scheduling/tolerations.ts'
import type { Taint } from '../../kube/scheduling/tolerations.ts'
import { isNode, isPod } from '../../kube/types.ts'
import type { KubeObject, Node, Pod } from '../../kube/types.ts'
import type { EventRecorder } from '../api/events.ts'
import type { WatchEvent } from '../api/server.ts'
import { Controller, keyOf } from '../controllers/controller.ts'
import type { ControllerContext } from '../controllers/controller.ts'
import { withDisruptionTarget } from '../../kube/pod-conditions.ts'
import type { Timer } from '../kernel/queue.ts'
import type { PodsByNode } from './pods-by-node.ts'

/** From the decision to the condition, and to the deletion: a write each. Measured: 4 and 11 ms after the Event. */
const CONDITION_AFTER = ms(5)
const DELETION_AFTER = ms(11)

/** Evicts Pods from nodes whose NoExecute taints they do not tolerate, or not for ever. Models pkg/controller/tainteviction/taint_eviction.go (v1.36). */
export class TaintEviction extends Controller {
  readonly #pods: PodsByNode
  /** The NoExecute taints of the nodes that have some. */
  readonly #taints = new Map<string, readonly Taint[]>()
  readonly #known = new Map<string, Pod>()
  /** Pods that are evicted later, by uid. */
  readonly #sentences = new Map<string, Timer>()
  readonly #events: EventRecorder

  constructor(ctx: ControllerContext, pods: PodsByNode) {
    super(ctx)
    this.#pods = pods
    this.#events = this.eventsAs('taint-eviction-controller')
  }

  observe({ type, object }: WatchEvent): void {
    if (isNode(object)) this.#observeNode(type, object)
    else if (isPod(object)) this.#observePod(type, object)
  }

  #observeNode(type: WatchEvent['type'], node: Node): void {
    const { name } = node.metadata
    const before = this.#taints.get(name) ?? []
    const taints = type === 'DELETED' ? [] : (node.spec?.taints ?? []).filter(({ effect }) => effect === 'NoExecute')
    if (equal(before, taints)) return
    if (taints.length > 0) this.#taints.set(name, taints)
    else this.#taints.delete(name)
    this.enqueue(`/${name}`)
  }

  #observePod(type: WatchEvent['type'], pod: Pod): void {
    const key = keyOf(pod)
    const before = this.#known.get(key)
    if (type === 'DELETED') {
      this.#known.delete(key)
      this.#pardon(pod)
      return
    }
    this.#known.set(key, pod)
    if (!pod.spec.nodeName || (before?.spec.nodeName === pod.spec.nodeName && equal(before.spec.tolerations, pod.spec.tolerations))) return
    if (this.#taints.has(pod.spec.nodeName)) this.enqueue(key)
  }

  /** Keys are those of Pods, or of nodes, which are in no namespace. */
  protected sync(key: string): void {
    if (key.startsWith('/')) for (const pod of this.#pods.of(key.slice(1))) this.#judge(pod)
    else {
      const pod = this.#known.get(key)
      if (pod) this.#judge(pod)
    }
  }

  /** A Pod that waits already goes on waiting as long as its time is limited at all. Models taint_eviction.go processPodOnNode (v1.36). */
  #judge(pod: Pod): void {
    const { uid = '' } = pod.metadata
    const taints = this.#taints.get(pod.spec.nodeName ?? '') ?? []
    const tolerated = taints.length === 0 ? 'for ever' : timeTolerated(pod, taints)
    if (tolerated === 'for ever') return this.#pardon(pod)
    if (tolerated === 0) {
      this.#pardon(pod)
      this.#evict(pod)
      return
    }
    if (this.#sentences.has(uid)) return
    const timer = this.ctx.kernel.after(seconds(tolerated), () => {
      this.#sentences.delete(uid)
      this.#evict(pod)
    })
    this.#sentences.set(uid, timer)
  }

  #pardon(pod: Pod): void {
    const { uid = '' } = pod.metadata
    const timer = this.#sentences.get(uid)
    if (!timer) return
    this.ctx.kernel.cancel(timer)
    this.#sentences.delete(uid)
    this.#events.send(nameOf(pod), 'Normal', 'TaintManagerEviction', `Cancelling deletion of Pod ${keyOf(pod)}`)
  }

  #evict(pod: Pod): void {
    const { api, clock, kernel } = this.ctx
    const { generation, name, namespace = '', uid = '' } = pod.metadata
    this.#events.send(nameOf(pod), 'Normal', 'TaintManagerEviction', `Marking for deletion Pod ${keyOf(pod)}`)
    kernel.after(CONDITION_AFTER, () => {
      const says = { reason: 'DeletionByTaintManager', message: 'Taint manager: deleting due to NoExecute taint', generation }
      api.update(pod, (stored) => withDisruptionTarget(stored, says, clock.seconds(kernel.now)))
    })
    kernel.after(DELETION_AFTER, () => api.delete('Pod', namespace, name, { gracePeriod: null, uid }))
  }
}

/** The Pod as these Events name it: without its uid, so that nobody finds them by it. */
const nameOf = ({ apiVersion, kind, metadata: { name, namespace } }: Pod): KubeObject => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace && { namespace }) },
})

/** Seconds until the least tolerant of the Pod's matching tolerations ends. Models tainteviction getMinTolerationTime (v1.36). */
function timeTolerated(pod: Pod, taints: readonly Taint[]): number | 'for ever' {
  let least: number | 'for ever' = 'for ever'
  for (const taint of taints) {
    const toleration = pod.spec.tolerations?.find((one) => tolerates(one, taint))
    if (!toleration) return 0
    const time = toleration.tolerationSeconds
    if (time !== undefined) least = Math.min(least === 'for ever' ? Number.POSITIVE_INFINITY : least, Math.max(0, time))
  }
  return least
}
