import { cloneJson, isRecord } from '../base/json.ts'
import { elementType, findStruct, structOfKind, underlyingType } from './schema.ts'
import type { SchemaStruct } from './schema.ts'
import type { KubeObject } from './types.ts'

/** Fields that are stored even where they hold nothing. */
const ALWAYS: ReadonlySet<string> = new Set([
  'core.HTTPHeader.value',
  'core.Sysctl.value',
  'core.SleepAction.seconds',
  'scheduling.PriorityClass.value',
  'meta.LabelSelectorRequirement.key',
  'meta.LabelSelectorRequirement.operator',
  'core.PodSpec.containers',
])

const ZEROS: Readonly<Record<string, unknown>> = { string: '', bool: false, '[]uint8': '', 'resource.Quantity': '0' }

/** What Go makes of a null: nothing for pointers, lists, maps; the zero value inside a list or map. */
function zeroOf(type: string): unknown {
  const plain = underlyingType(type)
  if (plain in ZEROS) return ZEROS[plain]
  if (/^[*[]|^map/.test(plain)) return null
  return findStruct(plain) ? {} : 0
}

const isNothing = (value: unknown): boolean =>
  value === '' || value === 0 || value === false || (Array.isArray(value) && value.length === 0)

/** Pointers and structs are stored even where they hold nothing; texts, numbers, lists and maps are not. */
function isOmitted(value: unknown, type: string): boolean {
  if (value === null || value === undefined) return true
  if (type.startsWith('*') || findStruct(type)) return false
  const isEmptyMap = type.startsWith('map') && isRecord(value) && Object.keys(value).length === 0
  return isEmptyMap || (isNothing(value) && underlyingType(type) !== 'intstr.IntOrString')
}

function storedValue(value: unknown, type: string): unknown {
  if (type.startsWith('*')) return storedValue(value, elementType(type))
  if (value === null || value === undefined) return zeroOf(type)
  if (type.startsWith('[]') && Array.isArray(value)) return value.map((item) => storedValue(item, elementType(type)))
  if (type.startsWith('map') && isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, storedValue(item, elementType(type))]))
  }
  const struct = findStruct(type)
  return struct && isRecord(value) ? storedStruct(value, struct) : cloneJson(value)
}

function storedStruct(value: Record<string, unknown>, struct: SchemaStruct): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [name, item] of Object.entries(value)) {
    const type = struct.fields.get(name)?.type
    if (type === undefined) continue
    if (ALWAYS.has(`${struct.key}.${name}`) || !isOmitted(item, type)) result[name] = storedValue(item, type)
  }
  return result
}

/**
 * A copy of a decoded object as an API server keeps it: nulls and fields that hold nothing are gone, so are fields that the
 * API does not have, and a null in a list or map is the zero value of its type. Kinds whose fields are not known are copied as they are.
 */
export function storedForm<T extends KubeObject>(object: T): T
export function storedForm(object: KubeObject): unknown {
  const struct = structOfKind(object.apiVersion, object.kind)
  if (!struct) return cloneJson(object)
  // A status is written by components, which leave out what is to be left out.
  const { status, ...written }: { status?: unknown; [field: string]: unknown } = { ...object }
  return { ...storedStruct(written, struct), ...(status !== undefined && { status }) }
}
