import { scaledValue } from '../../../kube/int-or-percent.ts'
import type { Deployment, ReplicaSet } from '../../../kube/types.ts'

/** How far a roll-out may go beyond and below the wanted number of Pods. */
export interface Limits {
  readonly replicas: number
  readonly maxSurge: number
  readonly maxUnavailable: number
}

/** Models pkg/controller/deployment/util/deployment_util.go ResolveFenceposts and MaxUnavailable (v1.36). */
export function limitsOf({ spec }: Deployment): Limits {
  const { replicas = 1, strategy } = spec
  if (strategy?.type === 'Recreate') return { replicas, maxSurge: 0, maxUnavailable: 0 }
  const { maxSurge, maxUnavailable } = strategy?.rollingUpdate ?? {}
  const surge = scaledValue(maxSurge, replicas, 'up')
  const unavailable = scaledValue(maxUnavailable, replicas, 'down')
  return { replicas, maxSurge: surge, maxUnavailable: Math.min(replicas, surge === 0 && unavailable === 0 ? 1 : unavailable) }
}

/** How many Pods a ReplicaSet wants, how many of them are available, and such numbers of several together. */
export const wantedBy = ({ spec }: ReplicaSet): number => spec.replicas ?? 1
export const availableIn = ({ status }: ReplicaSet): number => status.availableReplicas ?? 0

export const sum = (sets: readonly ReplicaSet[], of: (set: ReplicaSet) => number): number => sets.reduce((total, set) => total + of(set), 0)

/** How many Pods the newest ReplicaSet may want, beside the `total` of all. Models deployment_util.go NewRSNewReplicas (v1.36). */
export function newestSize({ spec }: Deployment, { replicas, maxSurge }: Limits, newest: number, total: number): number {
  if (spec.strategy?.type === 'Recreate') return replicas
  const room = replicas + maxSurge - total
  return room <= 0 ? newest : newest + Math.min(room, replicas - newest)
}
