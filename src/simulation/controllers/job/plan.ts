import { shuffled } from '../../../base/random.ts'
import type { Random } from '../../../base/random.ts'
import type { Duration, SimTime } from '../../../base/time.ts'
import type { Pod } from '../../../kube/types.ts'
import type { WallClock } from '../../api/times.ts'
import { remaining } from './backoff.ts'
import type { FailureRecord } from './backoff.ts'
import { indexFailureCount, pendingIndexes } from './indexes.ts'
import { isReady } from '../pod-state.ts'
import { finishedAt, indexOf, replacesOnlyFailed } from './pods.ts'
import { isIndexed, keptForSuccessor, limitsIndexes } from './view.ts'
import type { JobView } from './view.ts'

/** Models pkg/controller/job/job_controller.go MaxPodCreateDeletePerSync (v1.36). */
const MOST_AT_ONCE = 500

/** What is to be done about a Job's Pods; `index` is null for Jobs without indexes. */
export type Plan =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'wait'; readonly delay: Duration }
  | { readonly kind: 'delete'; readonly pods: readonly Pod[] }
  | { readonly kind: 'create'; readonly indexes: readonly (number | null)[] }

/** When a plan is made, and what decides where nothing else does. */
interface Moment {
  readonly clock: WallClock
  readonly now: SimTime
  readonly random: Random
}

/** Models job_controller.go manageJob (v1.36). */
export function planFor(view: JobView, record: FailureRecord, { clock, now, random }: Moment): Plan {
  const { job, active } = view
  if (job.spec.suspend) return active.length > 0 ? { kind: 'delete', pods: active } : { kind: 'nothing' }
  const terminating = replacesOnlyFailed(job) ? view.terminating : 0
  const wanted = wantedActive(view)
  const surplus = leastWanted(view, Math.max(0, active.length + terminating - wanted), random)
  if (surplus.length > 0) return { kind: 'delete', pods: surplus.slice(0, MOST_AT_ONCE) }
  const missing = Math.min(wanted - terminating - active.length, MOST_AT_ONCE)
  if (missing <= 0) return { kind: 'nothing' }
  if (!limitsIndexes(job)) {
    const delay = remaining(record, now)
    if (delay > 0) return { kind: 'wait', delay }
  }
  if (!isIndexed(job)) return { kind: 'create', indexes: Array.from({ length: missing }, () => null) }
  const pending = pendingIndexes(job, active, view.succeededIndexes, view.failedIndexes, missing)
  return limitsIndexes(job) ? eachInItsTime(view, pending, clock, now) : { kind: 'create', indexes: pending }
}

/** How many Pods are to be active. */
function wantedActive({ job, active, succeeded }: JobView): number {
  const parallelism = job.spec.parallelism ?? 1
  const { completions } = job.spec
  if (completions === undefined) return succeeded > 0 ? active.length : parallelism
  return Math.max(0, Math.min(completions - succeeded, parallelism))
}

/** With a limit for each index, each waits for itself. Models indexed_job_utils.go getPodCreationInfoForIndependentIndexes (v1.36). */
function eachInItsTime(view: JobView, pending: readonly number[], clock: WallClock, now: SimTime): Plan {
  const kept = keptForSuccessor(view)
  const waits = pending.map((index) => {
    const last = kept.get(index)
    return { index, delay: last ? remaining({ failures: indexFailureCount(last) + 1, last: finishedAt(last, clock) }, now) : 0 }
  })
  const indexes = waits.filter(({ delay }) => delay <= 0).map(({ index }) => index)
  if (indexes.length > 0 || waits.length === 0) return indexes.length > 0 ? { kind: 'create', indexes } : { kind: 'nothing' }
  return { kind: 'wait', delay: Math.min(...waits.map(({ delay }) => delay)) as Duration }
}

/** The Pods to delete: those of an index that another has, then `count` of the least advanced; those that nothing tells apart in no fixed order. Models job_controller.go activePodsForRemoval (v1.36). */
function leastWanted({ job, active }: JobView, count: number, random: Random): Pod[] {
  const ranked = shuffled(active, random).sort(byAdvance)
  if (!isIndexed(job)) return ranked.slice(0, count)
  const seen = new Set<number>()
  const double: Pod[] = []
  const single: Pod[] = []
  for (const pod of ranked.toReversed()) {
    const index = indexOf(pod, job)
    if (index === null || seen.has(index)) double.push(pod)
    else {
      seen.add(index)
      single.unshift(pod)
    }
  }
  return [...double, ...single.slice(0, Math.max(0, count - double.length))]
}

const PHASES = ['Pending', 'Unknown', 'Running']

/** Least advanced first. Models pkg/controller/controller_utils.go ActivePods (v1.36). */
function byAdvance(a: Pod, b: Pod): number {
  const readySince = (pod: Pod): string => pod.status.conditions?.find(({ type }) => type === 'Ready')?.lastTransitionTime ?? ''
  const restarts = (pod: Pod): number => Math.max(0, ...(pod.status.containerStatuses ?? []).map(({ restartCount }) => restartCount))
  return (
    Number(Boolean(a.spec.nodeName)) - Number(Boolean(b.spec.nodeName)) ||
    PHASES.indexOf(a.status.phase ?? '') - PHASES.indexOf(b.status.phase ?? '') ||
    Number(isReady(a)) - Number(isReady(b)) ||
    later(readySince(a), readySince(b)) ||
    restarts(b) - restarts(a) ||
    later(a.metadata.creationTimestamp ?? '', b.metadata.creationTimestamp ?? '')
  )
}

/** The later one first. */
const later = (a: string, b: string): number => (a === b ? 0 : a > b ? -1 : 1)
