import { equal } from '../../base/equal.ts'
import { between, minutes, ms, plus } from '../../base/time.ts'
import { budgets, budgetsOf } from '../../kube/budgets.ts'
import { scaledValue } from '../../kube/int-or-percent.ts'
import { SCALED_KINDS } from '../../kube/kinds.ts'
import { controllerOf } from '../../kube/owners.ts'
import { isBudget, isPod } from '../../kube/types.ts'
import type { KubeObject, OwnerReference, Pod, PodDisruptionBudget } from '../../kube/types.ts'
import type { EventRecorder } from '../api/events.ts'
import type { WatchEvent } from '../api/server.ts'
import { Controller, keyOf, splitKey } from './controller.ts'
import type { ControllerContext } from './controller.ts'
import { isActive, isDeleting, isReady } from './pod-state.ts'

type BudgetStatus = NonNullable<PodDisruptionBudget['status']>

/** How long an eviction may take to show as a deletion. Models pkg/controller/disruption/disruption.go DeletionTimeout (v1.36). */
const DELETION_TIMEOUT = minutes(2)
/** A Pod's DisruptionTarget that nothing came of is taken back. Models disruption.go stalePodDisruptionTimeout (v1.36). */
const STALE_AFTER = minutes(2)
const STALE = 'pod:'

/** Keeps the status of PodDisruptionBudgets, which the Eviction API asks. Models pkg/controller/disruption/disruption.go (v1.36). */
export class DisruptionController extends Controller {
  readonly #events: EventRecorder

  constructor(ctx: ControllerContext) {
    super(ctx)
    this.#events = this.eventsAs('controllermanager')
  }

  observe({ type, object }: WatchEvent): void {
    if (isBudget(object)) {
      if (type !== 'DELETED') this.enqueue(keyOf(object))
    } else if (isPod(object)) {
      for (const budget of budgetsOf(this.ctx.api.list('PodDisruptionBudget'), object)) this.enqueue(keyOf(budget))
      if (isMarked(object)) this.enqueueAfter(STALE + keyOf(object), STALE_AFTER)
    }
  }

  protected sync(key: string): void {
    if (key.startsWith(STALE)) return this.#unmark(key.slice(STALE.length))
    const { namespace, name } = splitKey(key)
    const budget = this.ctx.api.get('PodDisruptionBudget', namespace, name)
    if (!budget || !isBudget(budget)) return
    const pods = this.ctx.api.pods().filter((pod) => budgets(budget, pod))
    if (pods.length === 0) this.#events.send(budget, 'Normal', 'NoPods', 'No matching pods found')
    const counts = this.#expected(budget, pods)
    this.#write(budget, 'error' in counts ? this.#failed(budget, counts.error) : this.#counted(budget, pods, counts))
  }

  #write(budget: PodDisruptionBudget, status: BudgetStatus): void {
    this.ctx.api.update(budget, (stored) => (equal(stored.status, status) ? stored : { ...stored, status }))
  }

  #counted(budget: PodDisruptionBudget, pods: readonly Pod[], { desired, expected }: { desired: number; expected: number }): BudgetStatus {
    const { kernel } = this.ctx
    const pending = this.#pending(budget, pods)
    const healthy = pods.filter((pod) => isHealthy(pod) && !(pod.metadata.name in pending)).length
    const allowed = expected > 0 ? Math.max(0, healthy - desired) : 0
    for (const at of Object.values(pending)) {
      this.enqueueAfter(keyOf(budget), between(kernel.now, plus(this.ctx.clock.read(at), DELETION_TIMEOUT)))
    }
    return {
      conditions: [this.#condition(budget, allowed > 0 ? 'True' : 'False', allowed > 0 ? 'SufficientPods' : 'InsufficientPods', '')],
      currentHealthy: healthy,
      desiredHealthy: desired,
      ...(Object.keys(pending).length > 0 && { disruptedPods: pending }),
      disruptionsAllowed: allowed,
      expectedPods: expected,
      ...observedGeneration(budget),
    }
  }

  /** Nothing may be disrupted while nobody knows how many Pods there should be. Models disruption.go failSafe (v1.36). */
  #failed(budget: PodDisruptionBudget, error: string): BudgetStatus {
    const message = `Failed to calculate the number of expected pods: ${error}`
    this.#events.send(budget, 'Warning', 'CalculateExpectedPodCountFailed', message)
    return {
      conditions: [this.#condition(budget, 'False', 'SyncFailed', error)],
      currentHealthy: budget.status?.currentHealthy ?? 0,
      desiredHealthy: budget.status?.desiredHealthy ?? 0,
      disruptionsAllowed: 0,
      expectedPods: budget.status?.expectedPods ?? 0,
      ...observedGeneration(budget),
    }
  }

  #condition(budget: PodDisruptionBudget, status: 'True' | 'False', reason: string, message: string) {
    const before = budget.status?.conditions?.find(({ type }) => type === 'DisruptionAllowed')
    const now = this.ctx.clock.seconds(this.ctx.kernel.now)
    return {
      lastTransitionTime: before?.status === status ? before.lastTransitionTime : now,
      message,
      ...observedGeneration(budget),
      reason,
      status,
      type: 'DisruptionAllowed',
    }
  }

  /** How many Pods there should be, and how many of them are to stay healthy. Models disruption.go getExpectedPodCount (v1.36). */
  #expected(budget: PodDisruptionBudget, pods: readonly Pod[]): { desired: number; expected: number } | { error: string } {
    const { maxUnavailable, minAvailable } = budget.spec ?? {}
    if (typeof minAvailable === 'number') return { desired: minAvailable, expected: pods.length }
    const scale = this.#scale(pods)
    if (typeof scale === 'string') return { error: scale }
    if (minAvailable !== undefined) return { desired: scaledValue(minAvailable, scale, 'up'), expected: scale }
    return { desired: Math.max(0, scale - scaledValue(maxUnavailable ?? 0, scale, 'up')), expected: scale }
  }

  /** The replicas that the controllers of these Pods want together, or why nobody can say. Models disruption.go getExpectedScale (v1.36). */
  #scale(pods: readonly Pod[]): number | string {
    const controllers = new Map<string, number>()
    for (const pod of pods) {
      const reference = controllerOf(pod)
      if (!reference) return `found no controller ref for pod "${pod.metadata.name}"`
      const found = this.#top(pod.metadata.namespace ?? '', reference)
      if (!found) return `found no controllers for pod "${pod.metadata.name}"`
      if (!SCALED_KINDS.has(found.kind))
        return `${found.kind.toLowerCase()}s.${found.apiVersion.split('/')[0]} does not implement the scale subresource`
      controllers.set(found.metadata.uid ?? '', (found as { spec?: { replicas?: number } }).spec?.replicas ?? 1)
    }
    return [...controllers.values()].reduce((sum, replicas) => sum + replicas, 0)
  }

  /** A ReplicaSet's Deployment counts for it. */
  #top(namespace: string, { kind, name, uid }: OwnerReference): KubeObject | undefined {
    const found = this.ctx.api.get(kind, namespace, name)
    if (!found || found.metadata.uid !== uid) return undefined
    const above = kind === 'ReplicaSet' ? controllerOf(found) : undefined
    return above ? this.#top(namespace, above) : found
  }

  /** Evictions that do not show as deletions yet. */
  #pending(budget: PodDisruptionBudget, pods: readonly Pod[]): Record<string, string> {
    const { clock, kernel } = this.ctx
    const alive = new Set(pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined).map(({ metadata }) => metadata.name))
    return Object.fromEntries(
      Object.entries(budget.status?.disruptedPods ?? {}).filter(
        ([name, at]) => alive.has(name) && between(clock.read(at), kernel.now) < DELETION_TIMEOUT,
      ),
    )
  }

  #unmark(key: string): void {
    const { api, clock, kernel } = this.ctx
    const { namespace, name } = splitKey(key)
    const pod = api.pod(namespace, name)
    const marked = pod?.status.conditions?.find(({ type }) => type === 'DisruptionTarget')
    if (!pod || !isMarked(pod) || !marked) return
    const left = between(kernel.now, plus(clock.read(marked.lastTransitionTime ?? ''), STALE_AFTER))
    if (left > 0) return this.enqueueAfter(STALE + key, ms(left))
    api.update(pod, (stored) => ({
      ...stored,
      status: {
        ...stored.status,
        conditions: (stored.status.conditions ?? []).map((one) =>
          one.type === 'DisruptionTarget' ? { ...one, lastTransitionTime: clock.seconds(kernel.now), status: 'False' as const } : one,
        ),
      },
    }))
  }
}

const observedGeneration = ({ metadata: { generation } }: KubeObject): { observedGeneration?: number } =>
  generation === undefined ? {} : { observedGeneration: generation }

/** Models disruption.go countHealthyPods (v1.36). */
const isHealthy = (pod: Pod): boolean => !isDeleting(pod) && isReady(pod)

/** A Pod that somebody was about to end, and that is still there. */
const isMarked = (pod: Pod): boolean =>
  isActive(pod) && (pod.status.conditions?.some(({ type, status }) => type === 'DisruptionTarget' && status === 'True') ?? false)
