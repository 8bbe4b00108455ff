import { expect, test } from 'vitest'
import { buildLanes } from '../../../src/lanes/index.ts'
import type { LaneId, LaneModel } from '../../../src/lanes/types.ts'
import { presetOf } from '../../../src/scenarios/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import { AS_IT_COMES, withPin } from '../../../src/timeline/arrangement.ts'
import { nameRow } from '../../../src/timeline/gutter-rows.ts'
import type { Says } from '../../../src/timeline/gutter-rows.ts'
import { layoutOf } from '../../../src/timeline/layout.ts'
import { readWorld } from '../../support/worlds.ts'

function modelOf(text: string): LaneModel {
  const world = readWorld(text)
  return buildLanes(simulate(world), world)
}

const HUNG = presetOf('hung-web')

/** What the rows of names say, by lane. */
function said(model: LaneModel, selected: LaneId | null = null): ReadonlyMap<LaneId, Says> {
  const { rows } = layoutOf(model, { arrangement: AS_IT_COMES, k: 1 })
  const around = { model, selected, pinned: new Set<LaneId>() }
  return new Map(rows.map((row) => [row.lane.id, nameRow(row, around).says]))
}

/** The lanes whose rows say another thing. */
const changed = (before: ReadonlyMap<LaneId, Says>, after: ReadonlyMap<LaneId, Says>): readonly LaneId[] =>
  [...after].flatMap(([lane, says]) => (JSON.stringify(says) === JSON.stringify(before.get(lane)) ? [] : [lane]))

test('another run with the same lanes has rows that say the same: a number that is turned leaves the names alone', () => {
  const before = said(modelOf(HUNG))
  const after = said(modelOf(HUNG.replace('failureThreshold: 3', 'failureThreshold: 4')))
  expect(before.size).toBeGreaterThan(5)
  expect(changed(before, after)).toEqual([])
})

test('a selection changes what it comes to and what it leaves, and no other', () => {
  const model = modelOf(HUNG)
  const [first = '', second = ''] = said(model).keys()
  expect(changed(said(model, first), said(model, second))).toEqual([first, second])
})

test('names begin with a stem where they begin as their owner’s, and are told from their like by the rest', () => {
  const model = modelOf(presetOf('broken-rollout'))
  const pods = [...said(model).values()].filter(({ stem }) => stem !== '')
  expect(pods.length).toBeGreaterThan(2)
  expect(new Set(pods.map(({ name, stem }) => name.slice(stem.length))).size).toBe(pods.length)
  for (const { name, stem } of pods) expect(name.startsWith(stem)).toBe(true)
})

test('a pinned lane says so where it is pinned and where it stands else', () => {
  const model = modelOf(HUNG)
  const [lane = ''] = [...said(model)].flatMap(([id, { name }]) => (name === 'Ready' ? [id] : []))
  const { pinned, rows } = layoutOf(model, { arrangement: withPin(AS_IT_COMES, lane), k: 1 })
  const around = { model, selected: null, pinned: new Set(pinned.map((row) => row.lane.id)) }
  const saying = [...pinned, ...rows].filter((row) => nameRow(row, around).says.isPinned).map((row) => row.lane.id)
  expect(saying).toEqual([lane, lane])
})
