/** A line seen from the slider's own: the one above, itself, the one below. */
export type Row = -1 | 0 | 1

/** Where the slider's box stands, and whether its words are the brief ones. */
export interface Spot {
  readonly row: Row
  readonly isBrief: boolean
}

/** In the order in which they are liked: beside the number, and then where it covers no text. */
const SPOTS: readonly Spot[] = [
  { row: 0, isBrief: false },
  { row: 0, isBrief: true },
  { row: 1, isBrief: false },
  { row: -1, isBrief: false },
  { row: 1, isBrief: true },
  { row: -1, isBrief: true },
]

/**
 * The spot for a box that needs `full` or `brief` pixels at least, where so many are free behind the text of each row. Where none is, it is
 * beside its number, and what does not fit is scrolled to.
 */
export const spotFor = (free: Readonly<Record<Row, number>>, least: { readonly full: number; readonly brief: number }): Spot =>
  SPOTS.find(({ row, isBrief }) => free[row] >= (isBrief ? least.brief : least.full)) ?? { row: 0, isBrief: true }
