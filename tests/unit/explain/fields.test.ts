import { expect, test } from 'vitest'
import { countedIn } from '../../../src/explain/counted.ts'
import { fieldLines, readManifest } from '../../../src/manifest/index.ts'
import { presetOf } from '../../../src/scenarios/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import { caseOf, laneOf, whyOf } from '../../support/why.ts'

const text = presetOf('hung-web')
const { world, documents } = readManifest(text, 'world.yaml')
if (!world) throw new Error('the preset is a world')
const of = caseOf(simulate(world), world)

test('the fields that took part in a back-off: the fault, the probe that noticed, its threshold, the hook and the grace period', () => {
  const why = whyOf(of, 'container/web', (item) => 'state' in item && item.state.kind === 'crash-backoff')
  const lines = fieldLines(
    text,
    why.fields.map(({ kind, name, path }) => ({
      document:
        documents.find((one) => (kind === 'Scenario' ? one.role === 'scenario' : one.kind === kind && one.name === name))?.index ?? -1,
      path,
    })),
  )
  const written = text.split('\n')
  expect(lines.map((line) => written[line - 1]?.trim())).toEqual([
    '- probe: liveness',
    'terminationGracePeriodSeconds: 10',
    'livenessProbe:',
    'periodSeconds: 5',
    'timeoutSeconds: 2',
    'preStop:',
  ])
})

const field = (...path: (string | number)[]) => ({ kind: 'Pod', namespace: null, name: 'web', path: ['spec', ...path] })
const lane = (end: string) => laneOf(of, end)

test('failureThreshold counted in the attempts that failed, and in no other probe', () => {
  const failed = lane('web/probe/liveness').marks.filter((mark) => mark.kind === 'attempt' && mark.result === 'failure')
  expect(countedIn(of, field('containers', 0, 'livenessProbe', 'failureThreshold'))).toEqual(failed.map(({ id }) => id))
})

test('a probe as a whole, or what it asks, counted in each of its attempts', () => {
  const all = lane('web/probe/liveness').marks.map(({ id }) => id)
  expect(countedIn(of, field('containers', 0, 'livenessProbe'))).toEqual(all)
  expect(countedIn(of, field('containers', 0, 'livenessProbe', 'httpGet', 'path'))).toEqual(all)
})

test('a hook and the grace period counted in the signals lane', () => {
  const marks = lane('web/signals').marks
  const hooks = marks.filter(({ kind }) => kind === 'hook').map(({ id }) => id)
  const signals = marks.filter(({ kind }) => kind === 'signal').map(({ id }) => id)
  expect(countedIn(of, field('containers', 0, 'lifecycle', 'preStop', 'exec', 'command', 0))).toEqual(hooks)
  expect(countedIn(of, field('terminationGracePeriodSeconds'))).toEqual(signals)
})

test('a name counted nowhere', () => {
  expect(countedIn(of, field('containers', 0, 'name'))).toEqual([])
})
