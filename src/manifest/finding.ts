import type { DiagnosticCode, FieldPath } from './reading.ts'

/** Something to say about a field, before it has a place in the text. */
export interface Finding {
  readonly severity: 'error' | 'warning' | 'hint'
  readonly code: DiagnosticCode
  readonly message: string
  readonly path: FieldPath
  /** Whether it is about the name of the field or about what stands in it. */
  readonly at: 'key' | 'value'
  /** Texts to put there instead, best first. */
  readonly instead?: readonly string[]
}
