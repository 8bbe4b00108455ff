/** Kinds without a description of their own: every field there is. Models genericDescriber of kubectl/pkg/describe/describe.go (v1.36). */
import { goValue } from '../../base/go-text.ts'
import { isRecord } from '../../base/json.ts'
import type { KubeObject } from '../../kube/types.ts'
import { sortedEntries } from '../format-labels.ts'
import { printHead } from './metadata.ts'
import type { DescribeWriter } from './writer.ts'

const SKIPPED: ReadonlySet<string> = new Set([
  '.metadata.managedFields',
  '.metadata.name',
  '.metadata.namespace',
  '.metadata.labels',
  '.metadata.annotations',
])
const ACRONYMS: ReadonlySet<string> = new Set(['API', 'URL', 'UID', 'GUID'])

/** `apiVersion` as `API Version`. Models describe.go smartLabelFor (v1.36). */
function labelFor(field: string): string {
  if (!/^[\p{L}-]+$/u.test(field)) return field
  const parts = field.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lu}+|-+/gu) ?? [field]
  const words: string[] = []
  for (const part of parts) {
    const last = words.at(-1)
    // Letters in capitals stay with the word behind them.
    if (last !== undefined && /^\p{Lu}{2,}$/u.test(last) && /^\p{Lu}/u.test(part)) words.splice(-1, 1, last + part)
    else words.push(part)
  }
  return words
    .map((word) => {
      if (ACRONYMS.has(word.toUpperCase())) return word.toUpperCase()
      return word.toLowerCase() === word ? word.charAt(0).toUpperCase() + word.slice(1) : word
    })
    .join(' ')
}

function printContent(w: DescribeWriter, level: number, content: Readonly<Record<string, unknown>>, path: string): void {
  for (const [field, value] of sortedEntries(content)) {
    const at = `${path}.${field}`
    if (SKIPPED.has(at)) continue
    const label = labelFor(field)
    if (isRecord(value)) {
      w.line(level, `${label}:`)
      printContent(w, level + 1, value, at)
    } else if (Array.isArray(value)) {
      w.line(level, `${label}:`)
      for (const child of value as readonly unknown[]) {
        if (isRecord(child)) printContent(w, level + 1, child, at)
        else w.line(level + 1, goValue(child))
      }
    } else w.field(level, label, goValue(value))
  }
}

export function describeAnything(w: DescribeWriter, object: KubeObject): void {
  printHead(w, object)
  printContent(w, 0, { ...object }, '')
}
