import { YamlError } from './cursor.ts'
import type { ScalarNode } from './nodes.ts'

/** What a scalar stands for; a key may be any of these, a value in JSON too. */
export type ScalarValue = string | number | boolean | null

const YAML_TAG = 'tag:yaml.org,2002:'

const WORDS = new Map<string, ScalarValue>([
  ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((word) => [word, true] as const),
  ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((word) => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['.nan', '.NaN', '.NAN'].map((word) => [word, Number.NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map((word) => [word, Number.POSITIVE_INFINITY] as const),
  ...['-.inf', '-.Inf', '-.INF'].map((word) => [word, Number.NEGATIVE_INFINITY] as const),
])

const LARGEST = 2n ** 64n - 1n
const SMALLEST = -(2n ** 63n)

function withinBounds(value: bigint, negative: boolean): number | null {
  const signed = negative ? -value : value
  return signed <= LARGEST && signed >= SMALLEST ? Number(signed) : null
}

/** An integer in any base: `010` and `0o10` are octal, `0x50` hexadecimal, `0b1` binary, `1_000` decimal. Null when it is none. */
function parseInteger(text: string): number | null {
  const match = /^([+-]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9][0-9]*))$/.exec(text)
  if (!match) return null
  const [, sign, hex, binary, octal, decimal] = match
  if (sign === '+' && text.length > 19) return null
  const digits =
    hex !== undefined ? `0x${hex}` : binary !== undefined ? `0b${binary}` : octal !== undefined ? `0o${octal}` : (decimal ?? '0')
  return withinBounds(BigInt(digits), sign === '-')
}

const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/
const DATE = /^\d{4}-\d{1,2}-\d{1,2}(?:[Tt ]\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?)?$/

function resolvePlain(text: string): ScalarValue {
  const word = WORDS.get(text)
  if (word !== undefined) return word
  if (text.startsWith('.')) {
    const float = FLOAT.test(text.replaceAll('_', '')) ? Number(text.replaceAll('_', '')) : Number.NaN
    return Number.isFinite(float) ? float : text
  }
  if (!/^[-+0-9]/.test(text) || DATE.test(text)) return text
  const digits = text.replaceAll('_', '')
  const integer = parseInteger(digits)
  if (integer !== null) return integer
  if (!FLOAT.test(digits)) return text
  const float = Number(digits)
  return Number.isFinite(float) ? float : text
}

const TYPE_NAMES: Readonly<Record<string, string>> = { string: '!!str', boolean: '!!bool', object: '!!null' }

function typeName(value: ScalarValue): string {
  if (typeof value === 'number') return Number.isInteger(value) ? '!!int' : '!!float'
  return TYPE_NAMES[typeof value] ?? '!!str'
}

/** Decodes `!!binary`. Throws a YamlError. */
function decodeBinary(node: ScalarNode): string {
  const data = node.text.replace(/[\r\n]/g, '')
  if (data.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(data)) {
    throw new YamlError('!!binary value contains invalid base64 data', null, node.start)
  }
  return new TextDecoder().decode(Uint8Array.from(atob(data), (byte) => byte.charCodeAt(0)))
}

/** What a scalar stands for in YAML 1.1. Throws a YamlError where its tag asks for something else than it is. Models go.yaml.in/yaml/v2 resolve.go. */
export function resolveScalar(node: ScalarNode): ScalarValue {
  const { tag, text } = node
  if (tag === '') return node.plain ? resolvePlain(text) : text
  if (!tag.startsWith(YAML_TAG)) return text
  const wanted = `!!${tag.slice(YAML_TAG.length)}`
  if (wanted === '!!str') return text
  if (wanted === '!!binary') return decodeBinary(node)
  if (!['!!bool', '!!int', '!!float', '!!null', '!!timestamp'].includes(wanted)) return text
  const value = resolvePlain(text)
  if (wanted === '!!null' && value === null) return null
  if (wanted === '!!timestamp' && DATE.test(text)) return text
  const found = typeName(value)
  if (found === wanted || (wanted === '!!float' && typeof value === 'number')) return value
  throw new YamlError(`cannot decode ${found} \`${text}\` as a ${wanted}`, null, node.start)
}
