import { shuffled } from '../../../base/random.ts'
import type { Random } from '../../../base/random.ts'
import { between } from '../../../base/time.ts'
import { matchesMap, matchesSelector } from '../../../kube/labels.ts'
import type { Labels } from '../../../kube/labels.ts'
import { controllerOf } from '../../../kube/owners.ts'
import { isPod, isReplicaSet, isReplicationController } from '../../../kube/types.ts'
import type { KubeObject, Pod } from '../../../kube/types.ts'
import type { WatchEvent } from '../../api/server.ts'
import { claimPods } from '../claim-pods.ts'
import { Controller, keyOf, splitKey } from '../controller.ts'
import type { ControllerContext } from '../controller.ts'
import { PodControl } from '../pod-control.ts'
import { podFromTemplate } from '../pod-from-template.ts'
import { availableAt, isActive, isTerminating } from '../pod-state.ts'
import { Selections } from '../selections.ts'
import { PodNews } from './news.ts'
import { deletionOrder } from './ranking.ts'
import { isSameStatus, statusOf } from './status.ts'
import type { Replicated } from './status.ts'

/** The most Pods that one sync makes or deletes. Models pkg/controller/replicaset/replica_set.go BurstReplicas (v1.36). */
const BURST = 500

const COMPONENTS = { ReplicaSet: 'replicaset-controller', ReplicationController: 'replication-controller' } as const

const isReplicated = (object: KubeObject): object is Replicated => isReplicaSet(object) || isReplicationController(object)

type Selector = NonNullable<Replicated['spec']['selector']>

/** Keeps as many Pods as a ReplicaSet or a ReplicationController wants. Models pkg/controller/replicaset/replica_set.go (v1.36). */
export class ReplicaSetController extends Controller {
  readonly #kind: Replicated['kind']
  readonly #pods: PodControl
  readonly #selections: Selections<Selector>
  readonly #news = new PodNews()
  readonly #random: Random

  constructor(ctx: ControllerContext, kind: Replicated['kind']) {
    super(ctx)
    this.#kind = kind
    this.#random = ctx.kernel.random.fork(COMPONENTS[kind])
    this.#pods = new PodControl(ctx, this.eventsAs(COMPONENTS[kind]))
    this.#selections = new Selections((selector, labels) =>
      kind === 'ReplicaSet' ? matchesSelector(selector, labels) : matchesMap(selector as Labels, labels),
    )
  }

  observe({ type, object }: WatchEvent): void {
    if (object.kind === this.#kind) this.enqueue(keyOf(object))
    else if (isPod(object)) this.#observePod(object, type === 'DELETED')
  }

  #observePod(pod: Pod, gone: boolean): void {
    const owner = controllerOf(pod)
    const { namespace = '' } = pod.metadata
    if (owner) {
      if (owner.kind === this.#kind && this.#news.isNews(pod, gone)) this.enqueue(`${namespace}/${owner.name}`)
      return
    }
    if (gone) return
    for (const set of this.ctx.api.list(this.#kind)) {
      if (set.metadata.namespace === namespace && isReplicated(set) && this.#selects(set, pod)) this.enqueue(keyOf(set))
    }
  }

  #selects({ spec }: Replicated, { metadata }: Pod): boolean {
    return this.#selections.has(spec.selector, metadata.labels)
  }

  protected sync(key: string): void {
    const { namespace, name } = splitKey(key)
    const { api, clock, kernel } = this.ctx
    const set = api.get(this.#kind, namespace, name)
    if (!set || !isReplicated(set)) return this.forget(key)
    const pods = claimPods(this.ctx, set, (pod) => this.#selects(set, pod))
    const active = pods.filter(isActive)
    const failure = set.metadata.deletionTimestamp === undefined ? this.#manage(set, active) : null
    const status = statusOf(set, { active, terminating: pods.filter(isTerminating), failure }, clock, kernel.now)
    if (!isSameStatus(status, set.status)) api.update(set, (stored) => ({ ...stored, status }))
    this.#expectAvailable(key, set, active)
    if (failure === null) this.forget(key)
    else this.retry(key)
  }

  /** Answers why Pods could not be made, if they could not. */
  #manage(set: Replicated, active: readonly Pod[]): string | null {
    const { identities } = this.ctx
    const missing = (set.spec.replicas ?? 1) - active.length
    if (missing > 0) {
      const build = (): Pod => podFromTemplate(set, set.spec.template ?? {}, `${set.metadata.name}-`, identities)
      return this.#pods.createAll(set, Math.min(missing, BURST), build)
    }
    if (missing < 0) for (const pod of this.#surplus(set, active, Math.min(-missing, BURST))) this.#pods.delete(set, pod)
    return null
  }

  /** The Pods to delete; those that nothing tells apart go in no fixed order. */
  #surplus(set: Replicated, active: readonly Pod[], count: number): readonly Pod[] {
    if (count >= active.length) return active
    const { clock, kernel } = this.ctx
    const onNode = new Map<string, number>()
    for (const { spec } of this.#relatives(set)) onNode.set(spec.nodeName ?? '', (onNode.get(spec.nodeName ?? '') ?? 0) + 1)
    const order = deletionOrder(clock, kernel.now, ({ spec }) => onNode.get(spec.nodeName ?? '') ?? 0)
    return shuffled(active, this.#random).sort(order).slice(0, count)
  }

  /** The active Pods of all ReplicaSets of the same Deployment; none of a ReplicaSet that stands alone. */
  #relatives(set: Replicated): readonly Pod[] {
    const owner = controllerOf(set)
    if (!owner) return []
    const sets = this.ctx.api.dependents(owner.uid).filter((other) => other.kind === this.#kind)
    return sets.flatMap(({ metadata }) => this.ctx.api.podsOf(metadata.uid ?? '').filter(isActive))
  }

  /** Looks again when the next Pod has been Ready for long enough. */
  #expectAvailable(key: string, set: Replicated, active: readonly Pod[]): void {
    const { minReadySeconds = 0 } = set.spec
    if (minReadySeconds === 0) return
    const { clock, kernel } = this.ctx
    const times = active.map((pod) => availableAt(pod, minReadySeconds, clock)).filter((at) => at !== null && at > kernel.now)
    const next = times.reduce((first, at) => (first === null || (at !== null && at < first) ? at : first), null)
    if (next !== null) this.enqueueAfter(key, between(kernel.now, next))
  }
}
