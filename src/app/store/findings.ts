import type { Diagnostic } from '../../manifest/reading.ts'
import { t } from '../../messages/index.ts'
import type { PlacedAdvice, Reading } from '../worker/protocol.ts'

const NONE: readonly Diagnostic[] = []
const known = new WeakMap<Reading, readonly Diagnostic[]>()

const ORDER = { error: 0, warning: 1, hint: 2 } as const

function diagnosticOf({ severity, key, values, document, path, range, fix }: PlacedAdvice): Diagnostic {
  const message = t(key, values)
  const fixes = fix ? [{ title: t('advice.fix', { field: fix.field, value: fix.value }), edits: [fix.edit] }] : []
  return { severity, code: 'advice', message, document, path, range, ...(fixes.length > 0 ? { fixes } : {}) }
}

/** What is to be said about a text, advice included: errors first, each kind in the order of the text. The same list for the same reading. */
export function findingsOf(reading: Reading | null): readonly Diagnostic[] {
  if (!reading) return NONE
  const before = known.get(reading)
  if (before) return before
  const all = [...reading.diagnostics, ...reading.advice.map(diagnosticOf)]
  const sorted = all.sort((a, b) => ORDER[a.severity] - ORDER[b.severity] || a.range.start.offset - b.range.start.offset)
  known.set(reading, sorted)
  return sorted
}
