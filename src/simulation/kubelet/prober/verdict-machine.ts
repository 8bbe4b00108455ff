import { setup } from 'xstate'
import type { ProbeType } from '../../../kube/types.ts'

export type VerdictEvent =
  /** The worker sees a container that it has not probed yet. */
  | { type: 'NEW_CONTAINER' }
  /** successThreshold attempts in a row succeeded. */
  | { type: 'SUCCESS' }
  /** failureThreshold attempts in a row failed. */
  | { type: 'FAILURE' }
  /** The container does not run. */
  | { type: 'NOT_RUNNING' }

/**
 * What a probe worker holds of its container. Attempts below a threshold change nothing and never get here.
 * Models pkg/kubelet/prober/worker.go doProbe (v1.36).
 */
export const verdictMachine = setup({
  types: { context: {} as { probe: ProbeType }, events: {} as VerdictEvent, input: {} as { probe: ProbeType } },
  guards: {
    isLiveness: ({ context }) => context.probe === 'liveness',
    isReadiness: ({ context }) => context.probe === 'readiness',
    isStartup: ({ context }) => context.probe === 'startup',
  },
}).createMachine({
  id: 'probe',
  context: ({ input }) => ({ probe: input.probe }),
  initial: 'noContainer',
  on: { NEW_CONTAINER: '.assumed' },
  states: {
    /** No result, and none assumed: there is no container, or it ran long before this kubelet did. */
    noContainer: {
      on: {
        SUCCESS: [{ guard: 'isStartup', target: 'started' }, { target: 'passing' }],
        FAILURE: [{ guard: 'isReadiness', target: 'failing' }, { target: 'condemned' }],
        NOT_RUNNING: 'notRunning',
      },
    },
    /** Until the first verdict: liveness is taken for good, readiness for bad, startup for unknown. */
    assumed: {
      always: [{ guard: 'isLiveness', target: 'passing' }, { guard: 'isReadiness', target: 'failing' }, { target: 'unknown' }],
    },
    unknown: { on: { SUCCESS: 'started', FAILURE: 'condemned', NOT_RUNNING: 'notRunning' } },
    passing: { on: { FAILURE: [{ guard: 'isReadiness', target: 'failing' }, { target: 'condemned' }], NOT_RUNNING: 'notRunning' } },
    failing: { on: { SUCCESS: 'passing', NOT_RUNNING: 'notRunning' } },
    /** A startup probe succeeded: nothing more to ask of this container. */
    started: { tags: 'onHold' },
    /** The kubelet is to kill the container: no more attempts until there is another one. */
    condemned: { tags: 'onHold' },
    notRunning: { on: { SUCCESS: 'passing' } },
  },
})

/** The stored result of each state; undefined where there is none. */
export const RESULTS = {
  noContainer: undefined,
  assumed: undefined,
  unknown: 'unknown',
  passing: 'success',
  failing: 'failure',
  started: 'success',
  condemned: 'failure',
  notRunning: 'failure',
} as const

/** A stored result; undefined: none. */
export type StoredResult = (typeof RESULTS)[keyof typeof RESULTS]
