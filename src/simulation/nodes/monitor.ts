import { between, ms, seconds } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import type { Node } from '../../kube/types.ts'
import { WallClock } from '../api/times.ts'
import type { Kernel } from '../kernel/kernel.ts'

/** How often the node controller looks at its nodes. Models cmd/kube-controller-manager NodeMonitorPeriod (v1.36). */
export const MONITOR_PERIOD = seconds(5)

/** Where in that period its looks lie. */
export const monitorPhase = (kernel: Kernel): Duration => ms(kernel.random.fork('nodelifecycle').between(0, MONITOR_PERIOD))

/** How long until the node controller looks again. */
export const untilLook = (now: SimTime, phase: Duration): Duration => between(now, WallClock.nextTick(now, phase, MONITOR_PERIOD))

/** What a Node says of being ready; Unknown when it never said anything. */
export const readiness = (node: Node): string => node.status?.conditions?.find(({ type }) => type === 'Ready')?.status ?? 'Unknown'

/** The keys of the taints of nodes that say they are not ready, and that say nothing. */
export const NOT_READY = 'node.kubernetes.io/not-ready'
export const UNREACHABLE = 'node.kubernetes.io/unreachable'
