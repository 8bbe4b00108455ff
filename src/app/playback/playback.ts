import { createActor } from 'xstate'
import { simTimeOf, ZERO } from '../../base/time.ts'
import { changesOf, step } from '../../lanes/index.ts'
import type { ChangeKind } from '../../lanes/index.ts'
import { shownEnd } from '../store/compare.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { timelineHandle } from '../timeline/handle.ts'
import { playbackMachine } from './machine.ts'
import type { Speed } from './machine.ts'

/** Between two changes, at the speed "next change" and where motion is reduced. */
const CHANGE_PAUSE = 700
/** Where the cursor stays in the plot while the view follows. */
const FOLLOW_AT = 0.7

let rested = 0
/** Whether the person has asked their system for less motion. */
export const prefersStillness = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Moves the cursor to the next or previous change of a kind, one that can be seen where there is a picture; answers whether there was one. */
export function stepTo(direction: 'next' | 'previous', kind: ChangeKind = 'any'): boolean {
  const { model } = useRun.getState()
  const { cursor, moveCursor } = useInputs.getState()
  const picture = timelineHandle.current
  const to = picture ? picture.step(cursor, direction, kind) : model && step(changesOf(model, kind), cursor, direction)
  if (to === null) return false
  moveCursor(to)
  keepInView(FOLLOW_AT)
  return true
}

/** Moves a zoomed view, as long as it is, so that the cursor is in it: at `share` of its width if it would leave. */
function keepInView(share: number): void {
  const { view, cursor, set } = useInputs.getState()
  const end = shownEnd()
  if (!view) return
  const width = view.to - view.from
  if (cursor >= view.from && cursor <= view.from + width * share) return
  const from = Math.max(0, Math.min(cursor - width * share, end - width))
  if (from !== view.from) set({ view: { from, to: from + width } })
}

function moveOn(passed: number, speed: Speed, following: boolean): void {
  const end = shownEnd()
  const { cursor, moveCursor } = useInputs.getState()
  if (speed === 'changes' || prefersStillness()) {
    rested += passed
    if (rested < CHANGE_PAUSE) return
    rested = 0
    if (!stepTo('next')) playback.send({ type: 'ended' })
    return
  }
  const to = simTimeOf(Math.min(end, cursor + carry(passed * speed)))
  if (to !== cursor) moveCursor(to)
  if (following) keepInView(FOLLOW_AT)
  if (to >= end) playback.send({ type: 'ended' })
}

let fraction = 0
/** Whole milliseconds out of slow motion's fractions; the rest is kept for the next frame. */
function carry(by: number): number {
  fraction += by
  const whole = Math.floor(fraction)
  fraction -= whole
  return whole
}

/** The actor that plays. */
export const playback = createActor(
  playbackMachine.provide({
    actions: {
      moveOn: (_, { passed, speed, following }) => moveOn(passed, speed, following),
      rewindAtEnd: () => {
        rested = CHANGE_PAUSE
        const { cursor, moveCursor, set } = useInputs.getState()
        set({ welcomed: true })
        if (cursor >= shownEnd()) moveCursor(ZERO)
      },
    },
  }),
).start()
