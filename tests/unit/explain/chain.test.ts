import { expect, test } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import { chainOf, describe } from '../../../src/explain/chain.ts'
import { readManifest } from '../../../src/manifest/index.ts'
import { t } from '../../../src/messages/index.ts'
import { presetOf } from '../../../src/scenarios/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'

test('the end of a hung process leads back to the fault, by way of probe and signals', () => {
  const { world } = readManifest(presetOf('hung-web'), 'world.yaml')
  if (!world) throw new Error('the preset is a world')
  const trace = simulate(world)
  const killed = trace.records.find((record) => record.kind === 'process' && record.what === 'exited' && record.exitCode === 137)
  const steps = chainOf(trace, killed?.id ?? -1)
  const keys = steps.map(({ key }) => key)
  expect(keys[0]).toBe('explain.fault')
  expect(keys).toContain('explain.probe.trips')
  expect(keys.slice(-3)).toEqual(['explain.signal.SIGTERM', 'explain.signal.SIGKILL', 'explain.process.exited'])
  expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).toSorted((a, b) => a - b))
})

test('each attempt that counted up to the threshold is told, from the fault on, in the latest round alone', () => {
  const { world } = readManifest(presetOf('hung-web'), 'world.yaml')
  if (!world) throw new Error('the preset is a world')
  const trace = simulate(world)
  const last = trace.records.findLast((record) => record.kind === 'process' && record.what === 'exited' && record.exitCode === 137)
  const words = chainOf(trace, last?.id ?? -1).map(({ key, values }) => t(key, values))
  expect(words).toEqual([
    'The fault begins',
    'Liveness probe of web failed, 1 of 3',
    'Liveness probe of web failed, 2 of 3',
    'Liveness probe of web failed, 3 of 3: the kubelet stops it',
    'preStop of web runs',
    'SIGTERM to web, with 7 s of grace',
    'SIGKILL to web',
    'web exits with code 137 (Error)',
  ])
})

test('a note has words, also one that the catalogue does not know', () => {
  const note = { kind: 'note', id: 0, at: simTimeOf(0), causes: [], pod: 'default/web', container: null } as const
  const known = describe({ ...note, what: 'sandboxReady', facts: { ip: '10.244.1.2' } })
  expect(t(known.key, known.values)).toBe('The sandbox of web is ready, with the IP 10.244.1.2')
  const unknown = describe({ ...note, what: 'somethingElse', facts: {} })
  expect(t(unknown.key, unknown.values)).toBe('somethingElse of web')
})

test('a record that is not there has no chain', () => {
  expect(chainOf({ name: '', seed: 1, epoch: '', end: simTimeOf(0), records: [] }, 3)).toEqual([])
})
