import { isRecord } from '../../base/json.ts'
import { elementType, findStruct, structOfKind, underlyingType } from '../../kube/schema.ts'
import type { KubeObject } from '../../kube/types.ts'

function ordered(value: unknown, type: string): unknown {
  const plain = underlyingType(type.startsWith('*') ? elementType(type) : type)
  if (Array.isArray(value)) return plain.startsWith('[]') ? value.map((item) => ordered(item, elementType(plain))) : value
  if (!isRecord(value)) return value
  if (plain.startsWith('map'))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, ordered(item, elementType(plain))]))
  const fields = [...(findStruct(plain)?.fields.values() ?? [])]
  const known = fields.flatMap(({ name, type: of }) => (value[name] === undefined ? [] : [[name, ordered(value[name], of)] as const]))
  return { ...Object.fromEntries(known), ...value, ...Object.fromEntries(known) }
}

/** An object with its fields in the order in which Go declares them: how a client writes what it has read itself as JSON. */
export function inStructOrder(object: KubeObject): KubeObject {
  const struct = structOfKind(object.apiVersion, object.kind)
  return struct ? (ordered(object, struct.key) as KubeObject) : object
}
