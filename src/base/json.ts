/** Plain data as JSON has it. */

/** A deep copy of plain data; fields that are undefined are left out. */
export function cloneJson<T>(value: T): T
export function cloneJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => cloneJson(item))
  if (!isRecord(value)) return value
  const copy: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) if (item !== undefined) copy[key] = cloneJson(item)
  return copy
}

/** Whether a value is an object with fields: no list, no null. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
