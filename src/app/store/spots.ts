import { create } from 'zustand'
import type { Spot } from '../../timeline/types.ts'

/** What the timeline points out in the accent's colour: where a field of the text counted, the visits of a machine's state. */
interface Spots {
  readonly counted: readonly Spot[]
  readonly visits: readonly Spot[]
}

const NONE: readonly Spot[] = []

export const useSpots = create<Spots>()(() => ({ counted: NONE, visits: NONE }))

/** All of them, the same list for the same ones: the timeline compares by identity. A state that somebody chose comes before the caret. */
export function spotsNow(): readonly Spot[] {
  const { counted, visits } = useSpots.getState()
  const spots = visits.length > 0 ? visits : counted
  return spots.length > 0 ? spots : NONE
}
