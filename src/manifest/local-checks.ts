/** What kubectl checks before it sends anything. Models cli-runtime pkg/resource and kubectl pkg/validation (v1.36). */
import { goJson, goQuote } from '../base/go-text.ts'
import { mapKind, type ResourceKind } from '../kube/kinds.ts'
import type { SchemaStruct } from '../kube/schema.ts'
import { decodeObject } from './decode.ts'
import { isObject, type JsonObject, type JsonValue, textOf, withSortedKeys } from './json.ts'
import type { FieldPath } from './reading.ts'

/** A refusal by kubectl itself. */
export interface LocalRefusal {
  /** What kubectl prints, without `error: `. */
  readonly message: string
  /** In the words of an editor, which has a place to show it at. */
  readonly short: string
  readonly path: FieldPath
  readonly at: 'key' | 'value'
  /** Whether kubectl reads no further. */
  readonly final: boolean
}

function typeProblem(value: JsonObject, field: 'apiVersion' | 'kind'): string | null {
  if (!(field in value) || value[field] === null) return `${field} not set`
  const text = value[field]
  if (typeof text !== 'string') return `${field} isn't string type`
  return field === 'apiVersion' && text.split('/').length > 2 ? `unexpected GroupVersion string: ${text}` : null
}

/** Whether a document says what it is. */
export function checkHeader(value: JsonValue, file: string): LocalRefusal | null {
  const invalid = (what: string, path: FieldPath): LocalRefusal => ({
    message: `error validating ${goQuote(file)}: error validating data: ${what}; if you choose to ignore these errors, turn validation off with --validate=false`,
    short: what,
    path,
    at: 'value',
    final: true,
  })
  if (!isObject(value)) return invalid('invalid object to validate', [])
  const problems = [typeProblem(value, 'apiVersion'), typeProblem(value, 'kind')]
  const found = problems.filter((problem) => problem !== null)
  if (found.length > 0) {
    const path = found.length === 2 ? [] : [problems[0] === null ? 'kind' : 'apiVersion']
    return invalid(found.length === 2 ? `[${found.join(', ')}]` : (found[0] ?? ''), path)
  }
  if (value.kind !== '') return null
  const short = `Object 'Kind' is missing in '${goJson(withSortedKeys(value))}'`
  return {
    message: `unable to decode ${goQuote(file)}: ${short}`,
    short: "Object 'Kind' is missing",
    path: ['kind'],
    at: 'value',
    final: false,
  }
}

/** kubectl decodes nothing but the metadata of an object. */
function metadataOnly(): SchemaStruct {
  const metadata = { goName: 'ObjectMeta', name: 'metadata', type: 'meta.ObjectMeta', within: [] }
  return { key: 'metadataOnlyObject', goName: 'metadataOnlyObject', fields: new Map([['metadata', metadata]]) }
}

/** Whether the metadata of an object has the right types. */
export function checkMetadata(value: JsonObject, file: string): LocalRefusal | null {
  const { error } = decodeObject({ metadata: value.metadata ?? null }, metadataOnly())
  return (
    error && {
      message: `unable to decode ${goQuote(file)}: ${error.message}`,
      short: error.message,
      path: error.path,
      at: 'value',
      final: false,
    }
  )
}

/** The kind that kubectl maps an object to, or why there is none. */
export function mapObject(value: JsonObject, file: string): ResourceKind | LocalRefusal {
  const kind = textOf(value.kind)
  const apiVersion = textOf(value.apiVersion)
  const found = mapKind(apiVersion, kind)
  if (found) return found
  const metadata = isObject(value.metadata) ? value.metadata : {}
  const short = `no matches for kind ${goQuote(kind)} in version ${goQuote(apiVersion)}`
  return {
    message: `resource mapping not found for name: ${goQuote(textOf(metadata.name))} namespace: ${goQuote(textOf(metadata.namespace))} from ${goQuote(file)}: ${short}\nensure CRDs are installed first`,
    short,
    path: ['kind'],
    at: 'value',
    final: false,
  }
}
