import { equal } from '../../../base/equal.ts'
import { shuffled } from '../../../base/random.ts'
import type { Random } from '../../../base/random.ts'
import { between } from '../../../base/time.ts'
import { matchesSelector } from '../../../kube/labels.ts'
import { controllerOf } from '../../../kube/owners.ts'
import { isDaemonSet, isNode, isPod } from '../../../kube/types.ts'
import type { DaemonSet, Node, Pod } from '../../../kube/types.ts'
import type { EventRecorder } from '../../api/events.ts'
import type { WatchEvent } from '../../api/server.ts'
import { claimPods } from '../claim-pods.ts'
import { Controller, keyOf, splitKey } from '../controller.ts'
import type { ControllerContext } from '../controller.ts'
import { PodControl } from '../pod-control.ts'
import { availableAt, isAvailable, isDeleting } from '../pod-state.ts'
import { cleanRevisions, currentRevision, hashOf } from '../revisions.ts'
import { FailedPods } from './failed-pods.ts'
import { rollingStep } from './rolling.ts'
import { statusOf } from './status.ts'
import { podFor } from './template.ts'
import { isOfHash, viewOf } from './view.ts'
import type { Place, View } from './view.ts'

/** The most Pods that one sync makes. Models pkg/controller/daemon/daemon_controller.go BurstReplicas (v1.36). */
const BURST = 250

interface Work {
  /** Nodes that get a Pod. */
  readonly creates: readonly string[]
  readonly deletes: readonly Pod[]
}

/** How a Pod's end is told. */
const FAILED = { type: 'Warning', reason: 'FailedDaemonPod', what: 'failed', end: 'kill' } as const
const SUCCEEDED = { type: 'Normal', reason: 'SucceededDaemonPod', what: 'succeeded', end: 'delete' } as const

/** Keeps a Pod of a DaemonSet on each node that it admits. Models pkg/controller/daemon/daemon_controller.go (v1.36). */
export class DaemonSetController extends Controller {
  readonly #events: EventRecorder
  readonly #pods: PodControl
  readonly #random: Random
  readonly #failed = new FailedPods()
  /** Nodes as they were last seen. */
  readonly #nodes = new Map<string, Node>()

  constructor(ctx: ControllerContext) {
    super(ctx)
    this.#events = this.eventsAs('daemonset-controller')
    this.#pods = new PodControl(ctx, this.#events)
    this.#random = ctx.kernel.random.fork('daemonset')
  }

  observe({ type, object }: WatchEvent): void {
    if (isDaemonSet(object)) this.enqueue(keyOf(object))
    else if (isNode(object)) this.#observeNode(object, type === 'DELETED')
    else if (isPod(object)) this.#observePod(object, type === 'DELETED')
  }

  /** Heartbeats change nothing; labels, taints and the like may. */
  #observeNode(node: Node, gone: boolean): void {
    const { name } = node.metadata
    const before = this.#nodes.get(name)
    if (gone) this.#nodes.delete(name)
    else this.#nodes.set(name, node)
    if (!gone && before && equal(before.spec, node.spec) && equal(before.metadata.labels, node.metadata.labels)) return
    for (const set of this.ctx.api.list('DaemonSet')) this.enqueue(keyOf(set))
  }

  #observePod(pod: Pod, gone: boolean): void {
    const owner = controllerOf(pod)
    const { namespace = '' } = pod.metadata
    if (owner?.kind === 'DaemonSet') this.enqueue(`${namespace}/${owner.name}`)
    if (owner || gone) return
    for (const set of this.ctx.api.list('DaemonSet').filter(isDaemonSet)) {
      if (set.metadata.namespace === namespace && selects(set, pod)) this.enqueue(keyOf(set))
    }
  }

  protected sync(key: string): void {
    const { namespace, name } = splitKey(key)
    const { api } = this.ctx
    const set = api.get('DaemonSet', namespace, name)
    if (!set || !isDaemonSet(set)) return this.forget(key)
    if (set.metadata.deletionTimestamp !== undefined) return
    const hash = hashOf(currentRevision(this.ctx, set))
    const error = this.#work(key, set, this.#view(set, hash))
    const view = this.#view(set, hash)
    const status = statusOf(view)
    if (!equal(status, set.status)) api.update(set, (stored) => ({ ...stored, status }))
    const live = view.places.flatMap(({ pods }) => pods)
    cleanRevisions(this.ctx, set, (revision) => hashOf(revision) === hash || live.some((pod) => isOfHash(pod, hashOf(revision))))
    this.#expectAvailable(key, set, live)
    if (error === null) this.forget(key)
    else this.retry(key)
  }

  #view(set: DaemonSet, hash: string): View {
    const { api, clock, kernel } = this.ctx
    const { minReadySeconds = 0 } = set.spec
    const pods = claimPods(this.ctx, set, (pod) => selects(set, pod))
    const available = (pod: Pod): boolean => isAvailable(pod, minReadySeconds, clock, kernel.now)
    return viewOf(set, hash, api.list('Node').filter(isNode), pods, available)
  }

  /** First Pods for nodes without one; an update goes on once nothing is missing. Answers why Pods could not be made. */
  #work(key: string, set: DaemonSet, view: View): string | null {
    const managed = view.places.map((place) => this.#manage(key, view, place))
    const work: Work = {
      creates: managed.flatMap(({ creates }) => creates),
      deletes: [...managed.flatMap(({ deletes }) => deletes), ...view.lost],
    }
    if (work.creates.length > 0 || work.deletes.length > 0) return this.#carryOut(set, view.hash, work)
    if (set.spec.updateStrategy?.type === 'OnDelete') return null
    // Nodes are looked at in no fixed order.
    const { deletes, surges } = rollingStep({ ...view, places: shuffled(view.places, this.#random) })
    return this.#carryOut(set, view.hash, { creates: surges, deletes: deletes.filter((pod) => !isDeleting(pod)) })
  }

  /** Models daemon_controller.go podsShouldBeOnNode (v1.36). */
  #manage(key: string, { set, hash }: View, { node, verdict, pods }: Place): Work {
    const living = pods.filter((pod) => !isDeleting(pod))
    if (!verdict.stay) return { creates: [], deletes: living }
    if (pods.length === 0) return { creates: verdict.run ? [node] : [], deletes: [] }
    const deletes: Pod[] = []
    const running: Pod[] = []
    for (const pod of living) {
      if (pod.status.phase === 'Failed' || pod.status.phase === 'Succeeded') {
        if (this.#finished(key, set, pod, node)) deletes.push(pod)
      } else running.push(pod)
    }
    const surges = set.spec.updateStrategy?.rollingUpdate?.maxSurge
    if (surges === undefined || surges === 0 || surges === '0%') return { creates: [], deletes: [...deletes, ...running.slice(1)] }
    const kept = new Set([running.find((pod) => !isOfHash(pod, hash)), running.find((pod) => isOfHash(pod, hash))])
    return { creates: [], deletes: [...deletes, ...running.filter((pod) => !kept.has(pod))] }
  }

  /** Whether a Pod that has ended is deleted now. */
  #finished(key: string, set: DaemonSet, pod: Pod, node: string): boolean {
    const { namespace, name } = pod.metadata
    const failed = pod.status.phase === 'Failed'
    const wait = failed ? this.#failed.wait(`${set.metadata.uid}/${set.status.observedGeneration ?? 0}/${node}`, this.ctx.kernel.now) : null
    if (wait !== null) {
      this.enqueueAfter(key, wait)
      return false
    }
    const { type, reason, what, end } = failed ? FAILED : SUCCEEDED
    this.#events.send(set, type, reason, `Found ${what} daemon pod ${namespace}/${name} on node ${node}, will try to ${end} it`)
    return true
  }

  #carryOut(set: DaemonSet, hash: string, { creates, deletes }: Work): string | null {
    const nodes = creates.slice(0, BURST)
    const error = this.#pods.createAll(set, nodes.length, (index) => podFor(set, hash, nodes[index] ?? '', this.ctx.identities))
    for (const pod of deletes) this.#pods.delete(set, pod)
    return error
  }

  /** Looks again when the next Pod has been Ready for long enough. */
  #expectAvailable(key: string, { spec }: DaemonSet, pods: readonly Pod[]): void {
    const { minReadySeconds = 0 } = spec
    if (minReadySeconds === 0) return
    const { clock, kernel } = this.ctx
    for (const pod of pods) {
      const at = availableAt(pod, minReadySeconds, clock)
      if (at !== null && at > kernel.now) this.enqueueAfter(key, between(kernel.now, at))
    }
  }
}

const selects = (set: DaemonSet, { metadata }: Pod): boolean => matchesSelector(set.spec.selector, metadata.labels)
