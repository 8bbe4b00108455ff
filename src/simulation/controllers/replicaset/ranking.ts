import type { SimTime } from '../../../base/time.ts'
import type { Pod } from '../../../kube/types.ts'
import type { WallClock } from '../../api/times.ts'
import { isReady, readySince } from '../pod-state.ts'

const DELETION_COST = 'controller.kubernetes.io/pod-deletion-cost'
const PHASES: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 }

const costOf = ({ metadata }: Pod): number => Number(metadata.annotations?.[DELETION_COST] ?? 0)
const restartsOf = ({ status }: Pod): number => Math.max(0, ...(status.containerStatuses ?? []).map(({ restartCount }) => restartCount))
/** Ages are told apart by their order of magnitude only: the binary logarithm of nanoseconds. */
const magnitude = (age: number): number => (age <= 0 ? -1 : Math.floor(Math.log2(age * 1e6)))

const byUid = (a: Pod, b: Pod): number => ((a.metadata.uid ?? '') < (b.metadata.uid ?? '') ? -1 : 1)

/**
 * Orders Pods by which is to go first; zero where nothing tells them apart. `siblings` counts the Pods of the same owner on a Pod's node.
 * Models pkg/controller/controller_utils.go ActivePodsWithRanks (v1.36).
 */
export function deletionOrder(clock: WallClock, now: SimTime, siblings: (pod: Pod) => number): (a: Pod, b: Pod) => number {
  const age = (a: SimTime, b: SimTime, one: Pod, other: Pod): number => magnitude(now - a) - magnitude(now - b) || byUid(one, other)
  return (a, b) => {
    const [onA, onB] = [Boolean(a.spec.nodeName), Boolean(b.spec.nodeName)]
    if (onA !== onB) return onA ? 1 : -1
    const phase = (PHASES[a.status.phase ?? ''] ?? 0) - (PHASES[b.status.phase ?? ''] ?? 0)
    if (phase !== 0) return phase
    const [readyA, readyB] = [isReady(a), isReady(b)]
    if (readyA !== readyB) return readyA ? 1 : -1
    const cost = costOf(a) - costOf(b)
    if (cost !== 0) return cost
    const rank = siblings(b) - siblings(a)
    if (rank !== 0) return rank
    const [sinceA, sinceB] = [readySince(a, clock), readySince(b, clock)]
    if (sinceA !== null && sinceB !== null && sinceA !== sinceB) return age(sinceA, sinceB, a, b)
    const restarts = restartsOf(b) - restartsOf(a)
    if (restarts !== 0) return restarts
    const [madeA, madeB] = [clock.read(a.metadata.creationTimestamp ?? ''), clock.read(b.metadata.creationTimestamp ?? '')]
    return madeA === madeB ? 0 : age(madeA, madeB, a, b)
  }
}
