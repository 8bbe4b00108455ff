import { isRecord } from '../base/json.ts'
import { elementType, findStruct, structOfKind, underlyingType } from '../kube/schema.ts'
import type { ResourceKind } from '../kube/kinds.ts'

/** Paths of what no type of the API has, as a server warns of it: `spec.containers[0].nope`. */
function* within(value: unknown, type: string, path: string): Generator<string> {
  const plain = underlyingType(type.startsWith('*') ? elementType(type) : type)
  if (Array.isArray(value)) {
    if (plain.startsWith('[]')) for (const [index, item] of value.entries()) yield* within(item, elementType(plain), `${path}[${index}]`)
    return
  }
  if (!isRecord(value)) return
  if (plain.startsWith('map')) {
    for (const [key, item] of Object.entries(value)) yield* within(item, elementType(plain), `${path}.${key}`)
    return
  }
  const fields = findStruct(plain)?.fields
  if (!fields) return
  for (const [name, item] of Object.entries(value)) {
    const field = fields.get(name)
    const here = path === '' ? name : `${path}.${name}`
    if (field) yield* within(item, field.type, here)
    else if (!name.startsWith('$')) yield here
  }
}

/** The fields of a merge patch that objects of a kind do not have; none for kinds whose fields Podscope does not know. */
export function unknownFields(kind: ResourceKind, patch: unknown): string[] {
  const struct = structOfKind(kind.apiVersion, kind.kind)
  return struct ? [...within(patch, struct.key, '')] : []
}
