import type { Scenario } from './scenario.ts'
import type { KubeObject } from './types.ts'

/**
 * All that a simulation depends on. `objects` exist at time zero, in this order, defaulted as the API server defaults them
 * (spec only: uid, times and status come from the simulation) and valid.
 */
export interface World {
  readonly scenario: Scenario
  readonly objects: readonly KubeObject[]
}

/** The nodes of a world that brings none of its own. */
export const USUAL_NODES: readonly string[] = ['node-1', 'node-2', 'node-3']
