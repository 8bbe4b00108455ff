import { containerStatusesOf } from '../../kube/containers.ts'
import type { Container, ContainerStatus, Pod, PodStatus } from '../../kube/types.ts'
import type { RuntimePod } from '../runtime/types.ts'
import type { Reasons } from './reason-cache.ts'
import { isStatic } from './static-pods.ts'

/** All that a sync looks at. None of it is changed in place: the same objects are the same sight. */
export interface Sight {
  readonly pod: Pod
  readonly state: RuntimePod
  readonly status: PodStatus | undefined
  /** Why containers wait. */
  readonly reasons: Reasons | undefined
  /** The prober's revision of the Pod. */
  readonly probes: number
}

/**
 * What a sync saw that had nothing to do but leave containers to their crash back-offs. A sync that sees the same has nothing else to do
 * either, as most of a day's: its status is the one that there is, and only the back-offs are looked at.
 */
export class Settled {
  #sight: Sight | null = null
  #heldBack: readonly Container[] = []

  /** The containers that back-offs held when the last sync saw this; null when that is not known. */
  heldBack({ pod, state, status, reasons, probes }: Sight): readonly Container[] | null {
    const last = this.#sight
    const same =
      last !== null &&
      last.pod === pod &&
      last.state === state &&
      last.status === status &&
      last.reasons === reasons &&
      last.probes === probes
    return same ? this.#heldBack : null
  }

  /** Keeps what a sync saw that only left containers to their back-offs. */
  remember(sight: Sight, heldBack: readonly Container[]): void {
    this.#sight = staysAsItIs(sight) ? sight : null
    this.#heldBack = heldBack
  }

  forget(): void {
    this.#sight = null
  }
}

/**
 * Time alone changes nothing here: no deadline, no mirror or missing pull secret to look after, and no readiness probe that a status
 * computation would trigger.
 */
function staysAsItIs({ pod, status }: Sight): boolean {
  if (pod.spec.imagePullSecrets?.length) return false
  if (pod.spec.activeDeadlineSeconds !== undefined || isStatic(pod) || pod.metadata.deletionTimestamp !== undefined) return false
  const settled = ({ state, ready }: ContainerStatus): boolean => !state?.running || ready
  return status === undefined || containerStatusesOf(status).every(settled)
}
