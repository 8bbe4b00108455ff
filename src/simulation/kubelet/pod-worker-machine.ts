import { assign, setup } from 'xstate'

/** The three steps that a worker can take, in this order and never back. */
export type Step = 'sync' | 'terminating' | 'terminated'

/** What the machine asks of the worker it belongs to. */
export interface WorkerHost {
  /** Which step comes next; decided when the step begins to wait for its view of the runtime. */
  nextStep(): Step
  /** Sends FRESH once the runtime's state is newer than the end of the last step. */
  awaitFreshState(): void
  /** Takes the step, then sends DONE. */
  run(step: Step): void
  /** The step is over, and nothing is pending. */
  rest(): void
}

type WorkerEvent =
  /** Something asks for a step: an update, a relist, a probe result, the work queue. */
  | { type: 'WAKE' }
  /** The view of the runtime is new enough. */
  | { type: 'FRESH' }
  /** The step is over. */
  | { type: 'DONE' }

interface WorkerContext {
  readonly host: WorkerHost
  readonly step: Step
  readonly pending: boolean
}

/**
 * A pod worker: one step at a time, one pending wake-up at most, and before each step a look at the runtime that is newer than the last one.
 * Models pkg/kubelet/pod_workers.go podWorkerLoop (v1.36).
 */
export const podWorkerMachine = setup({
  types: { context: {} as WorkerContext, events: {} as WorkerEvent, input: {} as { host: WorkerHost } },
  guards: {
    isPending: ({ context }) => context.pending,
    mustTerminate: ({ context }) => context.step === 'terminating',
    hasTerminated: ({ context }) => context.step === 'terminated',
  },
  actions: {
    remember: assign({ pending: true }),
    chooseStep: assign(({ context }) => ({ pending: false, step: context.host.nextStep() })),
    awaitFreshState: ({ context }) => context.host.awaitFreshState(),
    takeStep: ({ context }) => context.host.run(context.step),
    rest: ({ context }) => context.host.rest(),
  },
}).createMachine({
  id: 'podWorker',
  context: ({ input }) => ({ host: input.host, step: 'sync', pending: false }),
  initial: 'idle',
  states: {
    idle: {
      always: { guard: 'isPending', target: 'waitingForState' },
      on: { WAKE: 'waitingForState' },
    },
    waitingForState: {
      entry: ['chooseStep', 'awaitFreshState'],
      on: {
        WAKE: { actions: 'remember' },
        FRESH: [{ guard: 'hasTerminated', target: 'cleaningUp' }, { guard: 'mustTerminate', target: 'terminating' }, { target: 'syncing' }],
      },
    },
    syncing: { entry: 'takeStep', on: { WAKE: { actions: 'remember' }, DONE: { target: 'idle', actions: 'rest' } } },
    terminating: { entry: 'takeStep', on: { WAKE: { actions: 'remember' }, DONE: { target: 'idle', actions: 'rest' } } },
    cleaningUp: { entry: 'takeStep', on: { DONE: 'finished' } },
    finished: { type: 'final' },
  },
})
