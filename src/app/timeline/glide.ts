import type { View } from '../../timeline/types.ts'
import { playback, prefersStillness } from '../playback/playback.ts'
import { shownEnd } from '../store/compare.ts'
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

interface Glide {
  /** The view that it showed last: another one is somebody else's. */
  shown: View | null
  readonly to: View | null
}

let underWay: Glide | null = null

/** The view, or the one that it is gliding to. */
export function viewAhead(): View | null {
  const { view } = useInputs.getState()
  return underWay && underWay.shown === view ? underWay.to : view
}

/** Takes the view to another one in a short while, unless somebody moves it meanwhile or prefers that nothing moves. */
function glideTo(view: View | null): void {
  const { set, view: before } = useInputs.getState()
  const { model } = useRun.getState()
  if (!model || prefersStillness()) return set({ view })
  const all = shownEnd()
  const start = resolvedView(before, model, all)
  const end = resolvedView(view, model, all)
  const began = performance.now()
  const glide: Glide = { shown: before, to: view }
  underWay = glide
  const step = (now: number): void => {
    if (underWay !== glide) return
    if (useInputs.getState().view !== glide.shown) {
      underWay = null
      return
    }
    const share = eased(Math.min(1, Math.max(0, now - began) / TAKES))
    const between = (a: number, b: number): number => a + (b - a) * share
    glide.shown = share === 1 ? view : { from: between(start.from, end.from), to: between(start.to, end.to) }
    set({ view: glide.shown })
    if (share < 1) requestAnimationFrame(step)
    else underWay = null
  }
  requestAnimationFrame(step)
}
