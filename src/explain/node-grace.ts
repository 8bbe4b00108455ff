import { seconds } from '../base/time.ts'

/** How long a node may be silent before it counts as lost. Models cmd/kube-controller-manager NodeMonitorGracePeriod (v1.36). */
export const NODE_GRACE = seconds(50)
