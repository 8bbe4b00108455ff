import { expect, test } from 'vitest'
import { explain } from '../../../src/explain/why.ts'
import type { SumRow } from '../../../src/explain/sums/arithmetic.ts'
import type { Words } from '../../../src/explain/words.ts'
import { t } from '../../../src/messages/index.ts'
import { PRESET_IDS, presetOf } from '../../../src/scenarios/index.ts'
import { playedCase } from '../../support/why.ts'

const wordsOf = (words: Words): string => (typeof words === 'string' ? words : t(words.key, words.values))
const textOf = ({ name, sum, result }: SumRow): string => [name, sum, result].map(wordsOf).join(' | ')

/** The latest moment that a text names, in milliseconds; tenths are rounded. */
const latestIn = (text: string): number =>
  Math.max(
    0,
    ...[...text.matchAll(/(?:(\d+):)?(\d+):(\d\d\.\d)/g)].map(
      ([, hours = '0', minutes = '0', seconds = '0']) => (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000,
    ),
  )

test.each(PRESET_IDS)('in the preset %s no row of a sum tells of a moment later than the one by which it may be told', (preset) => {
  const played = playedCase(presetOf(preset))
  const told: string[] = []
  let rows = 0
  for (const lane of played.model.lanes)
    for (const item of [...lane.segments, ...lane.marks]) {
      const why = explain(played, { lane: lane.id, item: item.id })
      if (!why) continue
      rows += why.rows.length
      for (const row of why.rows) {
        if (latestIn(textOf(row)) > (row.at ?? why.from) + 50) told.push(`${lane.id} at ${why.from}: ${textOf(row)}`)
      }
    }
  expect(told).toEqual([])
  expect(rows).toBeGreaterThan(0)
})
