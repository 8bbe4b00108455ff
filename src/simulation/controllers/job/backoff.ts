import { between, minutes, ms, seconds } from '../../../base/time.ts'
import type { Duration, SimTime } from '../../../base/time.ts'
import type { Pod } from '../../../kube/types.ts'
import type { WallClock } from '../../api/times.ts'
import { finishedAt } from './pods.ts'

/** Models pkg/controller/job/job_controller.go DefaultJobPodFailureBackOff, MaxJobPodFailureBackOff (v1.36). */
const BASE = seconds(10)
const CAP = minutes(10)

/** Failures in a row since the last success. */
export interface FailureRecord {
  readonly failures: number
  readonly last: SimTime | null
}

export const NO_FAILURES: FailureRecord = { failures: 0, last: null }

/** The record after these Pods ended. Models pkg/controller/job/backoff_utils.go newBackoffRecord (v1.36). */
export function nextRecord(before: FailureRecord, succeeded: readonly Pod[], failed: readonly Pod[], clock: WallClock): FailureRecord {
  const ends = failed.map((pod) => finishedAt(pod, clock))
  if (succeeded.length > 0) {
    const lastSuccess = Math.max(...succeeded.map((pod) => finishedAt(pod, clock)))
    const since = ends.filter((end) => end > lastSuccess)
    return since.length === 0 ? NO_FAILURES : { failures: since.length, last: Math.max(...since) as SimTime }
  }
  if (ends.length === 0) return before
  return { failures: before.failures + ends.length, last: Math.max(...ends, before.last ?? Number.NEGATIVE_INFINITY) as SimTime }
}

/** How long no Pod is made yet. Models pkg/controller/job/backoff_utils.go getRemainingTimeForFailuresCount (v1.36). */
export function remaining({ failures, last }: FailureRecord, now: SimTime): Duration {
  if (failures === 0 || last === null) return ms(0)
  const wait = Math.min(BASE * 2 ** (failures - 1), CAP)
  return ms(Math.max(0, wait - between(last, now)))
}
