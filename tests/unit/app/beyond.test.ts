import { beforeEach, expect, test } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import { stayWithin } from '../../../src/app/store/beyond.ts'
import { useInputs } from '../../../src/app/store/inputs.ts'

const at = (seconds: number) => simTimeOf(seconds * 1000)
const now = () => {
  const { cursor, view } = useInputs.getState()
  return { cursor: cursor / 1000, view: view && [view.from / 1000, view.to / 1000] }
}

beforeEach(() => useInputs.getState().set({ cursor: at(203), view: { from: 150_000, to: 250_000 } }))

test('within a run nothing moves, not even by identity', () => {
  const { view } = useInputs.getState()
  stayWithin(at(270))
  expect(now()).toEqual({ cursor: 203, view: [150, 250] })
  expect(useInputs.getState().view).toBe(view)
})

test('a shorter run puts them at its end, a longer one back, through several', () => {
  stayWithin(at(180))
  expect(now()).toEqual({ cursor: 180, view: [150, 250] })
  stayWithin(at(120))
  expect(now()).toEqual({ cursor: 120, view: null })
  stayWithin(at(300))
  expect(now()).toEqual({ cursor: 203, view: [150, 250] })
})

test('whoever went elsewhere meanwhile stays there', () => {
  stayWithin(at(120))
  useInputs.getState().moveCursor(at(60))
  stayWithin(at(300))
  expect(now()).toEqual({ cursor: 60, view: null })
})
