import type { Job, JobCondition } from '../../../kube/types.ts'

/** Why a Job ends; the interim condition is written before its Pods' finalizers go, the final one after. */
export interface Verdict {
  readonly outcome: 'Complete' | 'Failed'
  readonly reason: string
  readonly message: string
}

export const INTERIM = { Complete: 'SuccessCriteriaMet', Failed: 'FailureTarget' } as const

export const conditionOf = (job: Job, type: string): JobCondition | undefined =>
  job.status?.conditions?.find((condition) => condition.type === type && condition.status === 'True')

/** Models pkg/controller/job/util IsJobFinished (v1.36). */
export const isFinished = (job: Job): boolean => Boolean(conditionOf(job, 'Complete') ?? conditionOf(job, 'Failed'))

/** The verdict that an interim condition of an earlier sync holds. */
export function verdictOf(job: Job): Verdict | null {
  for (const outcome of ['Complete', 'Failed'] as const) {
    const condition = conditionOf(job, INTERIM[outcome])
    if (condition) return { outcome, reason: condition.reason ?? '', message: condition.message ?? '' }
  }
  return null
}

/**
 * The conditions with one more or another status of one; the same list when nothing changes.
 * A condition that is not there is not added to say False. Models job_controller.go ensureJobConditionStatus (v1.36).
 */
export function withCondition(
  conditions: readonly JobCondition[],
  type: string,
  status: 'True' | 'False',
  { reason, message }: { reason: string; message: string },
  now: string,
): readonly JobCondition[] {
  const known = conditions.find((condition) => condition.type === type)
  if (!known && status === 'False') return conditions
  if (known && known.status === status && known.reason === reason && known.message === message) return conditions
  const made: JobCondition = { lastProbeTime: now, lastTransitionTime: now, message, reason, status, type }
  return known ? conditions.map((condition) => (condition === known ? made : condition)) : [...conditions, made]
}
