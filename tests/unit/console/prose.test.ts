import { expect, test } from 'vitest'
import { brokenAt } from '../../../src/console/prose.ts'

test('a sentence breaks between words, and a word wider than a line stays whole', () => {
  expect(brokenAt(12, 'What it changes becomes a step.')).toBe('What it\nchanges\nbecomes a\nstep.')
  expect(brokenAt(6, 'a containerised word')).toBe('a\ncontainerised\nword')
})
