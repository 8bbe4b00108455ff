import { expect, test } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import { chainOf } from '../../../src/explain/chain.ts'
import { describe } from '../../../src/explain/describe.ts'
import { t } from '../../../src/messages/index.ts'
import { presetOf } from '../../../src/scenarios/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import type { Trace } from '../../../src/simulation/trace.ts'
import { readWorld } from '../../support/worlds.ts'

function hungWeb(): Trace {
  const world = readWorld(presetOf('hung-web'))
  return simulate(world)
}

test('the end of a hung process leads back to the fault, by way of each attempt that counted, in the latest round alone', () => {
  const trace = hungWeb()
  const last = trace.records.findLast((record) => record.kind === 'process' && record.what === 'exited' && record.exitCode === 137)
  const steps = chainOf(trace, last?.id ?? -1, { pod: 'default/web', container: 'web' })
  expect(steps.map(({ key, values }) => t(key, values))).toEqual([
    'The fault begins',
    'Liveness probe failed, 1 of 3',
    'Liveness probe failed, 2 of 3',
    '3 of 3: the kubelet stops web',
    'preStop runs 3 s of the 10 s grace period',
    'SIGTERM. The process ignores it',
    'Grace period over: SIGKILL, exit code 137',
  ])
  expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).toSorted((a, b) => a - b))
})

test('a container that the chain is not about is named', () => {
  const trace = hungWeb()
  const attempt = trace.records.find((record) => record.kind === 'probe' && record.result === 'failure')
  const step = attempt && describe(trace, attempt, { pod: 'default/web', container: 'other' })
  expect(step && t(step.key, step.values)).toMatch(/probe of \w+ failed, 1 of/)
})

test('a note has words, also one that the catalogue does not know', () => {
  const empty: Trace = { name: '', seed: 1, epoch: '', end: simTimeOf(0), records: [] }
  const note = { kind: 'note', id: 0, at: simTimeOf(0), causes: [], pod: 'default/web', container: null } as const
  const known = describe(empty, { ...note, what: 'sandboxReady', facts: { ip: '10.244.1.2' } })
  expect(t(known.key, known.values)).toBe('The sandbox of web is ready, with the IP 10.244.1.2')
  const unknown = describe(empty, { ...note, what: 'somethingElse', facts: {} })
  expect(t(unknown.key, unknown.values)).toBe('somethingElse of web')
})

test('a record that is not there has no chain', () => {
  expect(chainOf({ name: '', seed: 1, epoch: '', end: simTimeOf(0), records: [] }, 3)).toEqual([])
})
