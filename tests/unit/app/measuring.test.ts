import { expect, test } from 'vitest'
import { useInputs } from '../../../src/app/store/inputs.ts'
import { measureFromCursor } from '../../../src/app/timeline/measuring.ts'
import { simTimeOf } from '../../../src/base/time.ts'

const seconds = (): string => {
  const { measure } = useInputs.getState()
  return measure ? `${measure.from / 1000}–${measure.to / 1000}` : 'none'
}

test('a measure follows the cursor to either side of where it began, from the earlier moment to the later one', () => {
  const { moveCursor, set } = useInputs.getState()
  moveCursor(simTimeOf(60_000))
  measureFromCursor()
  const seen = [90, 40, 10, 70].map((at) => {
    moveCursor(simTimeOf(at * 1000))
    return seconds()
  })
  expect(seen).toEqual(['60–90', '40–60', '10–60', '60–70'])
  measureFromCursor()
  moveCursor(simTimeOf(5000))
  expect(seconds()).toBe('60–70')
  measureFromCursor()
  set({ measure: null })
  moveCursor(simTimeOf(9000))
  expect(seconds()).toBe('none')
})
