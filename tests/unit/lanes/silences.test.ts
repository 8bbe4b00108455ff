import { describe, expect, test } from 'vitest'
import { plus, ms } from '../../../src/base/time.ts'
import { buildLanes, EVENT_BURST, silencesAt } from '../../../src/lanes/index.ts'
import type { EventMark, LaneModel } from '../../../src/lanes/index.ts'
import { recorded } from './traces.ts'

const marksOf = (model: LaneModel): EventMark[] =>
  model.lanes.flatMap((lane) => lane.marks.flatMap((mark) => (mark.kind === 'event' ? [mark] : [])))
const warnings = (model: LaneModel): EventMark[] => marksOf(model).filter(({ type, source }) => type === 'Warning' && source === 'kubelet')

describe('a kubelet that has warned of a Pod too often', () => {
  const model = buildLanes(recorded('hung-web'))
  const about = warnings(model).filter((mark) => mark.about === 'Pod/web')
  const last = about[EVENT_BURST - 1]

  test('falls silent after its burst, and of Warnings only', () => {
    if (!last) throw new Error('the recording has a burst of Warnings')
    expect(silencesAt(model, plus(last.at, ms(-1)))).toEqual([])
    expect(silencesAt(model, last.at)).toMatchObject([{ about: 'Pod/web', source: 'kubelet', type: 'Warning', since: last.at }])
  })

  test('says nothing for as long as the silence is, as a real cluster recorded it', () => {
    const silences = about.flatMap(({ at }) => silencesAt(model, at))
    expect(silences.length).toBeGreaterThan(0)
    for (const { since, until } of silences) expect(about.filter(({ at }) => at > since && at < plus(until, ms(-2_000)))).toEqual([])
  })
})

test('who has said little is not silent', () => {
  const model = buildLanes(recorded('healthy-one-container'))
  expect(marksOf(model).flatMap(({ at }) => silencesAt(model, at))).toEqual([])
})
