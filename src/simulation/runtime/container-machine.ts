import { assign, setup } from 'xstate'
import type { ScenarioPath } from '../script/ledger.ts'

/** How the process of a container ends. */
export interface Exit {
  readonly code: number
  readonly reason: 'Completed' | 'Error' | 'OOMKilled' | 'StartError' | 'Unknown'
  readonly message: string
  /** The line of the Scenario that has it so, if one does. */
  readonly path: ScenarioPath | null
}

/** Exit codes of a process that a signal ends: 128 + its number. */
export const SIGKILLED = 137
/** Exit code that the runtime gives a process it could not start. */
export const NOT_STARTED = 128

/** What the machine asks of the one it lives in. Times are in milliseconds. */
export interface ContainerHost {
  /** How the start goes that begins in this moment. */
  start(): { listens: number; exit: (Exit & { after: number }) | null; fails: string | null; path: ScenarioPath | null }
  /** How the process answers SIGTERM in this moment; null when it ignores it. */
  onSigterm(): (Exit & { after: number }) | null
  started(): void
  listening(): void
  exited(exit: Exit): void
}

type ContainerEvent =
  | { type: 'START' }
  | { type: 'LISTEN' }
  | { type: 'SIGTERM' }
  | { type: 'SIGKILL' }
  | { type: 'OOM_KILL' }
  | { type: 'EXIT'; exit: Exit }

interface ContainerContext {
  readonly host: ContainerHost
  readonly plan: ReturnType<ContainerHost['start']>
  readonly leaving: (Exit & { after: number }) | null
  readonly exit: Exit | null
}

const IDLE: ContainerContext['plan'] = { listens: 0, exit: null, fails: null, path: null }

/** One container of the runtime, from its creation to the end of its process. */
export const containerMachine = setup({
  types: {
    context: {} as ContainerContext,
    events: {} as ContainerEvent,
    input: {} as { host: ContainerHost },
  },
  guards: {
    runtimeRefuses: ({ context }) => context.plan.fails !== null,
    handlesSigterm: ({ context }) => context.host.onSigterm() !== null,
  },
  delays: {
    opensItsPorts: ({ context }) => context.plan.listens,
    // XState sets a timer for every delay; a process that runs for ever ends after the longest time there is.
    endsByItself: ({ context }) => context.plan.exit?.after ?? Number.MAX_SAFE_INTEGER,
    shutsDown: ({ context }) => context.leaving?.after ?? 0,
  },
  actions: {
    planStart: assign(({ context }) => ({ plan: context.host.start() })),
    planShutdown: assign(({ context }) => ({ leaving: context.host.onSigterm() })),
    endAsPlanned: assign(({ context }) => ({ exit: context.plan.exit })),
    endAsAsked: assign(({ context }) => ({ exit: context.leaving })),
    endKilled: assign({ exit: { code: SIGKILLED, reason: 'Error', message: '', path: null } satisfies Exit }),
    endOutOfMemory: assign({ exit: { code: SIGKILLED, reason: 'OOMKilled', message: '', path: null } satisfies Exit }),
    endRefused: assign(({ context }) => ({
      exit: { code: NOT_STARTED, reason: 'StartError', message: context.plan.fails ?? '', path: context.plan.path } satisfies Exit,
    })),
    endWith: assign(({ event }) => ({ exit: event.type === 'EXIT' ? event.exit : null })),
    reportStarted: ({ context }) => context.host.started(),
    reportListening: ({ context }) => context.host.listening(),
    reportExited: ({ context }) => {
      if (context.exit) context.host.exited(context.exit)
    },
  },
}).createMachine({
  id: 'container',
  context: ({ input }) => ({ host: input.host, plan: IDLE, leaving: null, exit: null }),
  initial: 'created',
  states: {
    created: {
      on: { START: { target: 'starting', actions: 'planStart' } },
    },
    starting: {
      always: [{ guard: 'runtimeRefuses', target: 'exited', actions: 'endRefused' }, { target: 'running' }],
    },
    running: {
      type: 'parallel',
      entry: 'reportStarted',
      after: { endsByItself: { target: 'exited', actions: 'endAsPlanned' } },
      on: {
        SIGKILL: { target: 'exited', actions: 'endKilled' },
        OOM_KILL: { target: 'exited', actions: 'endOutOfMemory' },
        EXIT: { target: 'exited', actions: 'endWith' },
      },
      states: {
        ports: {
          initial: 'closed',
          states: {
            closed: {
              after: { opensItsPorts: { target: 'open', actions: 'reportListening' } },
              on: { LISTEN: { target: 'open', actions: 'reportListening' } },
            },
            open: {},
          },
        },
        process: {
          initial: 'working',
          states: {
            working: { on: { SIGTERM: { guard: 'handlesSigterm', target: 'shuttingDown', actions: 'planShutdown' } } },
            shuttingDown: { after: { shutsDown: { target: '#container.exited', actions: 'endAsAsked' } } },
          },
        },
      },
    },
    exited: { type: 'final', entry: 'reportExited' },
  },
})
