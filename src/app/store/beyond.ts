import type { SimTime } from '../../base/time.ts'
import type { View } from '../../timeline/types.ts'
import { shownEndOf } from './compare.ts'
import { useCompare } from './compared.ts'
import { useInputs } from './inputs.ts'
import { useDrawn } from './run.ts'

interface Place {
  readonly cursor: SimTime
  readonly view: View | null
}

/** Where somebody was when a run became too short for it, and where they were put. */
let left: { readonly was: Place; readonly put: Place } | null = null

/** Keeps cursor and view within what is shown where a run is shorter than the one before; once it is longer again, whoever did not move is back. */
export function stayWithin(run: SimTime): void {
  const end = shownEndOf(run)
  const { cursor, view, set } = useInputs.getState()
  const was = left && left.put.cursor === cursor && left.put.view === view ? left.was : { cursor, view }
  const put = {
    cursor: end > 0 && was.cursor > end ? end : was.cursor,
    // A view of its own, since this is nobody's going somewhere: the timeline stays where it is.
    view: was.view && was.view.from < end ? { ...was.view } : null,
  }
  left = put.cursor === was.cursor && (put.view === null) === (was.view === null) ? null : { was, put }
  if (left || put.cursor !== cursor || (put.view === null) !== (view === null)) set(put)
}

// What goes on behind the run's end is there only while it is laid over the run.
useCompare.subscribe(() => {
  const { model } = useDrawn.getState()
  if (model) stayWithin(model.end)
})
