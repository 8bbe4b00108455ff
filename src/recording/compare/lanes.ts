import { ZERO } from '../../base/time.ts'
import type { Trace } from '../../simulation/trace.ts'
import type { LaneState } from '../watch-lanes.ts'
import { withoutNoise } from './noise.ts'

/** States by the name of their lane. */
export type Lanes = ReadonlyMap<string, readonly LaneState[]>

/** Whether nothing in a world tells its nodes apart, so that it is chance which node a Pod gets. */
export function nodeIsChance(trace: Trace): boolean {
  const telling = /nodeSelector|"nodeAffinity"|"kind":"Node"/
  return !trace.records.some((record) => record.kind === 'watch' && telling.test(JSON.stringify(record.object)))
}

/** The lanes without what chance decides. */
export function comparableLanes(lanes: Lanes, anyNode: boolean): Lanes {
  const out = new Map<string, readonly LaneState[]>()
  for (const [lane, states] of lanes) {
    const maskNode = anyNode && lane.endsWith(' node')
    const clean = states.map(({ at, state }) => ({
      at,
      state: maskNode && state.startsWith('node-') ? 'node-N' : withoutNoise(state, anyNode),
    }))
    const own = lane.startsWith('node/') ? nodeLane(lane, clean) : clean
    if (own !== null) out.set(lane, own)
  }
  return out
}

/**
 * A node is first seen at some heartbeat: it was Ready before, and of its taints only Kubernetes' own count.
 * Null for a lane on which nothing happens.
 */
function nodeLane(lane: string, states: readonly LaneState[]): LaneState[] | null {
  const taints = lane.endsWith(' taints')
  const kept = (state: string): string =>
    taints
      ? state
          .split(',')
          .filter((taint) => taint.startsWith('node.kubernetes.io/'))
          .join(',')
      : state
  const out = [{ at: ZERO, state: taints ? '' : 'True' }, ...states.map(({ at, state }) => ({ at, state: kept(state) }))]
  return new Set(out.map(({ state }) => state)).size === 1 ? null : out
}
