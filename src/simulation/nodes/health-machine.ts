import { setup } from 'xstate'

/** What the machine asks of the controller. Times are in milliseconds. */
export interface HealthHost {
  /** How long a node that falls silent now stays trusted. */
  trust(): number
  /** The node is heard again; `ready` is how long it takes until it says that it is ready. */
  remember(ready: number): void
  /** How long it still takes then. */
  readyIn(): number
  markUnknown(): void
  beat(): void
  markReady(): void
}

type HealthEvent =
  /** The node no longer reaches the API server. */
  | { type: 'SILENT' }
  /** It does again; `ready` is how long it takes until it says that it is ready. */
  | { type: 'HEARD'; ready: number }

/** Kubelets that are back post a heartbeat first, with the conditions as they were. Measured: 0.8 s after the network was back. */
const FIRST_BEAT = 800

/** How the control plane sees one node's health. Models pkg/controller/nodelifecycle/node_lifecycle_controller.go monitorNodeHealth (v1.36). */
export const healthMachine = setup({
  types: { context: {} as { host: HealthHost }, events: {} as HealthEvent, input: {} as { host: HealthHost } },
  delays: {
    trustIsOver: ({ context }) => context.host.trust(),
    firstBeat: () => FIRST_BEAT,
    saysReady: ({ context }) => context.host.readyIn(),
  },
  actions: {
    remember: ({ context, event }) => {
      if (event.type === 'HEARD') context.host.remember(event.ready)
    },
    markUnknown: ({ context }) => context.host.markUnknown(),
    beat: ({ context }) => context.host.beat(),
    markReady: ({ context }) => context.host.markReady(),
  },
}).createMachine({
  id: 'nodeHealth',
  context: ({ input }) => input,
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
