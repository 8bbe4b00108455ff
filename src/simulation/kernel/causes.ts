import type { RecordId } from '../trace.ts'

/** The causes of both, each once. */
export function union(a: readonly RecordId[], b: readonly RecordId[]): readonly RecordId[] {
  if (b.length === 0 || a === b) return a
  if (a.length === 0) return b
  const more = b.filter((id) => !a.includes(id))
  return more.length === 0 ? a : [...a, ...more]
}
