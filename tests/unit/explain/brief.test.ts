import { expect, test } from 'vitest'
import { briefOf } from '../../../src/explain/brief.ts'
import { API_RULES, readManifest } from '../../../src/manifest/index.ts'
import { presetOf } from '../../../src/scenarios/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import type { Segment } from '../../../src/lanes/types.ts'
import { caseOf, whyOf } from '../../support/why.ts'

function steps() {
  const { world } = readManifest(presetOf('hung-web'), 'world.yaml')
  if (!world) throw new Error('no world')
  const of = caseOf(simulate(world, { validation: API_RULES, seed: 1 }), world)
  return whyOf(of, 'container/web', (item) => (item as Partial<Segment>).state?.kind === 'crash-backoff').steps
}

test('a room is told why the container was stopped, what it did about that, how it ended, and what came of it', () => {
  expect(briefOf(steps(), 4).map(({ key }) => key)).toEqual([
    'explain.probe.trips.liveness',
    'explain.signal.SIGTERM.ignored',
    'explain.process.killed',
    'explain.backoff.crash',
  ])
})

test('a chain that is short is told whole, and the effect is never left out', () => {
  const all = steps()
  expect(briefOf(all, all.length)).toBe(all)
  expect(briefOf(all, 1)).toEqual(all.slice(-1))
})
