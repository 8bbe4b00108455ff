import type { LaneId } from '../../lanes/types.ts'
import type { Selection } from '../../timeline/types.ts'

/** What the page selected by itself, known by identity: a selection that somebody makes is always another object. */
const own = new WeakSet<Selection>()

/** Marks a selection as the page's own, which nobody made. */
export function ownSelection(selection: Selection): Selection {
  own.add(selection)
  return selection
}

export const isByHand = (selection: Selection | null): boolean => selection !== null && !own.has(selection)

/** The lane that somebody selected; null also where the page selected one by itself. */
export const laneByHand = (selection: Selection | null): LaneId | null => (selection && isByHand(selection) ? selection.lane : null)
