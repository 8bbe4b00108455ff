import { assign, setup } from 'xstate'

/** What the machine asks of the controller. Times are in milliseconds. */
export interface HealthHost {
  /** How long a node that falls silent now stays trusted. */
  trust(): number
  markUnknown(): void
  beat(): void
  markReady(): void
}

type HealthEvent =
  /** The node no longer reaches the API server. */
  | { type: 'SILENT' }
  /** It does again; `ready` is how long it takes until it says that it is ready. */
  | { type: 'HEARD'; ready: number }

interface HealthContext {
  readonly host: HealthHost
  readonly ready: number
}

/** Kubelets that are back post a heartbeat first, with the conditions as they were. */
const FIRST_BEAT = 800

/** How the control plane sees one node's health. Models pkg/controller/nodelifecycle/node_lifecycle_controller.go monitorNodeHealth (v1.36). */
export const healthMachine = setup({
  types: { context: {} as HealthContext, events: {} as HealthEvent, input: {} as { host: HealthHost } },
  delays: {
    trustIsOver: ({ context }) => context.host.trust(),
    firstBeat: FIRST_BEAT,
    saysReady: ({ context }) => context.ready,
  },
  actions: {
    remember: assign({ ready: ({ event }) => (event.type === 'HEARD' ? event.ready : 0) }),
    markUnknown: ({ context }) => context.host.markUnknown(),
    beat: ({ context }) => context.host.beat(),
    markReady: ({ context }) => context.host.markReady(),
  },
}).createMachine({
  id: 'nodeHealth',
  context: ({ input }) => ({ host: input.host, ready: 0 }),
  initial: 'heard',
  states: {
    heard: { on: { SILENT: 'silent' } },
    silent: { after: { trustIsOver: 'unknown' }, on: { HEARD: 'heard' } },
    unknown: { entry: 'markUnknown', on: { HEARD: { target: 'returning', actions: 'remember' } } },
    returning: {
      after: { firstBeat: { actions: 'beat' }, saysReady: { target: 'heard', actions: 'markReady' } },
      on: { SILENT: 'unknown' },
    },
  },
})
