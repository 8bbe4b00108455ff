import { sortedEntries } from './draft.ts'

const FNV_OFFSET = 0x811c9dc5
const FNV_PRIME = 0x01000193
/** The alphabet of generated names. Models apimachinery/pkg/util/rand (v1.36). */
const SAFE = 'bcdfghjklmnpqrstvwxz2456789'

/** Plain data as one text, keys in order, so that equal values have equal texts. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  const entries = sortedEntries(value as Record<string, unknown>).filter(([, item]) => item !== undefined)
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
}

/**
 * What tells the revisions of a template apart: 32 bits of its content, in letters that spell no words. The bits are those of Podscope's own
 * dump of the template, so they differ from a real cluster's. Models pkg/controller/controller_utils.go ComputeHash and rand.SafeEncodeString (v1.36).
 */
export function templateHash(template: unknown, collisionCount?: number): string {
  const text = canonical(template) + (collisionCount ? String(collisionCount) : '')
  let hash = FNV_OFFSET
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME)
  return String(hash >>> 0).replace(/\d/g, (digit) => SAFE[digit.charCodeAt(0) % SAFE.length] ?? '')
}
