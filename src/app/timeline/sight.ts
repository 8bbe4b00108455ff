import { NEAR, showing } from '../../timeline/fit.ts'
import { selectedItem } from '../inspector/selected.ts'
import { playback } from '../playback/playback.ts'
import { shownEnd } from '../store/compare.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { viewAhead, viewJumped } from './glide.ts'
import { viewMoved } from './sync.ts'

function show(from: number, to: number): void {
  const view = viewAhead()
  const next = view && showing(view, from, to, shownEnd())
  if (!view || !next) return
  if (Math.abs(next.from - view.from) <= (view.to - view.from) * NEAR) viewMoved(next)
  else viewJumped(next)
}

/**
 * Where somebody goes with the cursor, and what is selected elsewhere on the page, comes into sight of a zoomed view. While it
 * plays the view is left to playing. Answers how to stop.
 */
export function keepInSight(): () => void {
  return useInputs.subscribe((now, before) => {
    const { model } = useRun.getState()
    if (!now.view || now.view !== before.view || !model || playback.getSnapshot().matches('playing')) return
    if (now.selection !== before.selection) {
      const item = selectedItem(model, now.selection)?.item
      if (item) show('at' in item ? item.at : item.from, 'at' in item ? item.at : item.to)
    }
    if (now.cursor !== before.cursor) show(now.cursor, now.cursor)
  })
}
