import { assign, fromCallback, setup } from 'xstate'

/** Seconds of the world for a second of watching; `changes` goes from one change to the next. */
export type Speed = number | 'changes'
export const SPEEDS: readonly Speed[] = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 100, 300, 1000, 'changes']

export interface PlaybackContext {
  readonly speed: Speed
  /** The view goes with the cursor, until somebody moves the view. */
  readonly following: boolean
}

export type PlaybackEvent =
  | { readonly type: 'toggle' }
  | { readonly type: 'pause' }
  | { readonly type: 'set speed'; readonly speed: Speed }
  | { readonly type: 'slower' }
  | { readonly type: 'faster' }
  | { readonly type: 'view moved' }
  /** So many milliseconds of watching went by. */
  | { readonly type: 'frame'; readonly passed: number }
  | { readonly type: 'ended' }

const neighbour = (speed: Speed, by: 1 | -1): Speed => SPEEDS[SPEEDS.indexOf(speed) + by] ?? speed

/** Frames of the screen, as long as it plays. */
const frames = fromCallback<PlaybackEvent>(({ sendBack }) => {
  let last = performance.now()
  let request = requestAnimationFrame(function next(now) {
    sendBack({ type: 'frame', passed: Math.max(0, now - last) })
    last = now
    request = requestAnimationFrame(next)
  })
  return () => cancelAnimationFrame(request)
})

/** Playing is moving a cursor over a finished Trace: the machine knows whether and how fast, `moveOn` moves it. */
export const playbackMachine = setup({
  types: { context: {} as PlaybackContext, events: {} as PlaybackEvent },
  actors: { frames },
  actions: {
    moveOn: (_, _params: { passed: number; speed: Speed; following: boolean }) => {},
    rewindAtEnd: () => {},
    follow: assign({ following: true }),
    stopFollowing: assign({ following: false }),
    slowDown: assign({ speed: ({ context }) => neighbour(context.speed, -1) }),
    speedUp: assign({ speed: ({ context }) => neighbour(context.speed, 1) }),
  },
}).createMachine({
  id: 'playback',
  context: { speed: 10, following: true },
  initial: 'paused',
  on: {
    'set speed': { actions: assign({ speed: ({ event }) => event.speed }) },
    slower: { actions: 'slowDown' },
    faster: { actions: 'speedUp' },
  },
  states: {
    paused: {
      on: { toggle: 'playing' },
    },
    playing: {
      entry: ['rewindAtEnd', 'follow'],
      invoke: { src: 'frames' },
      on: {
        frame: {
          actions: {
            type: 'moveOn',
            params: ({ context, event }) => ({ passed: event.passed, speed: context.speed, following: context.following }),
          },
        },
        toggle: 'paused',
        pause: 'paused',
        ended: 'paused',
        'view moved': { actions: 'stopFollowing' },
      },
    },
  },
})
