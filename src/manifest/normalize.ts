import { elementType, findStruct, type SchemaStruct, underlyingType } from '../kube/schema.ts'
import { isObject, type JsonObject, type JsonValue } from './json.ts'

/** What Go leaves in a list or map where the text says null. */
function zeroOf(type: string): JsonValue {
  if (type.startsWith('*')) return null
  const plain = underlyingType(type)
  if (plain === 'string' || plain === 'resource.Quantity') return plain === 'string' ? '' : '0'
  if (plain === 'bool') return false
  if (/^(?:u?int|float)\d*$/.test(plain)) return 0
  if (plain.startsWith('[]')) return plain === '[]uint8' ? '' : null
  return findStruct(plain) ? {} : null
}

function normalizeValue(value: JsonValue, pointer: string): JsonValue {
  const type = underlyingType(pointer.replace(/^\*+/, ''))
  const inner = elementType(type)
  const element = (item: JsonValue): JsonValue => (item === null ? zeroOf(inner) : normalizeValue(item, inner))
  if (Array.isArray(value)) return type.startsWith('[]') ? value.map(element) : value
  if (!isObject(value)) return value
  if (type.startsWith('map[')) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, element(item)]))
  const struct = findStruct(type)
  return struct ? normalizeObject(value, struct) : value
}

/** An object that was decoded without error as Go holds it: fields that are null are not set, items that are null are empty. */
export function normalizeObject(value: JsonObject, struct: SchemaStruct): JsonObject {
  const entries = Object.entries(value).filter(([, item]) => item !== null)
  return Object.fromEntries(entries.map(([key, item]) => [key, normalizeValue(item, struct.fields.get(key)?.type ?? '')]))
}
