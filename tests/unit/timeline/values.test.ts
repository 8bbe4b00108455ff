import { expect, test } from 'vitest'
import { simTimeOf } from '../../../src/base/time.ts'
import { presetOf } from '../../../src/scenarios/index.ts'
import { valueAt } from '../../../src/timeline/values.ts'
import { lanesOfWorld } from '../../support/worlds.ts'

test('a failure counts once it is answered: while a probe waits for its timeout, the gutter has the count from before', () => {
  const model = lanesOfWorld(presetOf('hung-web'))
  const lane = model.lanes.find(({ id }) => id.endsWith('container/web/probe/liveness'))
  if (!lane) throw new Error('there is no liveness probe')
  const second = lane.marks.find((mark) => mark.kind === 'attempt' && mark.result === 'failure' && mark.run === 2)
  if (second?.kind !== 'attempt') throw new Error('liveness fails no second time')
  expect(second.until - second.at).toBe(2000)
  const saidAt = (t: number): string => valueAt(model, lane, simTimeOf(t)).text
  expect([saidAt(second.at), saidAt(second.until - 1), saidAt(second.until)]).toEqual(['1 of 3', '1 of 3', '2 of 3'])
})
