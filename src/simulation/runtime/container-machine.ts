import { setup } from 'xstate'
import type { ScenarioPath } from '../script/ledger.ts'

/** How the process of a container ends. */
export interface Exit {
  readonly code: number
  readonly reason: 'Completed' | 'Error' | 'OOMKilled' | 'StartError' | 'Unknown'
  readonly message: string
  /** The line of the Scenario that has it so, if one does. */
  readonly path: ScenarioPath | null
}

/** Exit code that the runtime gives a process it could not start. */
export const NOT_STARTED = 128

/** How the machine says that a process ended. */
export type End = 'refused' | 'by itself' | 'as asked' | 'killed' | 'out of memory'

/** What the machine asks of the process that it stands for. Times are in milliseconds; what never comes is Infinity away. */
export interface ContainerHost {
  /** Looks up how the start goes that begins in this moment. */
  plan(): void
  /** Whether the runtime can't start it. */
  refused(): boolean
  opensPortsIn(): number
  endsIn(): number
  /** Whether the process heeds SIGTERM in this moment. */
  heedsSigterm(): boolean
  /** Looks up how it shuts down from this moment on. */
  planShutdown(): void
  shutsDownIn(): number
  started(): void
  listening(): void
  ended(how: End): void
  endedWith(exit: Exit): void
}

export type ContainerEvent =
  | { type: 'START' }
  | { type: 'LISTEN' }
  | { type: 'SIGTERM' }
  | { type: 'SIGKILL' }
  | { type: 'OOM_KILL' }
  | { type: 'EXIT'; exit: Exit }

/** Whatever a process is doing, these end it at once. */
const FATAL = {
  SIGKILL: { target: 'exited', actions: { type: 'end', params: { how: 'killed' } } },
  OOM_KILL: { target: 'exited', actions: { type: 'end', params: { how: 'out of memory' } } },
  EXIT: { target: 'exited', actions: 'endWith' },
} as const

const ENDS_BY_ITSELF = { target: 'exited', actions: { type: 'end', params: { how: 'by itself' } } } as const
const SHUTS_DOWN = { guard: 'heedsSigterm', target: 'shuttingDown', actions: 'planShutdown' } as const

/** One container of the runtime, from its creation to the end of its process. */
export const containerMachine = setup({
  types: {
    context: {} as { host: ContainerHost },
    events: {} as ContainerEvent,
    input: {} as { host: ContainerHost },
  },
  guards: {
    runtimeRefuses: ({ context }) => context.host.refused(),
    heedsSigterm: ({ context }) => context.host.heedsSigterm(),
  },
  delays: {
    opensItsPorts: ({ context }) => context.host.opensPortsIn(),
    endsByItself: ({ context }) => context.host.endsIn(),
    shutsDown: ({ context }) => context.host.shutsDownIn(),
  },
  actions: {
    planStart: ({ context }) => context.host.plan(),
    planShutdown: ({ context }) => context.host.planShutdown(),
    reportStarted: ({ context }) => context.host.started(),
    reportListening: ({ context }) => context.host.listening(),
    end: ({ context }, { how }: { how: End }) => context.host.ended(how),
    endWith: ({ context, event }) => {
      if (event.type === 'EXIT') context.host.endedWith(event.exit)
    },
  },
}).createMachine({
  id: 'container',
  context: ({ input }) => input,
  initial: 'created',
  states: {
    created: {
      on: { START: { target: 'starting', actions: 'planStart' } },
    },
    starting: {
      always: [
        { guard: 'runtimeRefuses', target: 'exited', actions: { type: 'end', params: { how: 'refused' } } },
        { target: 'running', actions: 'reportStarted' },
      ],
    },
    /** Its ports are still closed. */
    running: {
      after: { endsByItself: ENDS_BY_ITSELF, opensItsPorts: { target: 'listening', actions: 'reportListening' } },
      on: { ...FATAL, LISTEN: { target: 'listening', actions: 'reportListening' }, SIGTERM: SHUTS_DOWN },
    },
    listening: {
      after: { endsByItself: ENDS_BY_ITSELF },
      on: { ...FATAL, SIGTERM: SHUTS_DOWN },
    },
    /** It heeded SIGTERM; whatever else it was about to do still comes. */
    shuttingDown: {
      after: {
        endsByItself: ENDS_BY_ITSELF,
        opensItsPorts: { actions: 'reportListening' },
        shutsDown: { target: 'exited', actions: { type: 'end', params: { how: 'as asked' } } },
      },
      on: { ...FATAL, LISTEN: { actions: 'reportListening' } },
    },
    exited: { type: 'final' },
  },
})
