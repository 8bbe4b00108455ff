import fc from 'fast-check'
import { expect, test } from 'vitest'
import { explain } from '../../../src/explain/why.ts'
import type { Words } from '../../../src/explain/words.ts'
import { t } from '../../../src/messages/index.ts'
import { simulate } from '../../../src/simulation/simulate.ts'
import { randomWorlds } from '../../support/random-worlds.ts'
import { caseOf, endsAtRoot } from '../../support/why.ts'
import { worldOf } from '../../support/worlds.ts'

/** Many worlds take their time on a busy machine, in milliseconds. */
const PATIENCE = 60_000

const isFilled = (words: Words): boolean => {
  const text = typeof words === 'string' ? words : t(words.key, words.values)
  return text !== '' && !/undefined|NaN|Infinity|\{\w+\}/.test(text)
}

test(
  'whatever happens in a world: each segment and mark has a question, causes from a root on in order of time, and sums without gaps',
  () => {
    fc.assert(
      fc.property(randomWorlds, fc.integer({ min: 1, max: 1000 }), ({ documents, spec }, seed) => {
        const world = worldOf(spec, ...documents)
        const of = caseOf(simulate(world, { seed }), world)
        for (const lane of of.model.lanes) {
          for (const item of [...lane.segments, ...lane.marks]) {
            if (item.record === null) continue
            const why = explain(of, { lane: lane.id, item: item.id })
            if (!why) throw new Error(`${item.id} has no explanation`)
            const gaps = [why.question, ...why.rows.flatMap(({ name, sum }) => [name, sum]), ...(why.note ? [why.note] : [])].filter(
              (words) => !isFilled(words),
            )
            expect(gaps, item.id).toEqual([])
            expect(endsAtRoot(of.trace, why.steps), `${item.id} does not end at a root`).toBe(true)
            const times = why.steps.map(({ at }) => at)
            expect(times, item.id).toEqual(times.toSorted((a, b) => a - b))
          }
        }
      }),
      { numRuns: 25, seed: 36 },
    )
  },
  PATIENCE,
)
