import { elementType, findStruct, printedType, type SchemaStruct, underlyingType } from '../kube/schema.ts'
import { isObject, type JsonObject, type JsonValue, sortedKeys } from './json.ts'
import { quantityProblem } from './quantity.ts'
import type { FieldPath } from './reading.ts'

/** A value that does not fit the field it stands in. */
interface DecodeError {
  readonly message: string
  readonly path: FieldPath
}

interface DecodeResult {
  /** The one error that is reported; null when every value fits. */
  readonly error: DecodeError | null
  /** Paths of fields that no type has, depth first in the order of sorted keys. */
  readonly unknown: readonly FieldPath[]
  /** Of each unknown field the names that its struct has. */
  readonly candidates: readonly (readonly string[])[]
}

/** Where in Go's types the decoder is: what its messages say. */
interface Place {
  readonly struct: string
  readonly fields: readonly string[]
  readonly path: FieldPath
}

/** An error that ends the decoding at once, whatever was found before. */
class Abort extends Error {
  readonly error: DecodeError
  constructor(message: string, path: FieldPath) {
    super(message)
    this.error = { message, path }
  }
}

type IntegerRange = readonly [low: number, high: number]

const INT32: IntegerRange = [-(2 ** 31), 2 ** 31 - 1]
const RANGES: Readonly<Record<string, IntegerRange>> = {
  int32: INT32,
  int64: [-(2 ** 63), 2 ** 63],
  int: [-(2 ** 63), 2 ** 63],
  uint32: [0, 2 ** 32 - 1],
  uint8: [0, 255],
  uint16: [0, 65535],
  uint64: [0, 2 ** 64],
}

function jsonType(value: JsonValue): string {
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'boolean') return 'bool'
  return typeof value
}

/** What a message calls a value that is no integer within `range`; null for one that is. */
function integerMisfit(value: JsonValue, [low, high]: IntegerRange): string | null {
  if (typeof value !== 'number') return jsonType(value)
  return Number.isInteger(value) && value >= low && value <= high ? null : `number ${value}`
}

function mismatch(value: string, place: Place, type: string): string {
  return `json: cannot unmarshal ${value} into Go struct field ${[place.struct, ...place.fields].join('.')} of type ${printedType(type)}`
}

/** Go's name for a path: `spec.containers[0].image`. */
export function pathText(path: FieldPath): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('')
}

class Decoder {
  error: DecodeError | null = null
  readonly unknown: FieldPath[] = []
  readonly candidates: string[][] = []

  /** Remembers the first error. */
  #refuse(value: string, place: Place, type: string): void {
    this.error ??= { message: mismatch(value, place, type), path: place.path }
  }

  struct(value: JsonObject, struct: SchemaStruct, place: Place): void {
    for (const key of sortedKeys(value)) {
      const field = struct.fields.get(key)
      const path = [...place.path, key]
      if (!field) {
        this.unknown.push(path)
        this.candidates.push([...struct.fields.keys()])
        continue
      }
      const fields = [...place.fields, ...field.within, field.name]
      this.value(value[key] ?? null, field.type, { struct: struct.goName, fields, path })
    }
  }

  value(value: JsonValue, pointer: string, place: Place): void {
    const type = pointer.replace(/^\*+/, '')
    if (value === null || this.#special(value, type, place)) return
    const plain = underlyingType(type)
    if (plain.startsWith('[]')) return this.#list(value, type, plain, place)
    if (plain.startsWith('map[')) return this.#map(value, type, plain, place)
    const range = RANGES[plain]
    if (plain === 'string' || plain === 'bool') {
      if (jsonType(value) !== plain) this.#refuse(jsonType(value), place, type)
    } else if (range || plain === 'float64') {
      const misfit = range ? integerMisfit(value, range) : typeof value === 'number' ? null : jsonType(value)
      if (misfit !== null) this.#refuse(misfit, place, type)
    } else {
      const struct = findStruct(plain)
      if (!struct) return
      if (isObject(value)) this.struct(value, struct, place)
      else this.#refuse(jsonType(value), place, type)
    }
  }

  #list(value: JsonValue, type: string, plain: string, place: Place): void {
    if (plain === '[]uint8') return this.#bytes(value, place)
    if (!Array.isArray(value)) return this.#refuse(jsonType(value), place, type)
    for (const [i, item] of value.entries()) this.value(item, elementType(plain), { ...place, path: [...place.path, i] })
  }

  #map(value: JsonValue, type: string, plain: string, place: Place): void {
    if (!isObject(value)) return this.#refuse(jsonType(value), place, type)
    for (const key of sortedKeys(value)) this.value(value[key] ?? null, elementType(plain), { ...place, path: [...place.path, key] })
  }

  #bytes(value: JsonValue, place: Place): void {
    if (Array.isArray(value)) return value.forEach((item, i) => this.value(item, 'uint8', { ...place, path: [...place.path, i] }))
    if (typeof value !== 'string') return this.#refuse(jsonType(value), place, '[]uint8')
    const at = badBase64(value)
    if (at !== null) this.error ??= { message: `illegal base64 data at input byte ${at}`, path: place.path }
  }

  /** Types that decode themselves: what they find ends the decoding. Whether `type` is one. */
  #special(value: JsonValue, type: string, place: Place): boolean {
    switch (type) {
      case 'resource.Quantity': {
        const problem = quantityProblem(typeof value === 'object' ? '{' : String(value))
        if (problem !== null) throw new Abort(problem, place.path)
        return true
      }
      case 'intstr.IntOrString': {
        if (typeof value === 'string') return true
        const misfit = integerMisfit(value, INT32)
        if (misfit !== null) throw new Abort(mismatch(misfit, place, 'int32'), place.path)
        return true
      }
      case 'meta.Time':
      case 'meta.MicroTime':
        if (typeof value !== 'string') throw new Abort(mismatch(jsonType(value), place, 'string'), place.path)
        if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value)) {
          const layout = type === 'meta.Time' ? '2006-01-02T15:04:05Z07:00' : '2006-01-02T15:04:05.000000Z07:00'
          throw new Abort(
            `parsing time ${JSON.stringify(value)} as ${JSON.stringify(layout)}: cannot parse ${JSON.stringify(value)} as "2006"`,
            place.path,
          )
        }
        return true
      case 'meta.Duration':
      case 'meta.FieldsV1':
      case 'runtime.RawExtension':
        return true
      default:
        return false
    }
  }
}

/** The byte at which Go's base64 decoder gives up; null when it does not. */
function badBase64(text: string): number | null {
  const data = text.replace(/[\r\n]/g, '')
  const body = data.replace(/={0,2}$/, '')
  const wrong = body.search(/[^A-Za-z0-9+/]/)
  if (wrong >= 0) return wrong
  if (data.length % 4 === 0 && body.length % 4 !== 1) return null
  return data === body ? data.length - (data.length % 4) : data.length
}

/**
 * Checks an object against the struct of its kind as an API server decodes it with strict field validation.
 * Models sigs.k8s.io/json (v1.36).
 */
export function decodeObject(value: JsonObject, struct: SchemaStruct): DecodeResult {
  const decoder = new Decoder()
  try {
    decoder.struct(value, struct, { struct: struct.goName, fields: [], path: [] })
  } catch (error) {
    if (!(error instanceof Abort)) throw error
    return { error: error.error, unknown: decoder.unknown, candidates: decoder.candidates }
  }
  return { error: decoder.error, unknown: decoder.unknown, candidates: decoder.candidates }
}
