import { expect, test } from 'vitest'
import '../../../src/messages/all.ts'
import { briefOf } from '../../../src/explain/brief.ts'
import { API_RULES, readManifest } from '../../../src/manifest/index.ts'
import { t } from '../../../src/messages/index.ts'
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

test('one Pod goes and several go where another one needs their room', () => {
  const told = (pods: readonly string[]) => {
    const values = { node: 'node-1', pods: pods.join(', '), count: pods.length }
    return [t('brief.decision.preempts', values), t('explain.decision.preempts', values)]
  }
  expect(told(['a'])).toEqual(['Makes room on node-1: a goes', 'The scheduler finds no node, and makes room on node-1: a has to go'])
  expect(told(['a', 'b'])).toEqual([
    'Makes room on node-1: a, b go',
    'The scheduler finds no node, and makes room on node-1: a, b have to go',
  ])
})
