import type { View } from './types.ts'

/** The stretch between two moments, whichever of them comes first. */
export const stretchBetween = (one: number, other: number): View => ({ from: Math.min(one, other), to: Math.max(one, other) })
