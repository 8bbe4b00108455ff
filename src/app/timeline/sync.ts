import type { SimTime } from '../../base/time.ts'
import type { LaneModel } from '../../lanes/types.ts'
import type { View } from '../../timeline/types.ts'
import { playback } from '../playback/playback.ts'
import { useInputs } from '../store/inputs.ts'

const whole = new WeakMap<LaneModel, View>()

/**
 * The stretch to draw: all of what is shown, up to `end`, unless somebody chose another. The same object for the same answer, as the
 * timeline compares by identity.
 */
export function resolvedView(view: View | null, model: LaneModel, end: SimTime = model.end): View {
  if (view) return view
  const known = whole.get(model)
  if (known && known.to === Math.max(1, end)) return known
  const all = { from: model.start, to: Math.max(1, end) }
  whole.set(model, all)
  return all
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
