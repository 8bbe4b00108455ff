/** Makes a switch exhaustive: the compiler refuses a call while a case is left. */
export function unreachable(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`)
}

/** `value`, known to be there; throws an Error with `what` when it is null or undefined. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(what)
  return value
}
