import { setup } from 'xstate'

/** The three steps that a worker can take, in this order and never back. */
export type Step = 'sync' | 'terminating' | 'terminated'

/** What the machine asks of the worker it belongs to. */
export interface WorkerHost {
  /** Which step comes next. */
  nextStep(): Step
  /** Whether the view of the runtime is newer than the end of the last step. */
  stateIsFresh(): boolean
  /** Whether something asked for a step while one was under way. */
  isPending(): boolean
  /** The step that was next when the one under way, or waited for, began. */
  chosenStep(): Step
  /** Something asks for a step while one is under way, or waited for. */
  remember(): void
  /** A step begins, or the wait for it: what arrives from here on is for the one after it. */
  begin(): void
  /** Sends FRESH once the view of the runtime is newer than the end of the last step. */
  awaitFreshState(): void
  /** Takes the step, then sends DONE. */
  run(step: Step): void
}

type WorkerEvent =
  /** Something asks for a step: an update, a relist, a probe result, the work queue. */
  | { type: 'WAKE' }
  /** The view of the runtime is new enough. */
  | { type: 'FRESH' }
  /** The step is over. */
  | { type: 'DONE' }

/**
 * A pod worker: one step at a time, one pending wake-up at most, and before each step a look at the runtime that is newer than the last one.
 * Models pkg/kubelet/pod_workers.go podWorkerLoop (v1.36).
 */
export const podWorkerMachine = setup({
  types: { context: {} as { host: WorkerHost }, events: {} as WorkerEvent, input: {} as { host: WorkerHost } },
  guards: {
    isPending: ({ context }) => context.host.isPending(),
    mustWait: ({ context }) => !context.host.stateIsFresh(),
    mustTerminate: ({ context }) => context.host.nextStep() === 'terminating',
    hasTerminated: ({ context }) => context.host.nextStep() === 'terminated',
    choseToTerminate: ({ context }) => context.host.chosenStep() === 'terminating',
    choseToCleanUp: ({ context }) => context.host.chosenStep() === 'terminated',
  },
  actions: {
    remember: ({ context }) => context.host.remember(),
    begin: ({ context }) => context.host.begin(),
    awaitFreshState: ({ context }) => context.host.awaitFreshState(),
    takeStep: ({ context }, { step }: { step: Step }) => context.host.run(step),
  },
}).createMachine({
  id: 'podWorker',
  context: ({ input }) => input,
  initial: 'idle',
  states: {
    idle: {
      on: {
        WAKE: [
          { guard: 'mustWait', target: 'waitingForState' },
          { guard: 'hasTerminated', target: 'cleaningUp', actions: 'begin' },
          { guard: 'mustTerminate', target: 'terminating', actions: 'begin' },
          { target: 'syncing', actions: 'begin' },
        ],
      },
    },
    waitingForState: {
      entry: ['begin', 'awaitFreshState'],
      on: {
        WAKE: { actions: 'remember' },
        FRESH: [
          { guard: 'choseToCleanUp', target: 'cleaningUp' },
          { guard: 'choseToTerminate', target: 'terminating' },
          { target: 'syncing' },
        ],
      },
    },
    syncing: {
      entry: { type: 'takeStep', params: { step: 'sync' } },
      on: { WAKE: { actions: 'remember' }, DONE: [{ guard: 'isPending', target: 'waitingForState' }, { target: 'idle' }] },
    },
    terminating: {
      entry: { type: 'takeStep', params: { step: 'terminating' } },
      on: { WAKE: { actions: 'remember' }, DONE: [{ guard: 'isPending', target: 'waitingForState' }, { target: 'idle' }] },
    },
    cleaningUp: {
      entry: { type: 'takeStep', params: { step: 'terminated' } },
      on: { DONE: 'finished' },
    },
    finished: { type: 'final' },
  },
})
