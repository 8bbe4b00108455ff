import type { SimTime } from '../../base/time.ts'
import { stretchBetween } from '../../timeline/stretch.ts'
import { useInputs } from '../store/inputs.ts'

/** The end of a measure that stays, while the other one goes with the cursor. */
let anchor: SimTime | null = null

/** Begins a measure at the cursor, whose other end goes with it; asked for again, that end stays where it is. */
export function measureFromCursor(): void {
  const { cursor, set } = useInputs.getState()
  anchor = anchor === null ? cursor : null
  if (anchor !== null) set({ measure: { from: anchor, to: anchor } })
}

useInputs.subscribe((now, before) => {
  if (anchor === null) return
  // Cleared, or measured anew with the pointer.
  if (now.measure?.from !== anchor && now.measure?.to !== anchor) anchor = null
  else if (now.cursor !== before.cursor) now.set({ measure: stretchBetween(anchor, now.cursor) })
})
