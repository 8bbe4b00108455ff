import type { SimTime } from '../../../base/time.ts'
import { containerStatusesOf } from '../../../kube/containers.ts'
import type { Job, Pod } from '../../../kube/types.ts'
import type { WallClock } from '../../api/times.ts'
import { verdictOf } from './conditions.ts'
import type { Verdict } from './conditions.ts'
import { judge } from './failure-policy.ts'
import { parseIntervals } from './intervals.ts'
import { failedIndexes, indexFailureCount, succeededIndexes } from './indexes.ts'
import { isActive, isReady, isTerminating } from '../pod-state.ts'
import { indexOf, isFailed, isTracked } from './pods.ts'

/** One look at a Job and its Pods, before anything is done about them. */
export interface JobView {
  readonly job: Job
  readonly pods: readonly Pod[]
  readonly active: readonly Pod[]
  readonly ready: number
  readonly terminating: number
  readonly succeeded: number
  readonly failed: number
  /** Pods that ended and are not counted yet. */
  readonly newSucceeded: readonly Pod[]
  readonly newFailed: readonly Pod[]
  readonly succeededIndexes: ReadonlySet<number>
  readonly failedIndexes: ReadonlySet<number>
  /** Why the Job ends, if it does for another reason than its completions. */
  readonly verdict: Verdict | null
}

export const isIndexed = ({ spec }: Job): boolean => spec.completionMode === 'Indexed'
export const limitsIndexes = ({ spec }: Job): boolean => spec.backoffLimitPerIndex !== undefined

/** Models pkg/controller/job/job_controller.go syncJob, up to what it does (v1.36). */
export function viewOf(job: Job, pods: readonly Pod[], clock: WallClock, now: SimTime): JobView {
  const uncounted = job.status?.uncountedTerminatedPods
  const counted = new Set([...(uncounted?.succeeded ?? []), ...(uncounted?.failed ?? [])])
  const fresh = pods.filter(
    (pod) => isTracked(pod) && !counted.has(pod.metadata.uid ?? '') && (!isIndexed(job) || indexOf(pod, job) !== null),
  )
  const newSucceeded = fresh.filter(({ status }) => status.phase === 'Succeeded')
  const newFailed = fresh.filter((pod) => isFailed(pod, job))
  const active = pods.filter(isActive)
  const done = isIndexed(job) ? succeededIndexes(job, pods) : new Set<number>()
  const lost = limitsIndexes(job) ? failedIndexes(job, pods) : new Set<number>()
  const counting = newFailed.filter((pod) => !job.spec.podFailurePolicy || judge(job, pod).counts)
  const view: JobView = {
    job,
    pods,
    active,
    ready: active.filter(isReady).length,
    terminating: pods.filter(isTerminating).length,
    succeeded: isIndexed(job) ? done.size : (job.status?.succeeded ?? 0) + newSucceeded.length + (uncounted?.succeeded?.length ?? 0),
    failed: (job.status?.failed ?? 0) + counting.length + (uncounted?.failed?.length ?? 0),
    newSucceeded,
    newFailed,
    succeededIndexes: done,
    failedIndexes: lost,
    verdict: null,
  }
  return { ...view, verdict: verdictOf(job) ?? verdictFor(view, clock, now) }
}

const failure = (reason: string, message: string): Verdict => ({ outcome: 'Failed', reason, message })

function verdictFor(view: JobView, clock: WallClock, now: SimTime): Verdict | null {
  const { job, pods } = view
  if (job.spec.podFailurePolicy) {
    for (const pod of pods) {
      const message = isFailed(pod, job) ? judge(job, pod).message : null
      if (message !== null) return failure('PodFailurePolicy', message)
    }
  }
  if (view.failed > (job.spec.backoffLimit ?? 6) || restartsExceedLimit(job, pods)) {
    return failure('BackoffLimitExceeded', 'Job has reached the specified backoff limit')
  }
  const { activeDeadlineSeconds } = job.spec
  const startTime = job.status?.startTime
  if (activeDeadlineSeconds !== undefined && startTime !== undefined && !job.spec.suspend) {
    if (now - clock.read(startTime) >= activeDeadlineSeconds * 1000) {
      return failure('DeadlineExceeded', 'Job was active longer than specified deadline')
    }
  }
  return isIndexed(job) ? indexedVerdict(view) : null
}

function indexedVerdict({ job, succeededIndexes: done, failedIndexes: lost }: JobView): Verdict | null {
  for (const [index, rule] of (job.spec.successPolicy?.rules ?? []).entries()) {
    const wanted =
      rule.succeededIndexes === undefined ? done : new Set([...parseIntervals(rule.succeededIndexes)].filter((one) => done.has(one)))
    const needed = rule.succeededCount ?? parseIntervals(rule.succeededIndexes).size
    if (wanted.size >= needed) return { outcome: 'Complete', reason: 'SuccessPolicy', message: `Matched rules at index ${index}` }
  }
  if (!limitsIndexes(job)) return null
  if (job.spec.maxFailedIndexes !== undefined && lost.size > job.spec.maxFailedIndexes) {
    return failure('MaxFailedIndexesExceeded', 'Job has exceeded the specified maximal number of failed indexes')
  }
  return lost.size > 0 && lost.size + done.size >= (job.spec.completions ?? 0) ? failure('FailedIndexes', 'Job has failed indexes') : null
}

/** Models job_controller.go pastBackoffLimitOnFailure (v1.36): restarts in place count, init containers' too. */
function restartsExceedLimit(job: Job, pods: readonly Pod[]): boolean {
  if (job.spec.template.spec?.restartPolicy !== 'OnFailure') return false
  const restarts = pods
    .filter(({ status }) => status.phase === 'Running' || status.phase === 'Pending')
    .flatMap(({ status }) => containerStatusesOf(status))
    .reduce((sum, { restartCount }) => sum + restartCount, 0)
  const limit = job.spec.backoffLimit ?? 6
  return limit === 0 ? restarts > 0 : restarts >= limit
}

/** Pods that stay until their successor is made, which inherits their index's count of failures. Models indexed_job_utils.go getPodsWithDelayedDeletionPerIndex (v1.36). */
export function keptForSuccessor({ job, pods, active, succeededIndexes: done, failedIndexes: lost }: JobView): ReadonlyMap<number, Pod> {
  const kept = new Map<number, Pod>()
  if (!limitsIndexes(job)) return kept
  const running = new Set(active.map((pod) => indexOf(pod, job)))
  for (const pod of pods) {
    const index = indexOf(pod, job)
    if (index === null || !isTracked(pod) || !isFailed(pod, job)) continue
    if (done.has(index) || lost.has(index) || running.has(index)) continue
    const other = kept.get(index)
    if (!other || indexFailureCount(other) < indexFailureCount(pod)) kept.set(index, pod)
  }
  return kept
}
