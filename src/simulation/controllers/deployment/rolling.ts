import type { Sets } from '../../../kube/deployment-sets.ts'
import type { Deployment } from '../../../kube/types.ts'
import { availableIn, limitsOf, newestSize, sum, wantedBy } from './limits.ts'
import type { Resize } from './scaling.ts'
import { allOf } from './status.ts'

/** One step of a rolling update: first up, and when there is nothing to add, down. Models pkg/controller/deployment/rolling.go (v1.36). */
export function rollingStep(deployment: Deployment, sets: Sets): readonly Resize[] {
  const up = growth(deployment, sets)
  return up.length > 0 ? up : shrinkage(deployment, sets)
}

function growth(deployment: Deployment, sets: Sets): readonly Resize[] {
  const { newest } = sets
  if (!newest) return []
  const limits = limitsOf(deployment)
  const now = wantedBy(newest)
  const size = now > limits.replicas ? limits.replicas : newestSize(deployment, limits, now, sum(allOf(sets), wantedBy))
  return size === now ? [] : [{ set: newest, size }]
}

/** Old Pods go, first those that are not available, as far as enough are left. Models rolling.go reconcileOldReplicaSets (v1.36). */
function shrinkage(deployment: Deployment, sets: Sets): readonly Resize[] {
  const { newest, old } = sets
  if (!newest || sum(old, wantedBy) === 0) return []
  const { replicas, maxUnavailable } = limitsOf(deployment)
  const least = replicas - maxUnavailable
  const all = allOf(sets)
  const budget = sum(all, wantedBy) - least - (wantedBy(newest) - availableIn(newest))
  if (budget <= 0) return []
  const sizes = new Map(old.map((set) => [set, wantedBy(set)]))
  const resizes: Resize[] = []
  const shrink = (set: Resize['set'], by: number): void => {
    const size = (sizes.get(set) ?? 0) - by
    sizes.set(set, size)
    resizes.push({ set, size })
  }
  let unhealthy = 0
  for (const set of old) {
    const by = Math.min(budget - unhealthy, wantedBy(set) - availableIn(set))
    // Its status is older than its size: nothing is known for sure until it is counted again.
    if (by < 0 && wantedBy(set) > 0) return resizes
    if (by <= 0) continue
    unhealthy += by
    shrink(set, by)
  }
  let healthy = Math.max(0, sum(all, availableIn) - least)
  for (const set of old) {
    const by = Math.min(healthy, sizes.get(set) ?? 0)
    if (by <= 0) continue
    healthy -= by
    shrink(set, by)
  }
  return resizes
}
