import type { SimTime } from '../base/time.ts'

/** A machine that simulates: of which kind it is, and of what. */
export interface MachineRef {
  readonly machine: 'podWorker' | 'container' | 'probe' | 'nodeHealth'
  /** `namespace/name` of its Pod, or the name of its node. */
  readonly subject: string
  /** `web`, or `web/liveness`; empty for a machine of a Pod or node as a whole. */
  readonly part: string
}

/** A machine entered a state, also when it was in it before. */
export interface MachineMove extends MachineRef {
  readonly at: SimTime
  readonly state: string
  /** What moved it: an event's name, `xstate.init` at its start, `xstate.after` when a delay is over. */
  readonly event: string
}

/** Hears of each move of one machine. */
export type Follower = (state: string, event: string) => void
