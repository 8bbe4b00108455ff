import { isRecord } from '../../base/json.ts'
import { sortedEntries } from '../format-labels.ts'

/** Keys that need no quotes: words that no YAML reads as something else. */
const PLAIN = /^(?!(?:[yYnN]|yes|no|on|off|true|false|null)$)[A-Za-z_][\w/.-]*$/i

const isBox = (value: unknown): boolean => (isRecord(value) ? Object.keys(value).length > 0 : Array.isArray(value) && value.length > 0)

function text(value: unknown, indent: string): string {
  const inner = `${indent}  `
  if (Array.isArray(value)) {
    if (value.length === 0) return '[]'
    if (value.every(isBox)) return `[${value.map((item) => text(item, indent)).join(', ')}]`
    return `[\n${value.map((item) => `${inner}${text(item, inner)},\n`).join('')}${indent}]`
  }
  if (isRecord(value)) {
    const fields = sortedEntries(value).filter(([, field]) => field !== undefined)
    if (fields.length === 0) return '{}'
    const lines = fields.map(([key, field]) => `${inner}${PLAIN.test(key) ? key : JSON.stringify(key)}: ${text(field, inner)},\n`)
    return `{\n${lines.join('')}${indent}}`
  }
  return JSON.stringify(value) ?? 'null'
}

/** YAML in braces, of which no word can be taken for something else. Models sigs.k8s.io/yaml/kyaml (Kubernetes v1.36) */
export const kyaml = (value: unknown): string => `---\n${text(value, '')}\n`
