import { ZERO } from '../base/time.ts'
import type { Duration } from '../base/time.ts'
import type { World } from '../kube/world.ts'
import type { Trace } from './trace.ts'

export interface SimulateOptions {
  /** Instead of the Scenario's own seed. */
  readonly seed?: number
  /** Instead of the Scenario's own duration. */
  readonly until?: Duration
  /**
   * Called now and then with the share done (0 to 1); answering false ends the simulation early: the Trace's `end` says where.
   */
  readonly onProgress?: (share: number) => boolean
}

/** Plays a world. Pure: the same world and options give the same Trace, byte for byte. */
export function simulate(world: World, options: SimulateOptions = {}): Trace {
  return { name: world.scenario.metadata?.name ?? '', seed: options.seed ?? 1, epoch: '', end: ZERO, records: [] }
}
