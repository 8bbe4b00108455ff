import { memoryText } from '../../base/quantity.ts'
import type { Lane, MemoryState, Segment } from '../../lanes/types.ts'
import type { Case } from '../case.ts'
import { containerField } from '../fields.ts'
import { SOURCES } from '../sources.ts'
import { clock, length, say } from '../words.ts'
import { arithmetic, by, row } from './arithmetic.ts'
import type { Arithmetic, SumRow } from './arithmetic.ts'

/** How long memory takes from one amount to the other, and what the limit leaves. */
export function memorySums(of: Case, { pod, container }: Lane, { from, to }: Segment, state: MemoryState): Arithmetic {
  const { limit } = state
  const rows: SumRow[] = []
  if (state.from !== state.to) rows.push(by(to, row(say('why.sum.memory.takes'), `${clock(to)} − ${clock(from)}`, length(to - from))))
  if (limit === null) {
    rows.push(row(say('why.sum.memory'), '', say('why.sum.memory.free')))
    return arithmetic({ rows })
  }
  rows.push(row(say('why.sum.memory'), 'resources.limits.memory', memoryText(limit)))
  if (!state.full)
    rows.push(by(to, row(say('why.sum.memory.left'), `${memoryText(limit)} − ${memoryText(state.to)}`, memoryText(limit - state.to), true)))
  return arithmetic({
    rows,
    note: state.full ? say('why.sum.note.oom') : null,
    sources: [SOURCES.memory],
    fields: containerField(of, pod ?? '', container ?? '', 'resources', 'limits', 'memory'),
  })
}
