import { hasEnded } from '../../../kube/pod-phase.ts'
import type { Pod, StatefulSet } from '../../../kube/types.ts'
import { isDeleting } from '../pod-state.ts'
import { revisionNameOf } from './identity.ts'

/** One place of a StatefulSet: its ordinal, and the Pod that stands there, if one does. */
export interface Place {
  readonly ordinal: number
  readonly pod: Pod | null
}

/** What a sync sees. */
export interface View {
  readonly set: StatefulSet
  /** Places that the StatefulSet wants, ordinals up. */
  readonly replicas: readonly Place[]
  /** Pods beyond them, ordinals down. */
  readonly condemned: readonly Pod[]
  readonly updateRevision: string
  readonly isAvailable: (pod: Pod) => boolean
}

export type Action = { readonly kind: 'create'; readonly ordinal: number } | { readonly kind: 'delete'; readonly pod: Pod }

export interface Plan {
  readonly actions: readonly Action[]
  /** A Pod of the current revision is deleted for its update. */
  readonly updates: boolean
}

const isParallel = ({ spec }: StatefulSet): boolean => spec.podManagementPolicy === 'Parallel'

/** What one sync does: scaling first, up and then down, and when nothing is in the way, one step of an update. Models stateful_set_control.go updateStatefulSet (v1.36). */
export function planFor(view: View): Plan {
  if (view.set.metadata.deletionTimestamp !== undefined) return { actions: [], updates: false }
  const living = stepsUp(view)
  if (living.blocked) return { actions: living.actions, updates: false }
  const condemned = stepsDown(view)
  if (condemned.blocked) return { actions: [...living.actions, ...condemned.actions], updates: false }
  const pod = nextUpdated(view)
  const actions = [...living.actions, ...condemned.actions]
  return pod ? { actions: [...actions, { kind: 'delete', pod }], updates: true } : { actions, updates: false }
}

interface Steps {
  readonly actions: readonly Action[]
  readonly blocked: boolean
}

/** Models stateful_set_control.go processReplica (v1.36). */
function stepsUp({ set, replicas, isAvailable }: View): Steps {
  const ordered = !isParallel(set)
  const actions: Action[] = []
  for (const { ordinal, pod } of replicas) {
    if (pod && hasEnded(pod)) {
      if (!isDeleting(pod)) actions.push({ kind: 'delete', pod })
      if (ordered) return { actions, blocked: true }
    } else if (!pod) {
      actions.push({ kind: 'create', ordinal })
      if (ordered) return { actions, blocked: true }
    } else if (ordered && (isDeleting(pod) || !isAvailable(pod))) {
      return { actions, blocked: true }
    }
  }
  return { actions, blocked: false }
}

/** Models stateful_set_control.go processCondemned (v1.36): the first Pod that is not available may go, others wait for it. */
function stepsDown({ set, replicas, condemned, isAvailable }: View): Steps {
  const actions: Action[] = []
  const isUnavailable = (pod: Pod | null): boolean => pod === null || isDeleting(pod) || !isAvailable(pod)
  const ailingReplica = replicas.some(({ pod }) => isUnavailable(pod))
  const firstAiling = ailingReplica ? null : condemned.findLast(isUnavailable)
  for (const pod of condemned) {
    if (isParallel(set)) {
      if (!isDeleting(pod)) actions.push({ kind: 'delete', pod })
      continue
    }
    if (!isDeleting(pod) && (isAvailable(pod) || pod === firstAiling)) actions.push({ kind: 'delete', pod })
    return { actions, blocked: true }
  }
  return { actions, blocked: false }
}

/** The next Pod that an update deletes: from the highest ordinal down to the partition, one at a time. */
function nextUpdated({ set, replicas, updateRevision, isAvailable }: View): Pod | null {
  const { type, rollingUpdate } = set.spec.updateStrategy ?? {}
  if (type === 'OnDelete') return null
  const lowest = rollingUpdate?.partition ?? 0
  for (let index = replicas.length - 1; index >= lowest; index--) {
    const pod = replicas[index]?.pod
    if (!pod) return null
    if (revisionNameOf(pod) !== updateRevision && !isDeleting(pod)) return pod
    if (isDeleting(pod) || !isAvailable(pod)) return null
  }
  return null
}
