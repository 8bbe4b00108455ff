import type { ContainerStatus, Pod, PodStatus } from '../../kube/types.ts'
import type { RuntimePod } from '../runtime/types.ts'
import { isStatic } from './static-pods.ts'

/** All that a sync looks at. None of it is changed in place: the same objects are the same sight. */
export interface Sight {
  readonly pod: Pod
  readonly state: RuntimePod
  readonly status: PodStatus | undefined
  /** The prober's revision of the Pod. */
  readonly probes: number
}

/**
 * What a sync saw that had nothing to do. A resync that sees the same has nothing to do either, as most of a day's resyncs:
 * they are recorded, and nothing is computed.
 */
export class Settled {
  #sight: Sight | null = null

  /** Whether a sync that sees this has nothing to do. */
  holds({ pod, state, status, probes }: Sight): boolean {
    const last = this.#sight
    return last !== null && last.pod === pod && last.state === state && last.status === status && last.probes === probes
  }

  remember(sight: Sight): void {
    this.#sight = staysAsItIs(sight) ? sight : null
  }

  forget(): void {
    this.#sight = null
  }
}

/** Time alone changes nothing here: no deadline, no mirror to look after, and no readiness probe that a status computation would trigger. */
function staysAsItIs({ pod, status }: Sight): boolean {
  if (pod.spec.activeDeadlineSeconds !== undefined || isStatic(pod) || pod.metadata.deletionTimestamp !== undefined) return false
  const settled = ({ state, ready }: ContainerStatus): boolean => !state?.running || ready
  return [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])].every(settled)
}
