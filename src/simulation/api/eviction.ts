import { ms } from '../../base/time.ts'
import type { Duration } from '../../base/time.ts'
import { isTerminal } from '../../kube/pod-phase.ts'
import type { Pod, PodDisruptionBudget } from '../../kube/types.ts'
import { budgetsOf } from '../../kube/budgets.ts'
import { withDisruptionTarget } from '../../kube/pod-conditions.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { ApiServer } from './server.ts'
import type { WallClock } from './times.ts'

/** From the condition to the deletion, a write to the API server each. Measured: 9 ms. */
const DELETION_AFTER = ms(8)

/** What the Eviction API answers. */
export type Eviction = { readonly ok: true } | { readonly ok: false; readonly code: 429 | 500; readonly message: string }

const refused = (code: 429 | 500, message: string): Eviction => ({ ok: false, code, message })

/** What an eviction works with. */
interface EvictionContext {
  readonly kernel: Kernel
  readonly api: ApiServer
  readonly clock: WallClock
}

/** Deletes a Pod if its budget allows it. Models pkg/registry/core/pod/storage/eviction.go (v1.36). */
export function evict(ctx: EvictionContext, pod: Pod, gracePeriod: Duration | null = null): Eviction {
  const { api, clock, kernel } = ctx
  if (!ignoresBudget(pod)) {
    const [budget, second] = budgetsOf(api.list('PodDisruptionBudget'), pod)
    if (second) return refused(500, 'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.')
    const refusal = budget ? spend(ctx, budget, pod) : null
    if (refusal) return refusal
  }
  const { name, namespace = '', uid } = pod.metadata
  const now = clock.seconds(kernel.now)
  api.update(pod, (stored) => withDisruptionTarget(stored, { reason: 'EvictionByEvictionAPI', message: 'Eviction API: evicting' }, now))
  kernel.after(DELETION_AFTER, () => api.delete('Pod', namespace, name, { gracePeriod, ...(uid && { uid }) }))
  return { ok: true }
}

/** Models eviction.go canIgnorePDB (v1.36). */
const ignoresBudget = ({ metadata, status }: Pod): boolean =>
  status.phase === 'Pending' || isTerminal(status.phase) || metadata.deletionTimestamp !== undefined

/** Takes one disruption off a budget; answers why it cannot, or null. Models eviction.go checkAndDecrement (v1.36). */
function spend({ api, clock, kernel }: EvictionContext, budget: PodDisruptionBudget, pod: Pod): Eviction | null {
  const { currentHealthy = 0, desiredHealthy = 0, disruptionsAllowed = 0, observedGeneration = 0 } = budget.status ?? {}
  const isReady = pod.status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false
  if (!isReady) {
    const always = budget.spec?.unhealthyPodEvictionPolicy === 'AlwaysAllow'
    if (always || (desiredHealthy > 0 && currentHealthy >= desiredHealthy)) return null
  }
  if (observedGeneration < (budget.metadata.generation ?? 0)) {
    return refused(
      429,
      `Cannot evict pod as it would violate the pod's disruption budget. The disruption budget ${budget.metadata.name} is still being processed by the server.`,
    )
  }
  if (disruptionsAllowed <= 0) return refused(429, "Cannot evict pod as it would violate the pod's disruption budget.")
  api.update(budget, (stored) => ({
    ...stored,
    status: {
      ...stored.status,
      disruptedPods: { ...stored.status?.disruptedPods, [pod.metadata.name]: clock.seconds(kernel.now) },
      disruptionsAllowed: disruptionsAllowed - 1,
    },
  }))
  return null
}
