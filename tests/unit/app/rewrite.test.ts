import { expect, test } from 'vitest'
import { seconds } from '../../../src/base/time.ts'
import { moved, replaceAt, valueAt } from '../../../src/app/inject/rewrite.ts'

const WORLD = `apiVersion: v1
kind: Pod
metadata: {name: web}
---
apiVersion: podscope.dev/v1alpha1
kind: Scenario
spec:
  processes:
  - container: web
    health: [{probe: liveness, fails: {from: 46s, until: 212s, since: pod}}] # hangs
  timeline:
  - {at: 20s, until: 80s, hang: {container: web}} # by hand
`
const STEP = ['spec', 'timeline', 0]
const HEALTH = ['spec', 'processes', 0, 'health', 0]

test('finds a value in the Scenario, wherever that stands in the text', () => {
  expect(valueAt(WORLD, STEP)).toEqual({ at: '20s', until: '80s', hang: { container: 'web' } })
  expect(valueAt(WORLD, ['spec', 'timeline', 1])).toBeUndefined()
  expect(valueAt('kind: Pod', STEP)).toBeUndefined()
})

test('a fault moves with its end, and never before time zero', () => {
  expect(moved({ at: '20s', until: '1m20s', hang: {} }, seconds(5.5))).toEqual({ at: '25.5s', until: '1m25.5s', hang: {} })
  expect(moved({ at: '20s', exit: {} }, seconds(-30))).toEqual({ at: '0s', exit: {} })
  expect(moved({ probe: 'liveness', fails: { until: '10s' } }, seconds(2))).toEqual({
    probe: 'liveness',
    fails: { from: '2s', until: '12s' },
  })
})

test('only what differs is written, comments stay', () => {
  const step = replaceAt(WORLD, STEP, valueAt(WORLD, STEP), moved(valueAt(WORLD, STEP), seconds(10)))
  expect(step).toContain('- {at: 30s, until: 1m30s, hang: {container: web}} # by hand')
  const health = replaceAt(WORLD, HEALTH, valueAt(WORLD, HEALTH), moved(valueAt(WORLD, HEALTH), seconds(10)))
  expect(health).toContain('health: [{probe: liveness, fails: {from: 56s, until: 3m42s, since: pod}}] # hangs')
})

test('a field that is gone is taken out', () => {
  const after = replaceAt(WORLD, STEP, valueAt(WORLD, STEP), { at: '20s', hang: { container: 'web' } })
  expect(valueAt(after, STEP)).toEqual({ at: '20s', hang: { container: 'web' } })
})
