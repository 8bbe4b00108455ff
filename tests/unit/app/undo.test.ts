import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useInputs } from '../../../src/app/store/inputs.ts'
import { useUi } from '../../../src/app/store/ui.ts'

const inputs = useInputs.getState
const done = (): readonly string[] => inputs().history.past.map(({ name }) => name.kind)

let now = 0
beforeEach(() => {
  now += 10_000
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  useInputs.setState({ history: { past: [], future: [] } })
})
afterEach(() => {
  vi.restoreAllMocks()
})

test('letters that follow one another closely are one step, as folds and the words of a filter are', () => {
  const { arrangement } = inputs()
  for (const text of ['a', 'ab', 'abc']) inputs().typed(text)
  for (const filter of ['w', 'we', 'web']) inputs().set({ filter })
  for (const open of [true, false]) inputs().arrange({ ...arrangement, folds: { web: open } }, 'hand')
  expect(done()).toEqual(['typing', 'filter', 'fold'])
  now += 1_000
  inputs().typed('abcd')
  expect(done()).toEqual(['typing', 'filter', 'fold', 'typing'])
  inputs().undo()
  inputs().undo()
  expect([inputs().text, inputs().filter, inputs().arrangement]).toEqual(['abc', 'web', arrangement])
})

test('the page and the history of it change at once: nobody sees one without the other', () => {
  inputs().replace('before')
  const seen: string[] = []
  const stop = useInputs.subscribe(({ text, history }) => void seen.push(`${text} after ${history.past.length}`))
  now += 1_000
  inputs().typed('then')
  inputs().undo()
  inputs().redo()
  stop()
  expect(seen).toEqual(['then after 2', 'before after 1', 'then after 2'])
})

test('lanes that somebody groups, pins or puts in another order are steps of their own', () => {
  const { arrangement } = inputs()
  inputs().arrange({ ...arrangement, by: 'node' }, 'hand')
  inputs().arrange({ ...inputs().arrangement, pinned: ['a'] }, 'hand')
  inputs().arrange({ ...inputs().arrangement, order: { '': ['b', 'a'] } }, 'hand')
  expect(done()).toEqual(['group', 'keep', 'order'])
  inputs().undo()
  inputs().undo()
  inputs().undo()
  expect(inputs().arrangement).toEqual(arrangement)
})

test('what the page opens to show a selection, where the cursor is and how far one zoomed are no steps', () => {
  const { arrangement, moveCursor, set } = inputs()
  inputs().arrange({ ...arrangement, folds: { api: true } }, 'page')
  moveCursor(inputs().cursor)
  set({ view: { from: 0, to: 1 }, measure: { from: 0, to: 1 }, selection: { lane: 'a', item: null }, filter: inputs().filter })
  expect(done()).toEqual([])
})

test('a link leaves its mode with the step that brought it', () => {
  inputs().replace('mine')
  inputs().show({ kind: 'link' }, { text: 'theirs', presenting: true, futureHidden: true })
  expect([inputs().text, useUi.getState().presenting]).toEqual(['theirs', true])
  inputs().undo()
  expect([inputs().text, useUi.getState().presenting, useUi.getState().futureHidden]).toEqual(['mine', false, false])
})
