import { expect, test } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import { back, EMPTY_HISTORY, forth, remember } from '../../../src/app/store/history.ts'
import type { Version } from '../../../src/app/store/history.ts'

const version = (text: string, cursor = 0): Version => ({
  text,
  preset: null,
  cursor: simTimeOf(cursor),
  places: { pinned: [], order: {} },
  recording: null,
  source: 'simulation',
})

test('undo brings text and cursor back, redo takes them forth again', () => {
  const history = remember(remember(EMPTY_HISTORY, version('a', 1)), version('b', 2))
  const undone = back(history, version('c', 3))
  expect(undone?.version).toEqual(version('b', 2))
  const redone = undone && forth(undone.history, undone.version)
  expect(redone?.version).toEqual(version('c', 3))
  expect(redone?.history).toEqual(history)
})

test('there is nothing before the beginning and behind the end', () => {
  expect(back(EMPTY_HISTORY, version('a'))).toBeNull()
  expect(forth(EMPTY_HISTORY, version('a'))).toBeNull()
})

test('a change after an undo forgets what was undone', () => {
  const undone = back(remember(EMPTY_HISTORY, version('a')), version('b'))
  const changed = undone && remember(undone.history, undone.version)
  expect(changed?.future).toEqual([])
})

test('only so many versions are kept, the latest', () => {
  let history = EMPTY_HISTORY
  for (let i = 0; i < 500; i++) history = remember(history, version(String(i)))
  expect(history.past).toHaveLength(200)
  expect(history.past.at(-1)?.text).toBe('499')
})
