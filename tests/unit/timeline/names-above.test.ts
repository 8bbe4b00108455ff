import { expect, test } from 'vitest'
import { buildLanes } from '../../../src/lanes/index.ts'
import { presetOf } from '../../../src/scenarios/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import { AS_IT_COMES } from '../../../src/timeline/arrangement.ts'
import { layoutOf } from '../../../src/timeline/layout.ts'
import { readWorld } from '../../support/worlds.ts'

function layout(names: 'beside' | 'above') {
  const world = readWorld(presetOf('hung-web'))
  return layoutOf(buildLanes(simulate(world), world), { arrangement: AS_IT_COMES, k: 1, names })
}

test('names beside the lanes are as high as these', () => {
  for (const { top, height, nameTop, nameHeight } of layout('beside').rows) expect([nameTop, nameHeight]).toEqual([top, height])
})

test('names above keep clear of every mark', () => {
  const { rows } = layout('above')
  expect(rows.length).toBeGreaterThan(3)
  for (const [i, row] of rows.entries()) {
    expect(row.nameTop + row.nameHeight).toBeLessThanOrEqual(row.floor - row.level)
    const above = rows[i - 1]
    if (above) expect(row.nameTop).toBeGreaterThanOrEqual(above.top + above.height)
  }
})
