/**
 * Makes src/kubectl/explain/documentation.json, what `kubectl explain` says of each field: `npm run schema`.
 * Types come from the Go structs that Podscope knows, words from the published models of the Kubernetes API.
 */
import { writeFileSync } from 'node:fs'
import { RESOURCE_KINDS } from '../../kube/kinds.ts'
import { elementType, findStruct, structOfKind } from '../../kube/schema.ts'
import type { Documentation, TypeDocumentation } from '../../kubectl/explain/documentation.ts'
import { definitionsOf, ROOT } from './models.ts'

const OUT = `${ROOT}src/kubectl/explain/documentation.json`

interface Schema {
  readonly $ref?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly anyOf?: readonly Schema[]
}

/** The models keep paragraphs, and lose the line breaks of lists. */
const restored = (text: string): string => text.replace(/(?<=\S) {2}- (?=`)/g, '\n - ')

const textsOf = ({ enum: values, anyOf = [] }: Schema): string[] => [
  ...(values ?? []).filter((value): value is string => typeof value === 'string'),
  ...anyOf.flatMap(({ const: value }) => (typeof value === 'string' ? [value] : [])),
]

function typeDocumentation(schema: Schema): TypeDocumentation {
  const properties = Object.entries(schema.properties ?? {})
  // What an object itself is called is no choice of its author's.
  const chosen = properties.filter(([name]) => name !== 'apiVersion' && name !== 'kind')
  return {
    text: restored(schema.description ?? ''),
    fields: Object.fromEntries(properties.map(([name, { description = '' }]) => [name, restored(description)])),
    enums: Object.fromEntries(chosen.map(([name, property]) => [name, textsOf(property)] as const).filter(([, texts]) => texts.length > 0)),
    required: (schema.required ?? []).filter((name) => name !== 'apiVersion' && name !== 'kind'),
  }
}

/** Every struct that one is made of, itself included. */
function structsOf(key: string, found: Set<string>): void {
  const struct = findStruct(key)
  if (!struct || found.has(key)) return
  found.add(key)
  for (const { type } of struct.fields.values()) {
    let inner = type
    for (let next = elementType(inner); next !== inner; next = elementType(inner)) inner = next
    structsOf(inner, found)
  }
}

function main(): void {
  const documentation: Record<string, TypeDocumentation> = {}
  for (const apiVersion of new Set(RESOURCE_KINDS.map((kind) => kind.apiVersion))) {
    const kinds = RESOURCE_KINDS.filter((one) => one.apiVersion === apiVersion && structOfKind(apiVersion, one.kind))
    if (kinds.length === 0) continue
    const definitions = definitionsOf<Schema>(kinds)
    const keys = new Set<string>()
    for (const { kind } of kinds) structsOf(structOfKind(apiVersion, kind)?.key ?? '', keys)
    for (const key of keys) {
      const schema = definitions[`I${key.slice(key.indexOf('.') + 1)}`]
      if (schema && !(key in documentation)) documentation[key] = typeDocumentation(schema)
    }
  }
  const sorted: Documentation = Object.fromEntries(Object.entries(documentation).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(OUT, `${JSON.stringify(sorted)}\n`)
}

main()
