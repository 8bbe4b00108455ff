import { equal } from '../../../base/equal.ts'
import type { SimTime } from '../../../base/time.ts'
import type { Labels } from '../../../kube/labels.ts'
import type { Pod, ReplicaSet, ReplicationController } from '../../../kube/types.ts'
import type { WallClock } from '../../api/times.ts'
import { Selections } from '../selections.ts'
import { isAvailable, isReady } from '../pod-state.ts'

export type Replicated = ReplicaSet | ReplicationController
type Status = Replicated['status']

const FAILURE = 'ReplicaFailure'
const NO_LABELS: Labels = {}
/** Whether labels have all that a template's labels have. */
const TEMPLATE_LABELS = new Selections<Labels>((wanted, labels) => Object.entries(wanted).every(([key, value]) => labels[key] === value))

/** What was seen of an owner's Pods when its sync began. */
export interface Seen {
  readonly active: readonly Pod[]
  readonly terminating: readonly Pod[]
  /** Why Pods could not be made. */
  readonly failure: string | null
}

/** Models pkg/controller/replicaset/replica_set_utils.go calculateStatus (v1.36). */
export function statusOf(set: Replicated, { active, terminating, failure }: Seen, clock: WallClock, now: SimTime): Status {
  const { minReadySeconds = 0, template } = set.spec
  let [labelled, ready, available] = [0, 0, 0]
  for (const pod of active) {
    if (TEMPLATE_LABELS.has(template?.metadata?.labels ?? NO_LABELS, pod.metadata.labels ?? NO_LABELS)) labelled++
    if (!isReady(pod)) continue
    ready++
    if (isAvailable(pod, minReadySeconds, clock, now)) available++
  }
  const before = set.status.conditions ?? []
  const others = before.filter(({ type }) => type !== FAILURE)
  const known = before.find(({ type }) => type === FAILURE)
  const failed = failure === null ? null : (known ?? failureCondition(failure, clock.seconds(now)))
  const conditions = failed ? [...others, failed] : others
  return {
    ...(available > 0 && { availableReplicas: available }),
    ...(conditions.length > 0 && { conditions }),
    ...(labelled > 0 && { fullyLabeledReplicas: labelled }),
    observedGeneration: set.metadata.generation ?? 0,
    ...(ready > 0 && { readyReplicas: ready }),
    replicas: active.length,
    ...(set.kind === 'ReplicaSet' && { terminatingReplicas: terminating.length }),
  }
}

const failureCondition = (message: string, now: string) => ({
  lastTransitionTime: now,
  message,
  reason: 'FailedCreate',
  status: 'True' as const,
  type: FAILURE,
})

export const isSameStatus = (a: Status, b: Status): boolean => equal(a, b)
