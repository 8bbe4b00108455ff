/** Whether two JSON-like values are the same; a field that is undefined counts as absent. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    for (let i = 0; i < a.length; i++) if (!equal(a[i], b[i])) return false
    return true
  }
  const left = a as Record<string, unknown>
  const right = b as Record<string, unknown>
  for (const key in left) {
    const own = left[key]
    if (own !== undefined && own !== right[key] && !equal(own, right[key])) return false
  }
  for (const key in right) if (right[key] !== undefined && left[key] === undefined) return false
  return true
}
