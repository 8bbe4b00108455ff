import { between } from '../../../base/time.ts'
import { matchesSelector } from '../../../kube/labels.ts'
import { controllerOf } from '../../../kube/owners.ts'
import { isPod, isStatefulSet } from '../../../kube/types.ts'
import type { ControllerRevision, Pod, StatefulSet } from '../../../kube/types.ts'
import type { EventRecorder } from '../../api/events.ts'
import type { WatchEvent } from '../../api/server.ts'
import { claimPods } from '../claim-pods.ts'
import { Controller, keyOf, splitKey } from '../controller.ts'
import type { ControllerContext } from '../controller.ts'
import { createPod } from '../pod-control.ts'
import { availableAt, isAvailable } from '../pod-state.ts'
import { cleanRevisions, currentRevision, revisionsOf } from '../revisions.ts'
import { claimsOf, ordinalOf, podOf, revisionNameOf } from './identity.ts'
import { planFor } from './plan.ts'
import type { View } from './plan.ts'
import { isRunningAndReady, isSameStatus, statusOf } from './status.ts'

interface Revisions {
  readonly current: ControllerRevision
  readonly update: ControllerRevision
}

/** Keeps a StatefulSet's Pods, each by its own name. Models pkg/controller/statefulset/stateful_set.go and stateful_set_control.go (v1.36). */
export class StatefulSetController extends Controller {
  readonly #events: EventRecorder

  constructor(ctx: ControllerContext) {
    super(ctx)
    this.#events = this.eventsAs('statefulset-controller')
  }

  observe({ type, object }: WatchEvent): void {
    if (isStatefulSet(object)) this.enqueue(keyOf(object))
    else if (isPod(object)) this.#observePod(object, type === 'DELETED')
  }

  #observePod(pod: Pod, gone: boolean): void {
    const owner = controllerOf(pod)
    const { namespace = '' } = pod.metadata
    if (owner?.kind === 'StatefulSet') this.enqueue(`${namespace}/${owner.name}`)
    if (owner || gone) return
    for (const set of this.ctx.api.list('StatefulSet').filter(isStatefulSet)) {
      if (set.metadata.namespace === namespace && isMember(set, pod)) this.enqueue(keyOf(set))
    }
  }

  protected sync(key: string): void {
    const { namespace, name } = splitKey(key)
    const { api, clock, kernel } = this.ctx
    const set = api.get('StatefulSet', namespace, name)
    if (!set || !isStatefulSet(set)) return this.forget(key)
    const pods = claimPods(this.ctx, set, (pod) => isMember(set, pod))
    const revisions = this.#revisions(set)
    const { minReadySeconds = 0 } = set.spec
    const available = (pod: Pod): boolean => isRunningAndReady(pod) && isAvailable(pod, minReadySeconds, clock, kernel.now)
    const view = viewOf(set, pods, revisions.update.metadata.name, available)
    const plan = planFor(view)
    let failed = false
    for (const action of plan.actions) {
      if (action.kind === 'delete') this.#delete(set, action.pod)
      else failed = !this.#create(set, revisions, action.ordinal) || failed
    }
    const names = { current: revisions.current.metadata.name, update: revisions.update.metadata.name }
    const status = statusOf(set, pods, names, available, plan.updates)
    if (!isSameStatus(status, set.status)) api.update(set, (stored) => ({ ...stored, status }))
    const live = new Set([names.current, names.update, ...pods.map(revisionNameOf)])
    cleanRevisions(this.ctx, set, ({ metadata }) => live.has(metadata.name))
    this.#expectAvailable(key, pods, minReadySeconds)
    if (failed) this.retry(key)
    else this.forget(key)
  }

  /** Models stateful_set_control.go getStatefulSetRevisions (v1.36). */
  #revisions(set: StatefulSet): Revisions {
    const update = currentRevision(this.ctx, set)
    const current = revisionsOf(this.ctx, set).find(({ metadata }) => metadata.name === set.status.currentRevision)
    return { current: current ?? update, update }
  }

  /** Below the partition Pods are made of the current revision. Answers false when the Pod was refused. */
  #create(set: StatefulSet, { current, update }: Revisions, ordinal: number): boolean {
    const { api, identities } = this.ctx
    const start = set.spec.ordinals?.start ?? 0
    const { type, rollingUpdate } = set.spec.updateStrategy ?? {}
    const kept = rollingUpdate ? (rollingUpdate.partition ?? 0) : (set.status.currentReplicas ?? 0)
    const revision = type === 'RollingUpdate' && ordinal < start + kept ? current : update
    const pod = podOf(set, revision, ordinal, identities)
    const what = `Pod ${pod.metadata.name} in StatefulSet ${set.metadata.name}`
    for (const claim of claimsOf(set, ordinal)) {
      if (api.create(claim)) this.#events.send(set, 'Normal', 'SuccessfulCreate', `Create Claim ${claim.metadata.name} ${what} success`)
    }
    const created = createPod(this.ctx, pod)
    if (created.ok) this.#events.send(set, 'Normal', 'SuccessfulCreate', `Create ${what} successful`)
    else if (!created.silent) this.#events.send(set, 'Warning', 'FailedCreate', `Create ${what} failed error: ${created.error}`)
    return created.ok || created.silent
  }

  #delete(set: StatefulSet, pod: Pod): void {
    const { namespace = '', name, uid } = pod.metadata
    this.ctx.api.delete('Pod', namespace, name, { gracePeriod: null, ...(uid !== undefined && { uid }) })
    this.#events.send(set, 'Normal', 'SuccessfulDelete', `Delete Pod ${name} in StatefulSet ${set.metadata.name} successful`)
  }

  /** Looks again when the next Pod has been Ready for long enough. */
  #expectAvailable(key: string, pods: readonly Pod[], minReadySeconds: number): void {
    if (minReadySeconds === 0) return
    const { clock, kernel } = this.ctx
    const times = pods.map((pod) => availableAt(pod, minReadySeconds, clock)).filter((at) => at !== null && at > kernel.now)
    for (const at of times) if (at !== null) this.enqueueAfter(key, between(kernel.now, at))
  }
}

const isMember = (set: StatefulSet, pod: Pod): boolean =>
  matchesSelector(set.spec.selector, pod.metadata.labels) && ordinalOf(set, pod) !== null

function viewOf(set: StatefulSet, pods: readonly Pod[], updateRevision: string, available: (pod: Pod) => boolean): View {
  const start = set.spec.ordinals?.start ?? 0
  const count = set.spec.replicas ?? 1
  const byOrdinal = new Map(pods.map((pod) => [ordinalOf(set, pod) ?? -1, pod]))
  const replicas = Array.from({ length: count }, (_, index) => ({ ordinal: start + index, pod: byOrdinal.get(start + index) ?? null }))
  const condemned = [...byOrdinal]
    .filter(([ordinal]) => ordinal < start || ordinal >= start + count)
    .sort(([a], [b]) => b - a)
    .map(([, pod]) => pod)
  return { set, replicas, condemned, updateRevision, isAvailable: available }
}
