import type { World } from '../kube/world.ts'

/** A place in a text. `line` and `column` count from 1, in UTF-16 code units, as Monaco counts; `offset` counts from 0. */
export interface Position {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** From `start` up to, not including, `end`. */
export interface Range {
  readonly start: Position
  readonly end: Position
}

/** Where a value sits in a document: `['spec', 'containers', 0, 'image']`. */
export type FieldPath = readonly (string | number)[]

export interface TextEdit {
  readonly range: Range
  readonly text: string
}

/** A mend that an editor offers in one click. */
export interface Fix {
  readonly title: string
  readonly edits: readonly TextEdit[]
}

/**
 * What kind of finding it is: `yaml` cannot be read, `kubectl` refuses before it sends, `decode` unknown field or wrong type, `invalid` the
 * API server's validation, `admission` and `warning` the server's other words, `scenario` Podscope's own kind, `simulation` has no effect here, `advice` will surprise somebody.
 */
export type DiagnosticCode = 'yaml' | 'kubectl' | 'decode' | 'invalid' | 'admission' | 'warning' | 'scenario' | 'simulation' | 'advice'

export interface Diagnostic {
  /** An `error` refuses the document; a `warning` lets it pass; a `hint` tells what has no effect in a simulation. */
  readonly severity: 'error' | 'warning' | 'hint'
  readonly code: DiagnosticCode
  readonly message: string
  readonly range: Range
  /** Index of the document in the file, and the field in it. */
  readonly document: number
  readonly path: FieldPath
  readonly fixes?: readonly Fix[]
}

/** What a document is to Podscope: `unsimulated` kinds are known, accepted and kept, and change nothing; `unknown` ones are refused. */
export type DocumentRole = 'scenario' | 'simulated' | 'unsimulated' | 'unknown'

/** One document of the stream that holds something. */
export interface ManifestDocument {
  /** Its number in the stream, empty ones counted, from 0. */
  readonly index: number
  /** Empty where the document does not say. */
  readonly kind: string
  readonly apiVersion: string
  readonly name: string
  /** From its first to behind its last node. */
  readonly range: Range
  /** The value as JSON: what kubectl would send. */
  readonly value: unknown
  readonly role: DocumentRole
}

/** What kubectl prints and returns. */
export interface Answer {
  /** Lines of both streams in the order in which they come, without a final newline. */
  readonly text: string
  readonly exitCode: 0 | 1
}

/** All that is known about a manifest. */
export interface ManifestReading {
  readonly documents: readonly ManifestDocument[]
  /** What to simulate; null when something in it was refused. */
  readonly world: World | null
  readonly answer: Answer
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[]
}
