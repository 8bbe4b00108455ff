import { expect, test } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import { chainOf } from '../../../src/explain/chain.ts'
import { readManifest } from '../../../src/manifest/index.ts'
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

test('a record that is not there has no chain', () => {
  expect(chainOf({ name: '', seed: 1, epoch: '', end: simTimeOf(0), records: [] }, 3)).toEqual([])
})
