/** What controllers ask of a Pod. Models pkg/api/v1/pod/util.go and pkg/controller/controller_utils.go (v1.36). */
import { plus, seconds } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { hasEnded } from '../../kube/pod-phase.ts'
import type { Pod } from '../../kube/types.ts'
import type { WallClock } from '../api/times.ts'

export const isDeleting = ({ metadata }: Pod): boolean => metadata.deletionTimestamp !== undefined
/** Counts among the replicas: neither ended nor being deleted. */
export const isActive = (pod: Pod): boolean => !hasEnded(pod) && !isDeleting(pod)
/** Being deleted and not ended yet. */
export const isTerminating = (pod: Pod): boolean => !hasEnded(pod) && isDeleting(pod)

/** Since when a Pod is Ready, or null. */
export function readySince({ status }: Pod, clock: WallClock): SimTime | null {
  const ready = status.conditions?.find(({ type }) => type === 'Ready')
  return ready?.status === 'True' ? clock.read(ready.lastTransitionTime ?? '') : null
}

export const isReady = ({ status }: Pod): boolean =>
  status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True') ?? false

/** When a Pod has been Ready for `minReadySeconds`, as far as it goes now; null while it is not Ready. */
export function availableAt(pod: Pod, minReadySeconds: number, clock: WallClock): SimTime | null {
  const since = readySince(pod, clock)
  return since === null ? null : plus(since, seconds(minReadySeconds))
}

/** Whether a Pod has been Ready for `minReadySeconds`. */
export function isAvailable(pod: Pod, minReadySeconds: number, clock: WallClock, now: SimTime): boolean {
  if (minReadySeconds === 0) return isReady(pod)
  const at = availableAt(pod, minReadySeconds, clock)
  return at !== null && at <= now
}
