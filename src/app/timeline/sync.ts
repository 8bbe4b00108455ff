import type { SimTime } from '../../base/time.ts'
import type { LaneModel } from '../../lanes/types.ts'
import type { View } from '../../timeline/types.ts'
import { playback } from '../playback/playback.ts'
import { useInputs } from '../store/inputs.ts'

const whole = new WeakMap<LaneModel, View>()

/**
 * The stretch to draw: all of the run, and of an outline over it that goes on for longer, unless somebody chose another. The same object
 * for the same answer, as the timeline compares by identity.
 */
export function resolvedView(view: View | null, model: LaneModel, outline: LaneModel | null = null): View {
  if (view) return view
  const longest = outline && outline.end > model.end ? outline : model
  const known = whole.get(longest) ?? { from: longest.start, to: Math.max(1, longest.end) }
  whole.set(longest, known)
  return known
}

/** Somebody moved the view: playing no longer takes it along. */
export function viewMoved(view: View): void {
  playback.send({ type: 'view moved' })
  useInputs.getState().set({ view })
}

/** Somebody moved the cursor, which also stops playing. */
export function cursorMoved(at: SimTime): void {
  playback.send({ type: 'pause' })
  useInputs.getState().moveCursor(at)
}
