import { expect, test } from 'vitest'
import { buildLanes, changesOf, step } from '../../../src/lanes/index.ts'
import { simTimeOf } from '../../../src/base/time.ts'
import { stretchOf } from '../../../src/lanes/stretch.ts'
import { presetOf } from '../../../src/scenarios/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import { readWorld } from '../../support/worlds.ts'

const world = readWorld(presetOf('hung-web'))
const model = buildLanes(simulate(world), world)
const sum = (from: number, to: number) => stretchOf(model, 'default/web', from * 1000, to * 1000)

test('a stretch is summed up: how long ready and served, restarts, attempts, Events', () => {
  expect(sum(30, 40)).toMatchObject({ ready: 10_000, served: 10_000, restarts: 0, failures: 0, warnings: 0 })
  // The hang from 0:46 on costs three attempts, and the container its life.
  const hang = sum(46, 100)
  expect(hang.restarts).toBe(1)
  expect(hang.failures).toBeGreaterThanOrEqual(3)
  expect(hang.warnings).toBeGreaterThanOrEqual(3)
  expect(hang.ready).toBeLessThan(54_000)
})

test('stretches beside each other add up', () => {
  const [a, b, both] = [sum(0, 120), sum(120, 270), sum(0, 270)]
  for (const key of ['ready', 'restarts', 'attempts', 'failures', 'events', 'warnings'] as const)
    expect((a[key] ?? 0) + (b[key] ?? 0)).toBe(both[key])
})

test('changes nearer to each other than can be told apart are one step, there and back', () => {
  const changes = [0, 3, 12, 500, 9000, 9004].map((at) => simTimeOf(at))
  const grain = 1000
  expect(step(changes, simTimeOf(0), 'next', grain)).toBe(500)
  expect(step(changes, simTimeOf(500), 'next', grain)).toBe(9004)
  expect(step(changes, simTimeOf(9004), 'next', grain)).toBeNull()
  expect(step(changes, simTimeOf(9004), 'previous', grain)).toBe(500)
  expect(step(changes, simTimeOf(500), 'previous', grain)).toBeNull()
  expect(step(changes, simTimeOf(0), 'next')).toBe(3)
  expect(changesOf(model)).toBe(changesOf(model))
})

test('a fault begins with a change and ends with one; the end of the run is none', () => {
  const changes = changesOf(model)
  expect(changes).toEqual(expect.arrayContaining([46_000, 212_000]))
  expect(changes).not.toContain(model.end)
})
