import { expect, it } from 'vitest'
import { laneIdOf } from '../../../src/lanes/index.ts'
import { PRESET_IDS, presetOf } from '../../../src/scenarios/index.ts'
import { lanesOfWorld } from '../../support/worlds.ts'

it.each(PRESET_IDS)('every item of %s names the lane that it is in', (preset) => {
  const { lanes } = lanesOfWorld(presetOf(preset))
  const strangers = lanes.flatMap(({ id, segments, marks }) => [...segments, ...marks].filter((item) => laneIdOf(item.id) !== id))
  expect(strangers.map(({ id }) => id)).toEqual([])
})
