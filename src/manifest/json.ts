/** The values that a document stands for: what kubectl sends. */
export type JsonValue = string | number | boolean | null | JsonValue[] | JsonObject
export interface JsonObject {
  [key: string]: JsonValue
}

/** Whether a value is an object with fields: no list, no null. */
export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value that is text; empty for any other. */
export const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '')

/** Keys in the order in which Go's encoder writes them. */
export function sortedKeys(object: object): string[] {
  return Object.keys(object).sort()
}

/** The same value with the keys of its objects sorted: how kubectl sends it. */
export function withSortedKeys(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withSortedKeys)
  if (!isObject(value)) return value
  return Object.fromEntries(sortedKeys(value).map((key) => [key, withSortedKeys(value[key] ?? null)]))
}
