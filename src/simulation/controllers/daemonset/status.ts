import type { DaemonSet } from '../../../kube/types.ts'
import { isReady } from '../pod-state.ts'
import { isOfHash } from './view.ts'
import type { View } from './view.ts'

/** Counts of nodes, by the oldest Pod of each. Models pkg/controller/daemon/daemon_controller.go updateDaemonSetStatus (v1.36). */
export function statusOf({ set, hash, places, isAvailable }: View): DaemonSet['status'] {
  const wanted = places.filter(({ verdict }) => verdict.run)
  const first = wanted.flatMap(({ pods }) => pods.slice(0, 1))
  const available = first.filter((pod) => isReady(pod) && isAvailable(pod)).length
  const updated = first.filter((pod) => isOfHash(pod, hash)).length
  const unavailable = wanted.length - available
  const { collisionCount } = set.status
  return {
    ...(collisionCount !== undefined && { collisionCount }),
    currentNumberScheduled: first.length,
    desiredNumberScheduled: wanted.length,
    ...(available > 0 && { numberAvailable: available }),
    numberMisscheduled: places.filter(({ verdict, pods }) => !verdict.run && pods.length > 0).length,
    numberReady: first.filter(isReady).length,
    ...(unavailable > 0 && { numberUnavailable: unavailable }),
    observedGeneration: set.metadata.generation ?? 0,
    ...(updated > 0 && { updatedNumberScheduled: updated }),
  }
}
