import type { Diagnostic } from '../../manifest/reading.ts'
import { t } from '../../messages/index.ts'
import type { MessageKey } from '../../messages/index.ts'
import type { PlacedAdvice, Reading } from '../worker/protocol.ts'
import type { Run } from './run.ts'

const NONE: readonly Diagnostic[] = []
const NOTHING_PLAYED: readonly PlacedAdvice[] = []

/** What findings are made of. */
type Told = Pick<Run, 'reading' | 'readingText' | 'modelText' | 'stepAdvice'>

const known = new WeakMap<Reading, { readonly played: readonly PlacedAdvice[]; readonly findings: readonly Diagnostic[] }>()

/** The hints that most people want to see. */
const FIRST: ReadonlySet<MessageKey> = new Set(['advice.prestop', 'advice.arithmetic.liveness'])

const ORDER = { error: 0, warning: 1, hint: 2 } as const

function diagnosticOf({ severity, key, values, document, path, range, fix }: PlacedAdvice): Diagnostic {
  const message = t(key, values)
  const fixes = fix ? [{ title: t('advice.fix', { field: fix.field, value: fix.value }), edits: [fix.edit] }] : []
  return { severity, code: 'advice', message, document, path, range, ...(fixes.length > 0 ? { fixes } : {}) }
}

const inOrder = (some: readonly Diagnostic[]): readonly Diagnostic[] => some.toSorted((a, b) => a.range.start.offset - b.range.start.offset)

/** What is to be said about a text and its run, advice included: errors first, then warnings, each kind in the order of the text. The same list for the same run. */
export function findingsOf({ reading, readingText, modelText, stepAdvice }: Told): readonly Diagnostic[] {
  if (!reading) return NONE
  const played = readingText === modelText ? stepAdvice : NOTHING_PLAYED
  const before = known.get(reading)
  if (before?.played === played) return before.findings
  const first = reading.advice.filter(({ key }) => FIRST.has(key)).map(diagnosticOf)
  const others = [...reading.advice.filter(({ key }) => !FIRST.has(key)), ...played].map(diagnosticOf)
  const found = [...inOrder(first), ...inOrder([...reading.diagnostics, ...others])]
  const findings = found.sort((a, b) => ORDER[a.severity] - ORDER[b.severity])
  known.set(reading, { played, findings })
  return findings
}
