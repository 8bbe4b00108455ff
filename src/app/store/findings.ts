import type { Diagnostic } from '../../manifest/reading.ts'
import { t } from '../../messages/index.ts'
import type { MessageKey } from '../../messages/index.ts'
import type { PlacedAdvice, Reading } from '../worker/protocol.ts'

const NONE: readonly Diagnostic[] = []
const known = new WeakMap<Reading, readonly Diagnostic[]>()

/** The hints that most people want to see. */
const FIRST: ReadonlySet<MessageKey> = new Set(['advice.prestop', 'advice.arithmetic.liveness'])

const ORDER = { error: 0, warning: 1, hint: 2 } as const

function diagnosticOf({ severity, key, values, document, path, range, fix }: PlacedAdvice): Diagnostic {
  const message = t(key, values)
  const fixes = fix ? [{ title: t('advice.fix', { field: fix.field, value: fix.value }), edits: [fix.edit] }] : []
  return { severity, code: 'advice', message, document, path, range, ...(fixes.length > 0 ? { fixes } : {}) }
}

/** What is to be said about a text, advice included: errors first, then warnings, each kind in the order of the text. The same list for the same reading. */
export function findingsOf(reading: Reading | null): readonly Diagnostic[] {
  if (!reading) return NONE
  const before = known.get(reading)
  if (before) return before
  const first = reading.advice.filter(({ key }) => FIRST.has(key)).map(diagnosticOf)
  const rest = [...reading.diagnostics, ...reading.advice.filter(({ key }) => !FIRST.has(key)).map(diagnosticOf)]
  const inOrder = [first, rest].flatMap((some) => some.sort((a, b) => a.range.start.offset - b.range.start.offset))
  const sorted = inOrder.sort((a, b) => ORDER[a.severity] - ORDER[b.severity])
  known.set(reading, sorted)
  return sorted
}
