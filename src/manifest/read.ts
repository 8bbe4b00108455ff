/** A stream of documents through all stages: what kubectl answers, what an editor marks, what a simulation gets. */
import { findKind, mapKind, SIMULATED_KINDS } from '../kube/kinds.ts'
import { SCENARIO_API_VERSION, type Scenario } from '../kube/scenario.ts'
import type { KubeObject } from '../kube/types.ts'
import { GrowingCluster } from './cluster.ts'
import { type DocumentPlace, rangeAt, toDiagnostic } from './diagnostics.ts'
import type { Finding } from './finding.ts'
import { isObject, type JsonObject, type JsonValue, textOf } from './json.ts'
import { checkHeader, type LocalRefusal } from './local-checks.ts'
import type { Diagnostic, DocumentRole, FieldPath, ManifestDocument, ManifestReading } from './reading.ts'
import { objectKey, type Refusal, reviewObject } from './review.ts'
import { findMisunderstood } from './programs.ts'
import { reviewScenario } from './scenario/index.ts'
import { checkReferences } from './scenario/references.ts'
import { TextMap } from './text-map.ts'
import { composeValue } from './yaml/compose.ts'
import { YamlError } from './yaml/cursor.ts'
import { type DocumentText, splitDocuments } from './yaml/documents.ts'
import { findJsonError } from '../base/go-json-text.ts'
import { parseYaml } from './yaml/parse.ts'

const NO_SCENARIO: Scenario = { apiVersion: SCENARIO_API_VERSION, kind: 'Scenario' }

function roleOf(apiVersion: string, kind: string): DocumentRole {
  if (apiVersion === SCENARIO_API_VERSION && kind === 'Scenario') return 'scenario'
  if (!findKind(apiVersion, kind)) return 'unknown'
  return SIMULATED_KINDS.has(kind) ? 'simulated' : 'unsimulated'
}

class Reader {
  readonly documents: ManifestDocument[] = []
  readonly diagnostics: Diagnostic[] = []
  readonly #lines: string[] = []
  readonly #refusals: Refusal[] = []
  readonly #objects: KubeObject[] = []
  /** The objects as they were written, and where. */
  readonly #placed: { value: JsonObject; place: DocumentPlace; prefix: FieldPath }[] = []
  readonly #cluster = new GrowingCluster()
  readonly #created = new Set<string>()
  #scenario: { value: Scenario; place: DocumentPlace; prefix: FieldPath } | null = null
  readonly #map: TextMap
  readonly #file: string

  constructor(stream: string, file: string) {
    this.#map = new TextMap(stream)
    this.#file = file
  }

  read(): ManifestReading {
    const { documents, error } = splitDocuments(this.#map.text)
    let stopped = false
    for (const [index, document] of documents.entries()) {
      stopped = !this.#document(document, index)
      if (stopped) break
    }
    if (error && !stopped) {
      this.#refuseParsing(error.message)
      this.#mark(error.offset, this.#map.lineEnd(error.offset), documents.length, error.message)
    } else if (!stopped && this.#lines.length + this.#refusals.length === 0) {
      this.#refusals.push({ alone: 'error: no objects passed to create', among: '' })
    }
    // Of a world that cannot be read nobody knows which names are in it.
    if (this.#scenario && this.#refusals.length === 0) {
      const { place, prefix, value } = this.#scenario
      for (const finding of checkReferences(value, this.#objects)) this.diagnostics.push(toDiagnostic(place, finding, prefix))
    }
    for (const { place, prefix, value } of this.#placed) {
      for (const finding of findMisunderstood(value, this.#scenario?.value.spec))
        this.diagnostics.push(toDiagnostic(place, finding, prefix))
    }
    return this.#result()
  }

  #result(): ManifestReading {
    const empty = this.documents.length === 0 && this.diagnostics.length === 0
    const refused = this.#refusals.length > 0 && !empty
    const [first] = this.#refusals
    const errors = this.#refusals.length > 1 ? this.#refusals.map(({ among }) => among) : first ? [first.alone] : []
    const order = this.diagnostics.toSorted((a, b) => a.range.start.offset - b.range.start.offset)
    return {
      documents: this.documents,
      diagnostics: order,
      world: refused ? null : { scenario: this.#scenario?.value ?? NO_SCENARIO, objects: this.#objects },
      answer: { text: [...this.#lines, ...errors].join('\n'), exitCode: first ? 1 : 0 },
    }
  }

  #refuseParsing(message: string): void {
    const among = `error parsing ${this.#file}: ${message}`
    this.#refusals.push({ alone: `error: ${among}`, among })
  }

  #mark(start: number, end: number, document: number, message: string): void {
    this.diagnostics.push({ severity: 'error', code: 'yaml', message, path: [], document, range: this.#map.range(start, end) })
  }

  /** Whether reading goes on behind this document. */
  #document(document: DocumentText, index: number): boolean {
    let value: JsonValue
    let place: DocumentPlace
    try {
      const root = parseYaml(document.text)
      if (root === null) return true
      value = composeValue(root)
      place = { map: this.#map, index, document, root }
    } catch (error) {
      if (!(error instanceof YamlError)) throw error
      this.#syntaxError(document, index, error)
      return false
    }
    if (value === null) return true
    return this.#value(value, place, [])
  }

  #syntaxError(document: DocumentText, index: number, error: YamlError): void {
    const json = index === 0 && /^\s*\{/.test(document.text) ? findJsonError(this.#map.text) : null
    this.#refuseParsing(json ?? `error converting YAML to JSON: ${error.text}`)
    const at = document.offset + Math.min(error.offset, document.text.length)
    // What is missing at the end of a line or of the text shows at the last word before it.
    const start = /^\s*$/.test(this.#map.text.slice(at, this.#map.lineEnd(at)))
      ? Math.max(document.offset, this.#map.text.slice(0, at).trimEnd().length - 1)
      : at
    this.#mark(start, Math.max(start + 1, this.#map.lineEnd(start)), index, error.message)
  }

  #value(value: JsonValue, place: DocumentPlace, prefix: FieldPath): boolean {
    const header = checkHeader(value, this.#file)
    const object: JsonObject = isObject(value) ? value : {}
    if (header) {
      this.#describe(object, place, prefix)
      this.#refuse(header, place, prefix)
      return !header.final
    }
    if (object.kind === 'List' && object.apiVersion === 'v1' && Array.isArray(object.items)) {
      return object.items.every((item, i) => this.#value(item, place, [...prefix, 'items', i]))
    }
    this.#describe(object, place, prefix)
    if (object.apiVersion === SCENARIO_API_VERSION && object.kind === 'Scenario') this.#readScenario(object, place, prefix)
    else this.#readObject(object, place, prefix)
    return true
  }

  #refuse({ message, short, path, at }: LocalRefusal, place: DocumentPlace, prefix: FieldPath): void {
    this.#refusals.push({ alone: `error: ${message}`, among: message })
    this.diagnostics.push(toDiagnostic(place, { severity: 'error', code: 'kubectl', message: short, path, at }, prefix))
  }

  #describe(value: JsonObject, place: DocumentPlace, prefix: FieldPath): void {
    const kind = textOf(value.kind)
    const apiVersion = textOf(value.apiVersion)
    const name = isObject(value.metadata) ? textOf(value.metadata.name) : ''
    const range = rangeAt(place, prefix, 'value', true)
    this.documents.push({ index: place.index, kind, apiVersion, name, range, value, role: roleOf(apiVersion, kind) })
  }

  #readObject(value: JsonObject, place: DocumentPlace, prefix: FieldPath): void {
    const { findings, lines, refusal, object } = reviewObject(value, {
      file: this.#file,
      cluster: this.#cluster,
      created: this.#created,
    })
    for (const finding of findings) this.diagnostics.push(toDiagnostic(place, finding, prefix))
    this.#lines.push(...lines)
    if (refusal) this.#refusals.push(refusal)
    if (!object) return
    this.#objects.push(object)
    this.#placed.push({ value, place, prefix })
    const kind = mapKind(object.apiVersion, object.kind)
    if (kind) this.#created.add(objectKey(kind, object.metadata))
    this.#cluster.add(object)
  }

  #readScenario(value: JsonObject, place: DocumentPlace, prefix: FieldPath): void {
    const second: Finding = {
      severity: 'error',
      code: 'scenario',
      message: 'A world has one Scenario: this is another one.',
      path: ['kind'],
      at: 'value',
    }
    const findings = this.#scenario ? [second] : reviewScenario(value)
    for (const finding of findings) this.diagnostics.push(toDiagnostic(place, finding, prefix))
    const name = isObject(value.metadata) ? textOf(value.metadata.name) : ''
    const errors = findings.filter(({ severity }) => severity === 'error')
    if (errors.length === 0) {
      this.#scenario = { value: value as unknown as Scenario, place, prefix }
      this.#lines.push(`scenario.podscope.dev/${name} created (server dry run)`)
      return
    }
    const what = errors.map(({ message, path, at }) => {
      const { line, column } = rangeAt(place, [...prefix, ...path], at).start
      return `${this.#file}:${line}:${column}: ${message}`
    })
    this.#refusals.push({ alone: what.map((line) => `error: ${line}`).join('\n'), among: what.join('\n') })
  }
}

/**
 * Reads a world or any other manifest: what `kubectl create --dry-run=server -f FILE` would answer, and where in the text the reasons stand.
 * Never throws, whatever the text; `file` is the name that messages call it by.
 */
export function readManifest(stream: string, file: string): ManifestReading {
  return new Reader(stream, file).read()
}
