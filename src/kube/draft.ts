/**
 * An API type as a person may write it: everything may be absent, and a text may be none of those the type lists.
 * Field types are right (strict decoding has seen to that), so a list is a list and a number a number.
 */
export type Draft<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends readonly (infer U)[]
        ? Draft<U>[]
        : T extends object
          ? string extends keyof T
            ? { [K in keyof T]: Draft<T[K]> }
            : { [K in keyof T]?: Draft<T[K]> }
          : T

/** A map of the API, keys sorted: API servers iterate in no fixed order, Podscope in this one. */
export function sortedEntries<T>(map: Record<string, T> | undefined): [string, T][] {
  return Object.entries(map ?? {}).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}
