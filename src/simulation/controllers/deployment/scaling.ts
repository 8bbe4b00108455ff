import { DESIRED, MAX } from './annotations.ts'
import { limitsOf, wantedBy, availableIn, sum } from './limits.ts'
import { allOf } from './status.ts'
import type { Sets } from '../../../kube/deployment-sets.ts'
import type { Deployment, ReplicaSet } from '../../../kube/types.ts'

/** A ReplicaSet and how many Pods it is to want. */
export interface Resize {
  readonly set: ReplicaSet
  readonly size: number
}

const isActive = (set: ReplicaSet): boolean => wantedBy(set) > 0
const madeAt = ({ metadata }: ReplicaSet): string => `${metadata.creationTimestamp}/${metadata.name}`

/** Whether the Deployment was scaled since its ReplicaSets were sized. Models pkg/controller/deployment/sync.go isScalingEvent (v1.36). */
export const isScaling = ({ spec }: Deployment, sets: Sets): boolean =>
  allOf(sets).some((set) => {
    const desired = set.metadata.annotations?.[DESIRED]
    return isActive(set) && desired !== undefined && Number(desired) !== (spec.replicas ?? 1)
  })

/** Models pkg/controller/deployment/util/deployment_util.go IsSaturated (v1.36). */
function isSaturated({ spec }: Deployment, { newest }: Sets): boolean {
  if (!newest) return false
  const { replicas = 1 } = spec
  return wantedBy(newest) === replicas && Number(newest.metadata.annotations?.[DESIRED]) === replicas && availableIn(newest) === replicas
}

/**
 * The sizes that a scaling gives: all to the one that is active, else to each its share, the rest to the largest.
 * Models pkg/controller/deployment/sync.go scale (v1.36).
 */
export function scalingOf(deployment: Deployment, sets: Sets): readonly Resize[] {
  const { replicas, maxSurge } = limitsOf(deployment)
  const active = allOf(sets).filter(isActive)
  const only = active.length > 1 ? null : (active[0] ?? sets.newest ?? sets.old.at(-1) ?? null)
  if (active.length <= 1) return only && wantedBy(only) !== replicas ? [{ set: only, size: replicas }] : []
  if (isSaturated(deployment, sets)) return sets.old.filter(isActive).map((set) => ({ set, size: 0 }))
  if (deployment.spec.strategy?.type === 'Recreate') return []
  const allowed = replicas > 0 ? replicas + maxSurge : 0
  const toAdd = allowed - sum(active, wantedBy)
  const olderGoes = toAdd > 0 ? 1 : -1
  const ordered = [...active].sort((a, b) => wantedBy(b) - wantedBy(a) || (madeAt(a) < madeAt(b) ? olderGoes : -olderGoes))
  let added = 0
  const sizes = ordered.map((set) => {
    const left = toAdd - added
    const wanted = shareOf(deployment, set, replicas, maxSurge)
    const share = left === 0 ? 0 : toAdd > 0 ? Math.min(wanted, left) : Math.max(wanted, left)
    added += share
    return wantedBy(set) + share
  })
  return ordered.map((set, index) => {
    const size = sizes[index] ?? 0
    return { set, size: index === 0 ? Math.max(0, size + toAdd - added) : size }
  })
}

/** By how much a ReplicaSet grows or shrinks in proportion. Models deployment_util.go getReplicaSetFraction (v1.36). */
function shareOf({ status }: Deployment, set: ReplicaSet, replicas: number, maxSurge: number): number {
  const size = wantedBy(set)
  if (replicas === 0) return -size
  const before = Number(set.metadata.annotations?.[MAX] ?? 0) || (status.replicas ?? 0)
  return before === 0 ? 0 : Math.round((size * (replicas + maxSurge)) / before) - size
}
