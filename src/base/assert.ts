/** Makes a switch exhaustive: the compiler refuses a call while a case is left. */
export function unreachable(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`)
}

/** States what the surrounding code guarantees; throws an Error with `what` when it does not hold. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(what)
}

/** `value`, known to be there; throws an Error with `what` when it is null or undefined. */
export function must<T>(value: T | null | undefined, what: string): T {
  assert(value !== null && value !== undefined, what)
  return value
}
