import type { Pod } from '../../kube/types.ts'
import { isMirror, isStatic } from './static-pods.ts'

/** From this priority on a Pod belongs to the system. Models pkg/apis/scheduling/types.go SystemCriticalPriority (v1.36). */
export const SYSTEM_CRITICAL = 2_000_000_000

/** Whether the node needs the Pod to work. Models pkg/kubelet/types/pod_update.go IsCriticalPod (v1.36). */
export const isCritical = (pod: Pod): boolean => isStatic(pod) || isMirror(pod) || (pod.spec.priority ?? 0) >= SYSTEM_CRITICAL

/** Whether one Pod may have another one ended to get in. Models pkg/kubelet/types/pod_update.go Preemptable (v1.36). */
export const mayPreempt = (pod: Pod, victim: Pod): boolean =>
  (isCritical(pod) && !isCritical(victim)) || (pod.spec.priority ?? 0) > (victim.spec.priority ?? 0)
