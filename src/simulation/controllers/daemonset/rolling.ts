import { scaledValue } from '../../../kube/int-or-percent.ts'
import type { Pod } from '../../../kube/types.ts'
import { isDeleting } from '../pod-state.ts'
import { isOfHash } from './view.ts'
import type { Place, View } from './view.ts'

/** What an update does next. */
interface RollingStep {
  readonly deletes: readonly Pod[]
  /** Nodes that get a new Pod beside the old one. */
  readonly surges: readonly string[]
}

interface Pair {
  readonly node: string
  readonly updated: Pod | null
  readonly old: Pod | null
}

/** The two Pods of a node, while none of its Pods is being deleted. Models pkg/controller/daemon/update.go findUpdatedPodsOnNode (v1.36). */
function pairOn({ node, pods }: Place, hash: string): Pair | null {
  if (pods.some(isDeleting)) return null
  return { node, updated: pods.findLast((pod) => isOfHash(pod, hash)) ?? null, old: pods.find((pod) => !isOfHash(pod, hash)) ?? null }
}

/** One step of a rolling update. Models pkg/controller/daemon/update.go rollingUpdate (v1.36). */
export function rollingStep(view: View): RollingStep {
  const { rollingUpdate } = view.set.spec.updateStrategy ?? {}
  const desired = view.places.filter(({ verdict }) => verdict.run).length
  const maxSurge = scaledValue(rollingUpdate?.maxSurge, desired, 'up')
  if (maxSurge > 0) return surging(view, maxSurge)
  return { deletes: replacing(view, scaledValue(rollingUpdate?.maxUnavailable ?? 1, desired, 'up')), surges: [] }
}

/** Old Pods that are not available go first, others as far as `maxUnavailable` leaves room. */
function replacing({ places, hash, isAvailable }: View, maxUnavailable: number): Pod[] {
  let unavailable = 0
  const broken: Pod[] = []
  const candidates: Pod[] = []
  for (const place of places) {
    if (!place.verdict.run && place.pods.length === 0) continue
    const pair = pairOn(place, hash)
    const { updated = null, old = null } = pair ?? {}
    if (!pair || (old === null) === (updated === null)) unavailable += 1
    else if (updated) unavailable += isAvailable(updated) ? 0 : 1
    else if (old && isAvailable(old)) candidates.push(old)
    else if (old) {
      broken.push(old)
      unavailable += 1
    }
  }
  return [...broken, ...candidates.slice(0, Math.max(0, maxUnavailable - unavailable))]
}

/** New Pods come first; an old one goes when its successor is available, or when it is of no use itself. */
function surging({ places, hash, isAvailable }: View, maxSurge: number): RollingStep {
  let surged = 0
  const deletes: Pod[] = []
  const candidates: string[] = []
  const urgent: string[] = []
  for (const place of places) {
    const pair = place.verdict.run ? pairOn(place, hash) : null
    if (!pair) {
      surged += place.pods.some(isDeleting) ? 1 : 0
      continue
    }
    const { node, updated, old } = pair
    if (old && !updated) (isAvailable(old) ? candidates : urgent).push(node)
    else if (old && updated) {
      if (isAvailable(updated)) deletes.push(old)
      else surged += 1
    }
  }
  return { deletes, surges: [...urgent, ...candidates.slice(0, Math.max(0, maxSurge - surged))] }
}
