import { plus, seconds } from '../../../base/time.ts'
import type { SimTime } from '../../../base/time.ts'
import type { Sets } from '../../../kube/deployment-sets.ts'
import type { Deployment, DeploymentCondition, ReplicaSet } from '../../../kube/types.ts'
import type { WallClock } from '../../api/times.ts'
import { availability, conditionOf, progressing, withCondition, withRenewed, withoutCondition } from './conditions.ts'
import { availableIn, limitsOf, sum, wantedBy } from './limits.ts'

export type DeploymentStatus = Deployment['status']

export const allOf = ({ newest, old }: Sets): readonly ReplicaSet[] => (newest ? [...old, newest] : old)

/** Whether a deadline is set at all: the largest number there is means none. */
export const hasDeadline = ({ spec }: Deployment): boolean =>
  spec.progressDeadlineSeconds !== undefined && spec.progressDeadlineSeconds !== 2_147_483_647

/** What the ReplicaSets' statuses come to. Models pkg/controller/deployment/sync.go calculateStatus (v1.36). */
export function countStatus(deployment: Deployment, sets: Sets, clock: WallClock, now: SimTime): DeploymentStatus {
  const all = allOf(sets)
  const { replicas, maxUnavailable } = limitsOf(deployment)
  const available = sum(all, availableIn)
  const ready = sum(all, ({ status }) => status.readyReplicas ?? 0)
  const actual = sum(all, ({ status }) => status.replicas)
  const updated = sets.newest?.status.replicas ?? 0
  const unavailable = Math.max(0, sum(all, wantedBy) - available)
  const { collisionCount, conditions = [] } = deployment.status
  return {
    ...(available > 0 && { availableReplicas: available }),
    ...(collisionCount !== undefined && { collisionCount }),
    conditions: [...withCondition(conditions, availability(available >= replicas - maxUnavailable), clock.seconds(now))],
    observedGeneration: deployment.metadata.generation ?? 0,
    ...(ready > 0 && { readyReplicas: ready }),
    ...(actual > 0 && { replicas: actual }),
    terminatingReplicas: sum(all, ({ status }) => status.terminatingReplicas ?? 0),
    ...(unavailable > 0 && { unavailableReplicas: unavailable }),
    ...(updated > 0 && { updatedReplicas: updated }),
  }
}

const count = (status: DeploymentStatus, of: 'replicas' | 'updatedReplicas' | 'readyReplicas' | 'availableReplicas'): number =>
  status[of] ?? 0

/** Models pkg/controller/deployment/util/deployment_util.go DeploymentComplete (v1.36). */
export function isComplete({ spec, metadata }: Deployment, status: DeploymentStatus): boolean {
  const { replicas = 1 } = spec
  const all = [count(status, 'updatedReplicas'), count(status, 'replicas'), count(status, 'availableReplicas')]
  return all.every((number) => number === replicas) && (status.observedGeneration ?? 0) >= (metadata.generation ?? 0)
}

/** Models deployment_util.go DeploymentProgressing (v1.36). */
function madeProgress(before: DeploymentStatus, after: DeploymentStatus): boolean {
  const old = (status: DeploymentStatus): number => count(status, 'replicas') - count(status, 'updatedReplicas')
  const rose = (['updatedReplicas', 'readyReplicas', 'availableReplicas'] as const).some((of) => count(after, of) > count(before, of))
  return rose || old(after) < old(before)
}

/** When the deadline of a roll-out passes; null when none runs. */
export function deadlineOf({ spec, status }: Deployment, clock: WallClock): SimTime | null {
  const condition = conditionOf(status.conditions, 'Progressing')
  if (!condition || condition.reason === 'NewReplicaSetAvailable' || condition.reason === 'ProgressDeadlineExceeded') return null
  return plus(clock.read(condition.lastUpdateTime ?? ''), seconds(spec.progressDeadlineSeconds ?? 0))
}

const failureOf = ({ newest, old }: Sets): DeploymentCondition | undefined => {
  const of = (set: ReplicaSet | null) => set?.status.conditions?.find(({ type }) => type === 'ReplicaFailure')
  return of(newest) ?? old.map(of).find((found) => found !== undefined)
}

/** The status of a roll-out, with how it goes. Models pkg/controller/deployment/progress.go syncRolloutStatus (v1.36). */
export function rolloutStatus(deployment: Deployment, sets: Sets, clock: WallClock, now: SimTime): DeploymentStatus {
  const counted = countStatus(deployment, sets, clock, now)
  const conditions = progressOf(deployment, sets, counted, clock, now)
  const others = withoutCondition(conditions, 'ReplicaFailure')
  const failure = failureOf(sets)
  if (!failure) return { ...counted, conditions: [...others] }
  const known = conditionOf(conditions, 'ReplicaFailure')
  const same = known?.status === failure.status && known.reason === failure.reason
  const { lastTransitionTime = clock.seconds(now) } = failure
  return { ...counted, conditions: same ? [...conditions] : [...others, { lastUpdateTime: lastTransitionTime, ...failure }] }
}

function progressOf(deployment: Deployment, sets: Sets, counted: DeploymentStatus, clock: WallClock, now: SimTime) {
  const conditions = counted.conditions ?? []
  if (!hasDeadline(deployment)) return withoutCondition(conditions, 'Progressing')
  const before = conditionOf(deployment.status.conditions, 'Progressing')
  const settled = count(counted, 'replicas') === count(counted, 'updatedReplicas') && before?.reason === 'NewReplicaSetAvailable'
  if (settled) return conditions
  const what = sets.newest ? `ReplicaSet "${sets.newest.metadata.name}"` : `Deployment "${deployment.metadata.name}"`
  const stamp = clock.seconds(now)
  if (isComplete(deployment, counted)) return withCondition(conditions, progressing.complete(what), stamp)
  if (madeProgress(deployment.status, counted)) return withRenewed(conditions, progressing.updated(what), stamp)
  const deadline = deadlineOf(deployment, clock)
  return deadline !== null && deadline < now ? withCondition(conditions, progressing.timedOut(what), stamp) : conditions
}
