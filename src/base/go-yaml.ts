/** YAML as kubectl prints it. Models sigs.k8s.io/yaml (Kubernetes v1.36). */
import { goYamlKey, goYamlText } from './go-yaml-scalar.ts'
import { isRecord } from './json.ts'

const LETTER = /^\p{L}$/u
const DIGIT = /^\p{Nd}$/u

/** The number in the digits of `runes` from `from` on, and where they end. */
function digitsFrom(runes: readonly string[], from: number, start: number): { value: number; end: number } {
  let value = start
  let end = from
  for (; end < runes.length && DIGIT.test(runes[end] ?? ''); end++) value = value * 10 + Number(runes[end])
  return { value, end }
}

/** The order of keys: letters by code point, behind all else; runs of digits as numbers. Models yaml.v2 sorter.go. */
export function compareYamlKeys(left: string, right: string): number {
  const [a, b] = [Array.from(left), Array.from(right)]
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [one = '', other = ''] = [a[i], b[i]]
    if (one === other) continue
    const [oneLetter, otherLetter] = [LETTER.test(one), LETTER.test(other)]
    const byCode = (one.codePointAt(0) ?? 0) - (other.codePointAt(0) ?? 0)
    if (oneLetter && otherLetter) return byCode
    if (oneLetter || otherLetter) return otherLetter ? -1 : 1
    let start = 0
    if (one === '0' || other === '0') {
      for (let j = i - 1; j >= 0 && DIGIT.test(a[j] ?? ''); j--) if (a[j] !== '0') start = 1
    }
    const [x, y] = [digitsFrom(a, i, start), digitsFrom(b, i, start)]
    return x.value - y.value || x.end - y.end || byCode
  }
  return a.length - b.length
}

const fieldsOf = (value: Readonly<Record<string, unknown>>): [string, unknown][] =>
  Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => compareYamlKeys(a, b))

/** What stands behind `key:` or `-`: on the same line with a blank before it, or on lines of its own. */
function valueText(value: unknown, column: number, indent: number, inList: boolean): string {
  if (Array.isArray(value)) {
    if (value.length === 0) return ' []'
    const lines = listLines(value, inList ? indent + 2 : indent)
    return inList ? ` ${lines.trimStart()}` : `\n${lines}`
  }
  if (isRecord(value)) {
    const fields = fieldsOf(value)
    if (fields.length === 0) return ' {}'
    const lines = fieldLines(fields, indent + 2)
    return inList ? ` ${lines.trimStart()}` : `\n${lines}`
  }
  if (typeof value === 'string') return ` ${goYamlText(value, column + 1, indent + 2)}`
  return ` ${JSON.stringify(value) ?? 'null'}`
}

const listLines = (items: readonly unknown[], indent: number): string =>
  items.map((item) => `${' '.repeat(indent)}-${valueText(item, indent + 1, indent, true)}`).join('\n')

const fieldLines = (fields: readonly [string, unknown][], indent: number): string =>
  fields
    .map(([name, field]) => {
      const key = goYamlKey(name)
      return `${' '.repeat(indent)}${key}:${valueText(field, indent + key.length + 1, indent, false)}`
    })
    .join('\n')

/** A document: keys sorted, two blanks a level, lists not indented under their key; ends with a newline. Undefined fields are left out. */
export function goYaml(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]\n' : `${listLines(value, 0)}\n`
  if (isRecord(value)) {
    const fields = fieldsOf(value)
    return fields.length === 0 ? '{}\n' : `${fieldLines(fields, 0)}\n`
  }
  return `${typeof value === 'string' ? goYamlText(value, 0, 2) : (JSON.stringify(value) ?? 'null')}\n`
}
