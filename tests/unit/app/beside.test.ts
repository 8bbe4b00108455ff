import { beforeEach, expect, test } from 'vitest'
import { besideLines } from '../../../src/app/editor/beside.ts'
import { useInputs } from '../../../src/app/store/inputs.ts'
import { tellRun } from '../../../src/app/store/run.ts'

/** What becomes of what stands beside the lines when a text is shown while the page tells of another. */
function beside(told: string | null, text: string, draft: string | null = null): string {
  tellRun({ modelText: told })
  useInputs.setState({ text, draft })
  return besideLines()
}

beforeEach(() => useInputs.setState({ text: '', draft: null }))

test('it is told anew of the text that is shown, which may be a draft', () => {
  expect(beside('a: 1\n', 'a: 1\n')).toBe('told')
  expect(beside('a: 2\n', 'a: 1\n', 'a: 2\n')).toBe('told')
  expect(beside('a: 1\n', 'a: 1\nb: 2\n', 'a: 12\nb: 2\n')).toBe('gone')
})

test('it is kept while somebody types in a line, and gone when another line comes or goes', () => {
  expect(beside('a: 1\nb: 2', 'a: 1\nb: 23')).toBe('kept')
  expect(beside('a: 1\nb: 2', 'a: 1\nb: 2\n')).toBe('gone')
  expect(beside('a: 1\nb: 2', 'a: 1')).toBe('gone')
})

test('before the first run there is nothing to keep', () => {
  expect(beside(null, '')).toBe('gone')
})
