import type { Job, JobStatus, Pod } from '../../../kube/types.ts'
import { INTERIM, withCondition } from './conditions.ts'
import type { Verdict } from './conditions.ts'
import { judge } from './failure-policy.ts'
import { formatIntervals } from './intervals.ts'
import { indexOf, isFailed, isTracked } from './pods.ts'
import { isIndexed, keptForSuccessor, limitsIndexes } from './view.ts'
import type { JobView } from './view.ts'

/** What of a Job's status changes before its Pods lose their finalizer, and which Pods these are. */
interface Tracking {
  readonly status: JobStatus
  readonly released: readonly Pod[]
}

/**
 * Notes the Pods that ended as not counted yet, with the interim condition: only then may their finalizers go.
 * Models pkg/controller/job/job_controller.go trackJobStatusAndRemoveFinalizers (v1.36).
 */
export function track(view: JobView, status: JobStatus, verdict: Verdict | null, now: string): Tracking {
  const { job } = view
  const kept = new Set(keptForSuccessor(view).values())
  const succeeded = new Set(status.uncountedTerminatedPods?.succeeded ?? [])
  const failed = new Set(status.uncountedTerminatedPods?.failed ?? [])
  const before = new Set([...succeeded, ...failed])
  const released = view.pods.filter((pod) => isTracked(pod) && !kept.has(pod) && mayGo(job, pod, verdict))
  for (const pod of released) {
    const uid = pod.metadata.uid ?? ''
    if (before.has(uid) || (isIndexed(job) && indexOf(pod, job) === null)) continue
    if (pod.status.phase === 'Succeeded') {
      if (!isIndexed(job)) succeeded.add(uid)
    } else if (isFailed(pod, job) || verdict?.outcome === 'Failed') {
      if (!job.spec.podFailurePolicy || judge(job, pod).counts) failed.add(uid)
    }
  }
  const tracked: JobStatus = {
    ...status,
    uncountedTerminatedPods: {
      ...(succeeded.size > 0 && { succeeded: [...succeeded] }),
      ...(failed.size > 0 && { failed: [...failed] }),
    },
    ...(isIndexed(job) && indexCounts(view)),
    ...(limitsIndexes(job) && { failedIndexes: formatIntervals(view.failedIndexes) }),
  }
  if (!verdict) return { status: tracked, released }
  const conditions = withCondition(tracked.conditions ?? [], INTERIM[verdict.outcome], 'True', verdict, now)
  return { status: { ...tracked, conditions: [...conditions] }, released }
}

function indexCounts({ succeededIndexes: done }: JobView): Partial<JobStatus> {
  return done.size > 0 ? { completedIndexes: formatIntervals(done), succeeded: done.size } : {}
}

const mayGo = (job: Job, pod: Pod, verdict: Verdict | null): boolean =>
  job.metadata.deletionTimestamp !== undefined || isFailed(pod, job) || pod.status.phase === 'Succeeded' || verdict !== null

/** Counts what was noted, once the finalizers are gone, and ends the Job when nothing of it is left. Models job_controller.go enactJobFinished (v1.36). */
export function settle(status: JobStatus, verdict: Verdict | null, indexed: boolean, now: string): JobStatus {
  const { failed = [], succeeded = [] } = status.uncountedTerminatedPods ?? {}
  const sum = { failed: (status.failed ?? 0) + failed.length, succeeded: (status.succeeded ?? 0) + (indexed ? 0 : succeeded.length) }
  const counted: JobStatus = {
    ...status,
    uncountedTerminatedPods: {},
    ...(sum.failed > 0 && { failed: sum.failed }),
    ...(sum.succeeded > 0 && { succeeded: sum.succeeded }),
  }
  if (!verdict || (counted.terminating ?? 0) > 0 || (counted.ready ?? 0) > 0) return counted
  return {
    ...counted,
    conditions: [...withCondition(counted.conditions ?? [], verdict.outcome, 'True', verdict, now)],
    ...(verdict.outcome === 'Complete' && { completionTime: now }),
  }
}
