import { expect, test } from 'vitest'
import { buildLanes } from '../../../src/lanes/index.ts'
import { resolvedView } from '../../../src/app/timeline/sync.ts'
import { play, worldOf } from '../../support/worlds.ts'

const lanesOf = (duration: string) => {
  const world = worldOf({ duration })
  return buildLanes(play(world), world)
}

test('the whole of a run is seen, and of an outline that goes on for longer; a chosen stretch is left alone', () => {
  const [short, long] = [lanesOf('10s'), lanesOf('30s')]
  expect(resolvedView(null, short)).toEqual({ from: 0, to: 10_000 })
  expect(resolvedView(null, short, long)).toEqual({ from: 0, to: 30_000 })
  const seen = resolvedView(null, short, long)
  expect(resolvedView(null, short)).not.toBe(seen)
  expect(resolvedView(null, short, long)).toBe(seen)
  expect(resolvedView(null, long, short)).toEqual({ from: 0, to: 30_000 })
  expect(resolvedView({ from: 2, to: 3 }, short, long)).toEqual({ from: 2, to: 3 })
})
