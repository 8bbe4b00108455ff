import { equal } from '../../../base/equal.ts'
import type { Pod, StatefulSet } from '../../../kube/types.ts'
import { isDeleting, isReady } from '../pod-state.ts'
import { revisionNameOf } from './identity.ts'

export type StatefulSetStatus = StatefulSet['status']

export const isRunningAndReady = (pod: Pod): boolean => pod.status.phase === 'Running' && isReady(pod)

interface Revisions {
  readonly current: string
  readonly update: string
}

/** What the Pods come to, as they were before the sync's own actions. Models stateful_set_control.go computeReplicaStatus (v1.36). */
export function statusOf(
  set: StatefulSet,
  pods: readonly Pod[],
  { current, update }: Revisions,
  isAvailable: (pod: Pod) => boolean,
  updating: boolean,
): StatefulSetStatus {
  const living = pods.filter((pod) => !isDeleting(pod))
  const ready = pods.filter(isRunningAndReady)
  const updated = living.filter((pod) => revisionNameOf(pod) === update).length
  const before = living.filter((pod) => revisionNameOf(pod) === current).length - (updating ? 1 : 0)
  const complete =
    set.spec.updateStrategy?.type === 'RollingUpdate' &&
    [updated, pods.length, ready.length].every((count) => count === (set.spec.replicas ?? 1))
  const currentReplicas = complete ? updated : before
  return {
    availableReplicas: ready.filter(isAvailable).length,
    collisionCount: set.status.collisionCount ?? 0,
    ...(currentReplicas > 0 && { currentReplicas }),
    currentRevision: complete ? update : current,
    observedGeneration: set.metadata.generation ?? 0,
    ...(ready.length > 0 && { readyReplicas: ready.length }),
    replicas: pods.length,
    updateRevision: update,
    ...(updated > 0 && { updatedReplicas: updated }),
  }
}

export const isSameStatus = (a: StatefulSetStatus, b: StatefulSetStatus): boolean => equal(a, b)
