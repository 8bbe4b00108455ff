import { equal } from '../../../base/equal.ts'
import { between, plus, seconds } from '../../../base/time.ts'
import type { Sets } from '../../../kube/deployment-sets.ts'
import { matchesSelector } from '../../../kube/labels.ts'
import { controllerOf, controllerReference } from '../../../kube/owners.ts'
import { hasEnded } from '../../../kube/pod-phase.ts'
import { isDeployment, isPod, isReplicaSet } from '../../../kube/types.ts'
import type { Deployment, Pod, ReplicaSet } from '../../../kube/types.ts'
import type { EventRecorder } from '../../api/events.ts'
import type { WatchEvent } from '../../api/server.ts'
import { Controller, keyOf, splitKey } from '../controller.ts'
import type { ControllerContext } from '../controller.ts'
import { newestAnnotations, REVISION, revisionOf, sizeAnnotations } from './annotations.ts'
import { conditionOf, progressing, withCondition } from './conditions.ts'
import type { News } from './conditions.ts'
import { limitsOf, sum, wantedBy } from './limits.ts'
import { rollingStep } from './rolling.ts'
import { isScaling, scalingOf } from './scaling.ts'
import type { Resize } from './scaling.ts'
import { newReplicaSet, nextRevision, setsOf } from './sets.ts'
import { countStatus, deadlineOf, hasDeadline, isComplete, rolloutStatus } from './status.ts'
import type { DeploymentStatus } from './status.ts'

/** A deadline is looked at this long after it passed. Models pkg/controller/deployment/progress.go requeueStuckDeployment (v1.36). */
const AFTER_DEADLINE = seconds(1)

/**
 * Rolls a Deployment's template out through its ReplicaSets: each sync takes one step, which the ReplicaSets' next status follows.
 * Models pkg/controller/deployment/deployment_controller.go syncDeployment (v1.36).
 */
export class DeploymentController extends Controller {
  readonly #events: EventRecorder
  /** Keys of the ReplicaSets that nobody controls. */
  readonly #orphans = new Set<string>()

  constructor(ctx: ControllerContext) {
    super(ctx)
    this.#events = this.eventsAs('deployment-controller')
  }

  observe({ type, object }: WatchEvent): void {
    if (isDeployment(object)) this.enqueue(keyOf(object))
    else if (isReplicaSet(object)) this.#observeSet(object, type === 'DELETED')
    else if (isPod(object) && type === 'DELETED') this.#observeGone(object)
  }

  #observeSet(set: ReplicaSet, gone: boolean): void {
    if (gone || controllerOf(set)) this.#orphans.delete(keyOf(set))
    else this.#orphans.add(keyOf(set))
    this.#enqueueOwner(set)
    if (!this.#orphans.has(keyOf(set))) return
    for (const deployment of this.ctx.api.list('Deployment').filter(isDeployment))
      if (chooses(deployment, set)) this.enqueue(keyOf(deployment))
  }

  /** Takes over what it selects and nobody controls. Models pkg/controller/controller_ref_manager.go ClaimReplicaSets (v1.36). */
  #adopt(deployment: Deployment): void {
    for (const key of this.#orphans) {
      const { namespace, name } = splitKey(key)
      const set = this.ctx.api.get('ReplicaSet', namespace, name)
      if (!set || !isReplicaSet(set) || !chooses(deployment, set) || set.metadata.deletionTimestamp !== undefined) continue
      this.#orphans.delete(key)
      const ownerReferences = [...(set.metadata.ownerReferences ?? []), controllerReference(deployment)]
      this.ctx.api.update(set, (stored) => ({ ...stored, metadata: { ...stored.metadata, ownerReferences } }))
    }
  }

  #enqueueOwner(set: ReplicaSet): void {
    const owner = controllerOf(set)
    if (owner?.kind === 'Deployment') this.enqueue(`${set.metadata.namespace ?? ''}/${owner.name}`)
  }

  /** The last Pod of a Deployment that is recreated lets it go on. */
  #observeGone(pod: Pod): void {
    const owner = controllerOf(pod)
    const set = owner?.kind === 'ReplicaSet' ? this.ctx.api.get('ReplicaSet', pod.metadata.namespace ?? '', owner.name) : undefined
    if (set && isReplicaSet(set)) this.#enqueueOwner(set)
  }

  protected sync(key: string): void {
    const { namespace, name } = splitKey(key)
    const { api } = this.ctx
    const deployment = api.get('Deployment', namespace, name)
    if (!deployment || !isDeployment(deployment)) return
    if (deployment.metadata.deletionTimestamp === undefined) this.#adopt(deployment)
    const sets = setsOf(api, deployment)
    if (deployment.metadata.deletionTimestamp !== undefined) return this.#writeStatus(deployment, this.#count(deployment, sets))
    if (this.#paused(deployment)) return
    if (deployment.spec.paused || isScaling(deployment, sets)) return this.#scale(deployment, sets)
    if (deployment.spec.strategy?.type === 'Recreate') this.#recreate(key, deployment, sets)
    else this.#roll(key, deployment, sets)
  }

  /** Says that the roll-out is paused, or goes on; true when that was news. Models deployment/sync.go checkPausedConditions (v1.36). */
  #paused(deployment: Deployment): boolean {
    if (!hasDeadline(deployment)) return false
    const reason = conditionOf(deployment.status.conditions, 'Progressing')?.reason
    if (reason === 'ProgressDeadlineExceeded') return false
    const was = reason === 'DeploymentPaused'
    if (was === (deployment.spec.paused ?? false)) return false
    this.#writeCondition(deployment, was ? progressing.resumed : progressing.paused, null)
    return true
  }

  #scale(deployment: Deployment, { newest, old }: Sets): void {
    const sets = this.#sync(deployment, { newest, old })
    if (!sets) return
    const { after } = this.#apply(deployment, sets, scalingOf(deployment, sets))
    if (deployment.spec.paused) this.#cleanUp(deployment, after)
    this.#writeStatus(deployment, this.#count(deployment, after))
  }

  #roll(key: string, deployment: Deployment, found: Sets): void {
    const sets = this.#newest(deployment, found)
    if (!sets) return
    const { resizes, after } = this.#apply(deployment, sets, rollingStep(deployment, sets))
    if (resizes === 0 && isComplete(deployment, deployment.status)) this.#cleanUp(deployment, after)
    this.#tell(key, deployment, after)
  }

  /** Models pkg/controller/deployment/recreate.go (v1.36): the new ReplicaSet waits until no old Pod runs. */
  #recreate(key: string, deployment: Deployment, found: Sets): void {
    const running = found.old.filter((set) => wantedBy(set) > 0)
    if (running.length > 0) {
      const down = running.map((set) => ({ set, size: 0 }))
      return this.#tell(key, deployment, this.#apply(deployment, found, down).after)
    }
    if (this.#oldPodsRun(found)) return this.#tell(key, deployment, found)
    const sets = this.#newest(deployment, found)
    if (!sets) return
    const size = deployment.spec.replicas ?? 1
    const up = sets.newest && wantedBy(sets.newest) !== size ? [{ set: sets.newest, size }] : []
    const { after } = this.#apply(deployment, sets, up)
    if (isComplete(deployment, deployment.status)) this.#cleanUp(deployment, after)
    this.#tell(key, deployment, after)
  }

  #oldPodsRun({ old }: Sets): boolean {
    return (
      sum(old, ({ status }) => status.replicas) > 0 ||
      old.some(({ metadata }) => this.ctx.api.podsOf(metadata.uid ?? '').some((pod) => !hasEnded(pod)))
    )
  }

  /** The ReplicaSets with the newest one made if it is absent; null when a write changed the Deployment, which is looked at again then. */
  #newest(deployment: Deployment, sets: Sets): Sets | null {
    if (sets.newest) return this.#sync(deployment, sets)
    const wanted = newReplicaSet(deployment, sets)
    const created = this.ctx.api.create(wanted)
    if (!created) return this.#collide(deployment, wanted)
    const { name } = created.metadata
    if (wantedBy(created) > 0) this.#scaled(deployment, created, 0, wantedBy(created))
    this.#writeCondition(deployment, hasDeadline(deployment) ? progressing.created(name) : null, revisionOf(created))
    return null
  }

  /** The name is taken by something else: the next hash counts the collisions in. */
  #collide(deployment: Deployment, { metadata: { namespace = '', name } }: ReplicaSet): null {
    const taken = this.ctx.api.get('ReplicaSet', namespace, name)
    if (taken?.metadata.deletionTimestamp !== undefined) {
      this.retry(keyOf(deployment))
      return null
    }
    const collisionCount = (deployment.status.collisionCount ?? 0) + 1
    this.ctx.api.update(deployment, (stored) => ({ ...stored, status: { ...stored.status, collisionCount } }))
    return null
  }

  /** Brings the newest ReplicaSet's annotations and the Deployment's revision up to date. Models deployment/sync.go getNewReplicaSet (v1.36). */
  #sync(deployment: Deployment, sets: Sets): Sets | null {
    const { newest } = sets
    if (!newest) return sets
    const { api } = this.ctx
    const annotations = newestAnnotations(deployment, newest.metadata.annotations ?? {}, nextRevision(sets))
    const { minReadySeconds } = deployment.spec
    const aged = (newest.spec.minReadySeconds ?? 0) !== (minReadySeconds ?? 0)
    if (aged || !equal(annotations, newest.metadata.annotations)) {
      const change = (stored: ReplicaSet): ReplicaSet => ({
        ...stored,
        metadata: { ...stored.metadata, annotations },
        spec: { ...stored.spec, ...(minReadySeconds !== undefined && { minReadySeconds }) },
      })
      api.update(newest, change, aged)
    }
    const stored = api.get('ReplicaSet', newest.metadata.namespace ?? '', newest.metadata.name)
    const current = stored && isReplicaSet(stored) ? stored : newest
    const revision = revisionOf(current)
    const numbered = deployment.metadata.annotations?.[REVISION] === String(revision)
    const unknown = hasDeadline(deployment) && !conditionOf(deployment.status.conditions, 'Progressing')
    if (numbered && !unknown) return { ...sets, newest: current }
    this.#writeCondition(deployment, unknown ? progressing.found(current.metadata.name) : null, revision)
    return null
  }

  /** Resizes ReplicaSets, and says so; answers how many, and the ReplicaSets as they are then. */
  #apply(deployment: Deployment, sets: Sets, steps: readonly Resize[]): { resizes: number; after: Sets } {
    const { api } = this.ctx
    const { maxSurge } = limitsOf(deployment)
    for (const { set, size } of steps) {
      const before = api.get('ReplicaSet', set.metadata.namespace ?? '', set.metadata.name)
      if (!before || !isReplicaSet(before)) continue
      const from = wantedBy(before)
      const annotations = { ...before.metadata.annotations, ...sizeAnnotations(deployment, maxSurge) }
      const change = (stored: ReplicaSet): ReplicaSet => ({
        ...stored,
        metadata: { ...stored.metadata, annotations },
        spec: { ...stored.spec, replicas: size },
      })
      if (from !== size || !equal(annotations, before.metadata.annotations)) api.update(before, change, from !== size)
      if (from !== size) this.#scaled(deployment, before, from, size)
    }
    return { resizes: steps.length, after: steps.length > 0 ? setsOf(api, deployment) : sets }
  }

  #scaled(deployment: Deployment, { metadata }: ReplicaSet, from: number, to: number): void {
    const message = `Scaled ${to > from ? 'up' : 'down'} replica set ${metadata.name} from ${from} to ${to}`
    this.#events.send(deployment, 'Normal', 'ScalingReplicaSet', message)
  }

  /** Old ReplicaSets beyond the history's limit go, oldest revision first. Models deployment/sync.go cleanupDeployment (v1.36). */
  #cleanUp({ spec }: Deployment, { old }: Sets): void {
    const living = old.filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    const surplus = living.length - (spec.revisionHistoryLimit ?? Number.POSITIVE_INFINITY)
    if (surplus <= 0) return
    for (const set of [...living].sort((a, b) => revisionOf(a) - revisionOf(b)).slice(0, surplus)) {
      const { namespace = '', name, generation = 0 } = set.metadata
      if (wantedBy(set) !== 0 || set.status.replicas !== 0 || generation > (set.status.observedGeneration ?? 0)) continue
      this.ctx.api.delete('ReplicaSet', namespace, name, { gracePeriod: null, propagation: 'Background' })
    }
  }

  #count(deployment: Deployment, sets: Sets): DeploymentStatus {
    return countStatus(deployment, sets, this.ctx.clock, this.ctx.kernel.now)
  }

  /** Writes how the roll-out goes, or waits for its deadline when nothing is new. */
  #tell(key: string, deployment: Deployment, sets: Sets): void {
    const { clock, kernel } = this.ctx
    const status = rolloutStatus(deployment, sets, clock, kernel.now)
    if (!equal(status, deployment.status)) return this.#writeStatus(deployment, status)
    const deadline = hasDeadline(deployment) && !isComplete(deployment, status) ? deadlineOf(deployment, clock) : null
    if (deadline !== null) this.enqueueAfter(key, between(kernel.now, plus(deadline, AFTER_DEADLINE)))
  }

  #writeStatus(deployment: Deployment, status: DeploymentStatus): void {
    this.ctx.api.update(deployment, (stored) => (equal(stored.status, status) ? stored : { ...stored, status }))
  }

  /** One write of a condition and of the revision that the Deployment is at. */
  #writeCondition(deployment: Deployment, news: News | null, revision: number | null): void {
    const { clock, kernel } = this.ctx
    this.ctx.api.update(deployment, (stored) => {
      const conditions = stored.status.conditions ?? []
      const status = news
        ? { ...stored.status, conditions: [...withCondition(conditions, news, clock.seconds(kernel.now))] }
        : stored.status
      if (revision === null) return { ...stored, status }
      const annotations = { ...stored.metadata.annotations, [REVISION]: String(revision) }
      return { ...stored, metadata: { ...stored.metadata, annotations }, status }
    })
  }
}

const chooses = ({ metadata, spec }: Deployment, set: ReplicaSet): boolean =>
  metadata.namespace === set.metadata.namespace && matchesSelector(spec.selector, set.metadata.labels)
