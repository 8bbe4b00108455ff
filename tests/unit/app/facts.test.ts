import { expect, test } from 'vitest'
import { factWords } from '../../../src/app/inspector/Facts.tsx'
import { must } from '../../../src/base/assert.ts'
import { simTimeOf, ZERO } from '../../../src/base/time.ts'
import type { LaneModel } from '../../../src/lanes/types.ts'
import { presetOf } from '../../../src/scenarios/index.ts'
import { lanesOfWorld } from '../../support/worlds.ts'

/** The times that the API has of an end of a container, told beside the lane that shows it. */
function told(model: LaneModel, container: string): readonly string[] {
  const lane = must(
    model.lanes.find((one) => one.kind === 'container' && one.name === container),
    'there is such a container',
  )
  const end = must(
    lane.segments.find(({ facts }) => 'finishedAt' in facts),
    'it ends',
  )
  return ['startedAt', 'finishedAt'].map((name) => `${name} ${factWords(String(end.facts[name]), model.epoch, name, lane, end)}`)
}

test('a time of the API, which leaves out parts of a second, has the moment beside it that the lane shows', () => {
  expect(told(lanesOfWorld(presetOf('run-to-completion')), 'download')).toEqual([
    expect.stringMatching(/^startedAt \S+T(\S+)Z \(exactly \1\.\d{3}, at 0:0\d\.\d of this run\)$/),
    expect.stringMatching(/^finishedAt \S+T(\S+)Z \(exactly \1\.\d{3}, at 0:\d\d\.\d of this run\)$/),
  ])
})

const AT_ONCE = { from: ZERO }

test('where nobody knows the moment, the second is told from its beginning to its end', () => {
  expect(factWords('2026-01-05T10:00:03Z', '2026-01-05T10:00:00.400Z', 'deletionTimestamp', { segments: [] }, AT_ONCE)).toBe(
    '2026-01-05T10:00:03Z (between 0:02.6 and 0:03.6 of this run: the API leaves out parts of a second)',
  )
})

test('a moment at the beginning of its second is not explained', () => {
  const item = { from: simTimeOf(3000) }
  expect(factWords('2026-01-05T10:00:03Z', '2026-01-05T10:00:00Z', 'finishedAt', { segments: [] }, item)).toBe(
    '2026-01-05T10:00:03Z (at 0:03.0 of this run)',
  )
})

test('what is no time, and a time in a run without a wall clock, is told as it is', () => {
  expect(factWords('OOMKilled', '2026-01-05T10:00:00Z', 'reason', { segments: [] }, AT_ONCE)).toBe('OOMKilled')
  expect(factWords('2026-01-05T10:00:03Z', '', 'startedAt', { segments: [] }, AT_ONCE)).toBe('2026-01-05T10:00:03Z')
})
