import { ms, plus, seconds } from '../../base/time.ts'
import type { Duration } from '../../base/time.ts'
import { hasEnded } from '../../kube/pod-phase.ts'
import { isNode, isPod } from '../../kube/types.ts'
import type { Pod } from '../../kube/types.ts'
import type { WatchEvent } from '../api/server.ts'
import { WallClock } from '../api/times.ts'
import type { PodsByNode } from '../nodes/pods-by-node.ts'
import { Controller } from './controller.ts'
import type { ControllerContext } from './controller.ts'
import { withDisruptionTarget } from '../../kube/pod-conditions.ts'

/** Models pkg/controller/podgc/gc_controller.go gcCheckPeriod, quarantineTime (v1.36). */
const PERIOD = seconds(20)
const QUARANTINE = seconds(40)
/** From the write that fails a Pod to its deletion. Measured: 4 to 12 ms. */
const WRITE_TAKES = ms(10)
/** Models pkg/controller/podgc/config/v1alpha1/defaults.go (v1.36). */
const THRESHOLD = 12_500
/** The key of a round that looks for too many ended Pods: no node has it. */
const TOO_MANY = ''

const OUT_OF_SERVICE = 'node.kubernetes.io/out-of-service'

/**
 * Removes the Pods that nobody else will: those on nodes that are gone, those that cannot end on a node that is out of service, and
 * of those that have ended the oldest, once there are too many.
 * It looks each 20 s, but only when there is something to look for. Models pkg/controller/podgc/gc_controller.go (v1.36).
 */
export class PodGarbageCollector extends Controller {
  readonly #pods: PodsByNode
  readonly #phase: Duration
  readonly #threshold: number
  readonly #ended = new Map<string, Pod>()

  /** At most `threshold` Pods that have ended are kept; with 0 all are. */
  constructor(ctx: ControllerContext, pods: PodsByNode, threshold = THRESHOLD) {
    super(ctx)
    this.#pods = pods
    this.#threshold = threshold
    this.#phase = ms(ctx.kernel.random.fork('pod-gc').between(0, PERIOD))
  }

  observe({ type, object }: WatchEvent): void {
    if (isPod(object)) {
      const node = object.spec.nodeName
      this.#count(type, object)
      if (type === 'ADDED' && node && !this.ctx.api.node(node)) this.#suspect(node)
    } else if (isNode(object)) {
      if (type === 'DELETED') this.#suspect(object.metadata.name)
      else if (object.spec?.taints?.some(({ key }) => key === OUT_OF_SERVICE))
        this.enqueueAfter(object.metadata.name, this.#untilTick(ms(0)))
    }
  }

  #count(type: WatchEvent['type'], pod: Pod): void {
    const { uid = '' } = pod.metadata
    if (type === 'DELETED') this.#ended.delete(uid)
    else if (hasEnded(pod)) this.#ended.set(uid, pod)
    if (this.#threshold > 0 && this.#ended.size > this.#threshold) this.enqueueAfter(TOO_MANY, this.#untilTick(ms(0)))
  }

  /** A node that is missing at one round is gone once it was missing for the quarantine. */
  #suspect(node: string): void {
    this.enqueueAfter(node, this.#untilTick(QUARANTINE))
  }

  #untilTick(later: Duration): Duration {
    const { now } = this.ctx.kernel
    return ms(plus(WallClock.nextTick(now, this.#phase, PERIOD), later) - now)
  }

  /** Evicted Pods go first, then the oldest. Models gc_controller.go gcTerminated, byEvictionAndCreationTimestamp (v1.36). */
  #endTooMany(): void {
    const place = ({ metadata, status }: Pod): string =>
      `${status.reason === 'Evicted' ? 0 : 1} ${metadata.creationTimestamp ?? ''} ${metadata.name}`
    const inOrder = [...this.#ended.values()].map((pod) => ({ pod, place: place(pod) })).toSorted((a, b) => (a.place < b.place ? -1 : 1))
    for (const { pod } of inOrder.slice(0, this.#ended.size - this.#threshold)) this.#end(pod, null)
  }

  protected sync(node: string): void {
    if (node === TOO_MANY) return this.#endTooMany()
    const found = this.ctx.api.node(node)
    if (!found) {
      for (const pod of this.#pods.of(node)) this.#end(pod, 'PodGC: node no longer exists')
      return
    }
    const ready = found.status?.conditions?.find(({ type }) => type === 'Ready')?.status === 'True'
    if (ready || !found.spec?.taints?.some(({ key }) => key === OUT_OF_SERVICE)) return
    for (const pod of this.#pods.of(node)) {
      if (pod.metadata.deletionTimestamp !== undefined) this.#end(pod, null)
    }
  }

  /** Fails a Pod that has not ended, and removes it at once. */
  #end(pod: Pod, message: string | null): void {
    const { api, clock, kernel } = this.ctx
    const { generation, name, namespace = '' } = pod.metadata
    if (!hasEnded(pod)) {
      api.update(pod, (stored) => {
        const failed: Pod = {
          ...stored,
          status: { ...stored.status, ...(generation !== undefined && { observedGeneration: generation }), phase: 'Failed' },
        }
        if (message === null) return failed
        return withDisruptionTarget(failed, { reason: 'DeletionByPodGC', message, generation }, clock.seconds(kernel.now))
      })
    }
    kernel.after(WRITE_TAKES, () =>
      api.delete('Pod', namespace, name, { gracePeriod: ms(0), ...(pod.metadata.uid && { uid: pod.metadata.uid }) }),
    )
  }
}
