import { expect, test } from 'vitest'
import { toEnd } from '../../../src/app/actions.ts'
import { stayWithin } from '../../../src/app/store/beyond.ts'
import { shownEnd } from '../../../src/app/store/compare.ts'
import { useCompare } from '../../../src/app/store/compared.ts'
import type { Source } from '../../../src/app/store/compared.ts'
import { useInputs } from '../../../src/app/store/inputs.ts'
import { tellRun } from '../../../src/app/store/run.ts'
import { buildLanes } from '../../../src/lanes/index.ts'
import type { LaneModel } from '../../../src/lanes/index.ts'
import { resolvedView } from '../../../src/app/timeline/sync.ts'
import { play, worldOf } from '../../support/worlds.ts'

const lanesOf = (duration: string) => {
  const world = worldOf({ duration })
  return buildLanes(play(world), world)
}

test('the whole of what is shown is seen; a chosen stretch is left alone', () => {
  const [short, long] = [lanesOf('10s'), lanesOf('30s')]
  expect(resolvedView(null, short)).toEqual({ from: 0, to: 10_000 })
  const seen = resolvedView(null, short, long.end)
  expect(seen).toEqual({ from: 0, to: 30_000 })
  expect(resolvedView(null, short, long.end)).toBe(seen)
  expect(resolvedView({ from: 2, to: 3 }, short, long.end)).toEqual({ from: 2, to: 3 })
})

test('what is shown goes on to the end of a longer recording while that is laid over the run; who is there comes back with it', () => {
  const [short, long] = [lanesOf('10s'), lanesOf('30s')]
  const lay = (model: LaneModel, source: Source) =>
    useCompare.setState({ recording: { name: 'real', text: '', model, about: { of: 'watch', times: 'recorded', cut: false } }, source })
  tellRun({ model: short })
  expect(shownEnd()).toBe(10_000)
  lay(long, 'overlay')
  expect(shownEnd()).toBe(30_000)
  toEnd()
  expect(useInputs.getState().cursor).toBe(30_000)
  // A new run of the world takes nobody away from there.
  stayWithin(short.end)
  expect(useInputs.getState().cursor).toBe(30_000)
  lay(long, 'simulation')
  expect(shownEnd()).toBe(10_000)
  expect(useInputs.getState().cursor).toBe(10_000)
  lay(long, 'overlay')
  expect(useInputs.getState().cursor).toBe(30_000)
  tellRun({ model: long })
  lay(short, 'overlay')
  expect(shownEnd()).toBe(30_000)
})
