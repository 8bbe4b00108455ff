import type { Job, Pod } from '../../../kube/types.ts'
import { judge } from './failure-policy.ts'
import { parseIntervals } from './intervals.ts'
import { indexOf, isFailed, isTracked } from './pods.ts'

/** How often an index failed before this Pod, kept in the Pod. Models batch/v1 JobIndexFailureCountAnnotation (v1.36). */
export const FAILURE_COUNT = 'batch.kubernetes.io/job-index-failure-count'

export const indexFailureCount = (pod: Pod): number => Number(pod.metadata.annotations?.[FAILURE_COUNT] ?? 0)

/** The indexes done, those of this look included. Models pkg/controller/job/indexed_job_utils.go calculateSucceededIndexes (v1.36). */
export function succeededIndexes(job: Job, pods: readonly Pod[]): ReadonlySet<number> {
  const done = new Set(parseIntervals(job.status?.completedIndexes))
  for (const pod of pods) {
    const index = indexOf(pod, job)
    if (index !== null && isTracked(pod) && pod.status.phase === 'Succeeded') done.add(index)
  }
  return done
}

/** The indexes that failed for good. Models indexed_job_utils.go calculateFailedIndexes, isIndexFailed (v1.36). */
export function failedIndexes(job: Job, pods: readonly Pod[]): ReadonlySet<number> {
  const lost = new Set(parseIntervals(job.status?.failedIndexes))
  for (const pod of pods) {
    const index = indexOf(pod, job)
    if (index === null || !isTracked(pod) || !isFailed(pod, job)) continue
    const { action, counts } = judge(job, pod)
    if (action === 'FailIndex' || (counts && indexFailureCount(pod) >= (job.spec.backoffLimitPerIndex ?? 0))) lost.add(index)
  }
  return lost
}

/** The lowest indexes that have no Pod and are not over. Models indexed_job_utils.go firstPendingIndexes (v1.36). */
export function pendingIndexes(
  job: Job,
  active: readonly Pod[],
  done: ReadonlySet<number>,
  lost: ReadonlySet<number>,
  count: number,
): number[] {
  const taken = new Set(active.map((pod) => indexOf(pod, job)))
  const found: number[] = []
  for (let index = 0; index < (job.spec.completions ?? 0) && found.length < count; index++) {
    if (!taken.has(index) && !done.has(index) && !lost.has(index)) found.push(index)
  }
  return found
}
