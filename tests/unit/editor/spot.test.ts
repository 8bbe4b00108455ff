import { describe, expect, test } from 'vitest'
import { spotFor } from '../../../src/editor/spot.ts'

/** Pixels behind the texts of the line above, its own, and the one below. */
const spot = (above: number, own: number, below: number) => spotFor({ [-1]: above, 0: own, 1: below }, { full: 140, brief: 70 })

describe('where the slider stands', () => {
  test.each([
    ['beside its number, whatever is free elsewhere', [300, 140, 300], { row: 0, isBrief: false }],
    ['beside its number in brief rather than in another row', [300, 139, 300], { row: 0, isBrief: true }],
    ['in the row below where its own is full', [300, 69, 140], { row: 1, isBrief: false }],
    ['in the row above where the one below is full too', [140, 20, 20], { row: -1, isBrief: false }],
    ['in brief below before in brief above', [70, 20, 70], { row: 1, isBrief: true }],
    ['behind its line where no row has room', [0, 0, 0], { row: 0, isBrief: true }],
  ] as const)('%s', (_, [above, own, below], expected) => {
    expect(spot(above, own, below)).toEqual(expected)
  })
})
