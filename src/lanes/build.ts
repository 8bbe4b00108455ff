import { ZERO } from '../base/time.ts'
import type { World } from '../kube/world.ts'
import type { Trace } from '../simulation/trace.ts'
import type { LaneModel } from './types.ts'

/**
 * The lanes of any Trace, a simulation's or a recording's. The world, when there is one, tells what each fault was and
 * the probes of Pods; without it they come from the Pods' specs in the Trace.
 */
export function buildLanes(trace: Trace, _world?: World): LaneModel {
  return { name: trace.name, epoch: trace.epoch, start: ZERO, end: trace.end, groups: [], lanes: [] }
}
