import type { DeploymentCondition } from '../../../kube/types.ts'

type Conditions = readonly DeploymentCondition[]
type ConditionType = 'Progressing' | 'Available' | 'ReplicaFailure'

export interface News {
  readonly type: ConditionType
  readonly status: 'True' | 'False' | 'Unknown'
  readonly reason: string
  readonly message: string
}

export const conditionOf = (conditions: Conditions | undefined, type: ConditionType): DeploymentCondition | undefined =>
  conditions?.find((condition) => condition.type === type)

export const withoutCondition = (conditions: Conditions, type: ConditionType): Conditions =>
  conditions.filter((condition) => condition.type !== type)

/**
 * The conditions with a changed one at their end; one of the same status and reason stays as it is.
 * Models pkg/controller/deployment/util/deployment_util.go SetDeploymentCondition (v1.36).
 */
export function withCondition(conditions: Conditions, news: News, now: string): Conditions {
  const before = conditionOf(conditions, news.type)
  if (before?.status === news.status && before.reason === news.reason) return conditions
  return [...withoutCondition(conditions, news.type), stamped(before, news, now)]
}

/** The same, and a condition of the same reason is renewed. */
export function withRenewed(conditions: Conditions, news: News, now: string): Conditions {
  return [...withoutCondition(conditions, news.type), stamped(conditionOf(conditions, news.type), news, now)]
}

/** The transition is the status's, the update is this one. */
const stamped = (before: DeploymentCondition | undefined, news: News, now: string): DeploymentCondition => ({
  lastTransitionTime: before?.status === news.status ? (before.lastTransitionTime ?? now) : now,
  lastUpdateTime: now,
  ...news,
})

/** Reasons of Progressing. Models pkg/controller/deployment/util/deployment_util.go (v1.36). */
export const progressing = {
  created: (set: string): News => ({
    type: 'Progressing',
    status: 'True',
    reason: 'NewReplicaSetCreated',
    message: `Created new replica set "${set}"`,
  }),
  found: (set: string): News => ({
    type: 'Progressing',
    status: 'True',
    reason: 'FoundNewReplicaSet',
    message: `Found new replica set "${set}"`,
  }),
  updated: (what: string): News => ({
    type: 'Progressing',
    status: 'True',
    reason: 'ReplicaSetUpdated',
    message: `${what} is progressing.`,
  }),
  complete: (what: string): News => ({
    type: 'Progressing',
    status: 'True',
    reason: 'NewReplicaSetAvailable',
    message: `${what} has successfully progressed.`,
  }),
  timedOut: (what: string): News => ({
    type: 'Progressing',
    status: 'False',
    reason: 'ProgressDeadlineExceeded',
    message: `${what} has timed out progressing.`,
  }),
  paused: { type: 'Progressing', status: 'Unknown', reason: 'DeploymentPaused', message: 'Deployment is paused' } as News,
  resumed: { type: 'Progressing', status: 'Unknown', reason: 'DeploymentResumed', message: 'Deployment is resumed' } as News,
}

/** What a Deployment says of having enough available Pods. */
export const availability = (enough: boolean): News =>
  enough
    ? { type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable', message: 'Deployment has minimum availability.' }
    : {
        type: 'Available',
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
      }
