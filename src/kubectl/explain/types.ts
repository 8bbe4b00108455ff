/** The API's types as `kubectl explain` names them. */
import { elementType, findStruct, underlyingType } from '../../kube/schema.ts'

/** Types with a text form of their own, which OpenAPI calls by that. */
const TEXTS: ReadonlySet<string> = new Set(['meta.Time', 'meta.MicroTime', 'meta.Duration', '[]uint8', '[]byte'])
const WORDS: Readonly<Record<string, string>> = { string: 'string', bool: 'boolean', float64: 'number', float32: 'number' }

const isList = (type: string): boolean => type.startsWith('[]') && !TEXTS.has(type)
const withoutPointer = (type: string): string => (type.startsWith('*') ? elementType(type) : type)

/** `[]Container`, `map[string]string`, `integer`. Models typeGuess of kubectl/pkg/explain/v2/templates/plaintext.tmpl (v1.36). */
export function typeWord(type: string): string {
  const plain = withoutPointer(type)
  if (TEXTS.has(plain)) return 'string'
  if (isList(plain)) return `[]${typeWord(elementType(plain))}`
  if (plain.startsWith('map')) return `map[string]${typeWord(elementType(plain))}`
  const bottom = underlyingType(plain)
  if (bottom !== plain && bottom.startsWith('map')) return typeWord(bottom)
  if (/^u?int\d*$/.test(bottom)) return 'integer'
  return WORDS[bottom] ?? plain.slice(plain.indexOf('.') + 1)
}

/** The struct in a field's type, through pointers, lists and maps; null for what has no fields. */
export function structIn(type: string): string | null {
  let plain = underlyingType(withoutPointer(type))
  while (isList(plain) || plain.startsWith('map') || plain.startsWith('*')) plain = underlyingType(elementType(plain))
  return !TEXTS.has(plain) && findStruct(plain) ? plain : null
}
