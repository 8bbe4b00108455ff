import type { SimTime } from '../../../base/time.ts'
import { minus, seconds } from '../../../base/time.ts'
import type { Job, Pod } from '../../../kube/types.ts'
import type { WallClock } from '../../api/times.ts'

/** Keeps a Job's Pod until it is counted. Models batch/v1 JobTrackingFinalizer (v1.36). */
export const TRACKING = 'batch.kubernetes.io/job-tracking'
export const INDEX_KEY = 'batch.kubernetes.io/job-completion-index'

export const isTracked = (pod: Pod): boolean => pod.metadata.finalizers?.includes(TRACKING) ?? false
/** Whether a Pod is replaced only once it has failed for good. Models job_controller.go onlyReplaceFailedPods (v1.36). */
export const replacesOnlyFailed = ({ spec }: Job): boolean => spec.podReplacementPolicy === 'Failed' || spec.podFailurePolicy !== undefined

/** A Pod that is being deleted counts as failed at once, unless the Job waits for its end. Models job_controller.go isPodFailed (v1.36). */
export function isFailed(pod: Pod, job: Job): boolean {
  if (pod.status.phase === 'Failed') return true
  return !replacesOnlyFailed(job) && pod.metadata.deletionTimestamp !== undefined && pod.status.phase !== 'Succeeded'
}

/** A Pod's completion index; null when it has none that the Job knows. */
export function indexOf(pod: Pod, job: Job): number | null {
  const text = pod.metadata.annotations?.[INDEX_KEY]
  const index = text !== undefined && /^\d+$/.test(text) ? Number(text) : null
  return index !== null && index < (job.spec.completions ?? 0) ? index : null
}

/** When a Pod ended, as its status tells. Models pkg/controller/job/backoff_utils.go getFinishedTime (v1.36). */
export function finishedAt(pod: Pod, clock: WallClock): SimTime {
  const ends = (pod.status.containerStatuses ?? []).map(({ state }) => state?.terminated?.finishedAt)
  if (ends.length > 0 && ends.every((end) => end))
    return clock.read(ends.reduce<string>((last, end) => (end && end > last ? end : last), ''))
  const unready = pod.status.conditions?.find(({ type, status }) => type === 'Ready' && status === 'False')
  if (unready?.lastTransitionTime) return clock.read(unready.lastTransitionTime)
  const { creationTimestamp = '', deletionGracePeriodSeconds = 0, deletionTimestamp } = pod.metadata
  if (deletionTimestamp !== undefined) return minus(clock.read(deletionTimestamp), seconds(deletionGracePeriodSeconds))
  return clock.read(creationTimestamp)
}
