import { expect, test } from 'vitest'
import { must } from '../../../src/base/assert.ts'
import { simTimeOf } from '../../../src/base/time.ts'
import { presetOf } from '../../../src/scenarios/index.ts'
import { valueAt } from '../../../src/timeline/values.ts'
import { laneOf, pictureOf, playedCase, whyOf } from '../../support/why.ts'

const of = playedCase(presetOf('hung-web'))

test('a container that has just restarted counts as started as the one before it did, until its startup probe is asked', () => {
  const lane = laneOf(of, 'container/web')
  const again = must(
    lane.segments.find(({ state }) => state.kind === 'running' && state.restarts === 1),
    'it restarts',
  )
  expect(again.state).toMatchObject({ started: true, ready: false })
  const picture = pictureOf(whyOf(of, 'container/web', ({ id }) => id === again.id))
  expect(picture).toContain('\nstarted | true | kept from ↻0\n')
  expect(picture).toContain('The kubelet asks by the status that it holds.')
  expect(picture).not.toContain('liveness and readiness are not asked')

  const startup = laneOf(of, 'container/web/probe/startup')
  const said = [again.from, again.to, simTimeOf(again.to + 10_000)].map((at) => valueAt(of.model, startup, at).text)
  expect(said).toEqual(['not asked yet', '0 of 10', 'passed'])
})
