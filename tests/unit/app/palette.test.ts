import { expect, test } from 'vitest'
import { rank } from '../../../src/app/palette/rank.ts'

test('a query finds labels and hints that hold its words, and none over which its letters are strewn', () => {
  expect(rank('StatefulSet, one after another', 'crash', ['Each Pod waits for the one before; db-1 comes back'])).toBe(0)
  expect(rank('Crash loop', 'crash')).toBeGreaterThan(0)
  expect(rank('web', 'livenessProbe', ['web probe'])).toBe(0)
  expect(rank('livenessProbe', 'web probe', ['web web probe'])).toBeGreaterThan(0)
})

test('what begins so comes first, then what is called so, then what is only said of it', () => {
  const begins = rank('Next restart', 'next')
  const called = rank('To the next restart', 'next')
  const said = rank('1:12.1 Started', 'next', ['the next container'])
  expect([begins, called, said]).toEqual([begins, called, said].toSorted((a, b) => b - a))
  expect(new Set([begins, called, said]).size).toBe(3)
})
