import type { View } from '../../timeline/types.ts'
import { playback, prefersStillness } from '../playback/playback.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { resolvedView } from './sync.ts'

const TAKES = 120

/** Fast at first, at rest in the end. */
const eased = (share: number): number => 1 - (1 - share) ** 3

/** Somebody fitted something: playing no longer takes the view along. */
export function viewJumped(view: View | null): void {
  playback.send({ type: 'view moved' })
  glideTo(view)
}

/** Takes the view to another one in a short while, unless somebody moves it meanwhile or prefers that nothing moves. */
function glideTo(view: View | null): void {
  const { set, view: before } = useInputs.getState()
  const { model } = useRun.getState()
  if (!model || prefersStillness()) return set({ view })
  const start = resolvedView(before, model)
  const end = resolvedView(view, model)
  const began = performance.now()
  let shown = before
  const step = (now: number): void => {
    if (useInputs.getState().view !== shown) return
    const share = eased(Math.min(1, Math.max(0, now - began) / TAKES))
    const between = (a: number, b: number): number => a + (b - a) * share
    shown = share === 1 ? view : { from: between(start.from, end.from), to: between(start.to, end.to) }
    set({ view: shown })
    if (share < 1) requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
}
