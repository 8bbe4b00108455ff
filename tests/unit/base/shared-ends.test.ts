import { expect, test } from 'vitest'
import { sharedEnds } from '../../../src/base/shared-ends.ts'

test.each([
  ['', '', 0, 0],
  ['abc', 'abc', 3, 0],
  ['abc', 'axc', 1, 1],
  ['ac', 'abc', 1, 1],
  ['aaa', 'aa', 2, 0],
  ['abab', 'ab', 2, 0],
  ['x', 'y', 0, 0],
])('%s and %s share %i at the beginning and %i at the end, which never overlap', (a, b, head, tail) => {
  expect(sharedEnds(a, b)).toEqual({ head, tail })
})
