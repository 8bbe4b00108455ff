import { expect, it } from 'vitest'
import { lostBy, withScenario } from '../../../src/app/editor/lost-scenario.ts'

const SCENARIO = 'apiVersion: podscope.dev/v1alpha1\nkind: Scenario\nmetadata: {name: s}\n'
const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n'
const WORLD = `${SCENARIO}---\n${POD}`

it('tells which Scenario a change takes away out of sight', () => {
  expect(lostBy(WORLD, POD, 'manifest')).toBe(SCENARIO)
  expect(lostBy(WORLD, '', 'manifest')).toBe(SCENARIO)
  // Whoever looks at it sees it go.
  expect(lostBy(WORLD, POD, 'scenario')).toBeNull()
  expect(lostBy(WORLD, WORLD.replace('web', 'api'), 'manifest')).toBeNull()
  expect(lostBy(POD, '', 'manifest')).toBeNull()
})

it('puts it in front again', () => {
  expect(withScenario(POD, SCENARIO)).toBe(WORLD)
  expect(withScenario(`---\n${POD}`, SCENARIO)).toBe(WORLD)
})
