import { ms, plus, seconds } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import type { NoteRecord } from '../../simulation/trace.ts'
import type { Case } from '../case.ts'
import { podField } from '../fields.ts'
import { SOURCES } from '../sources.ts'
import { clock, power, say, span } from '../words.ts'
import { arithmetic, by, row } from './arithmetic.ts'
import type { Arithmetic } from './arithmetic.ts'

/** The first and the longest wait after a failed mount. Models pkg/util/goroutinemap/exponentialbackoff (v1.36). */
const FIRST = ms(500)
const LONGEST = seconds(122)

/** A volume that could not be mounted in a stretch: how often, and when it is tried again. Null when all were mounted. */
export function mountSums(of: Case, pod: string, from: SimTime, to: SimTime): Arithmetic | null {
  const failed = of.trace.records.filter(
    (one): one is NoteRecord => one.kind === 'note' && one.what === 'mountFailed' && one.pod === pod && one.at >= from && one.at <= to,
  )
  const last = failed.at(-1)
  if (!last) return null
  const times = failed.filter(({ facts }) => facts['volume'] === last.facts['volume']).length
  const wait = Number(last.facts['retry'] ?? FIRST) as Duration
  const doubled = `500 ms × ${power(2, Math.ceil(Math.log2(wait / FIRST)))}`
  return arithmetic({
    rows: [
      by(
        last.at,
        row(
          say('why.sum.volume', { volume: String(last.facts['volume'] ?? '') }),
          String(last.facts['message'] ?? ''),
          say('why.sum.times', { times }),
          true,
        ),
      ),
      by(
        last.at,
        row(
          say('why.sum.wait-for-mount'),
          wait < LONGEST ? doubled : say('why.sum.at-most', { sum: doubled, most: span(LONGEST) }),
          span(wait),
        ),
      ),
      row(say('why.sum.tried-again'), `${clock(last.at)} + ${span(wait)}`, plus(last.at, wait)),
    ],
    note: say('why.sum.note.mount'),
    sources: [SOURCES.mount],
    fields: podField(of, pod, 'volumes'),
  })
}
