/** Keys in the order in which Go's encoder writes them: by their bytes. */
export function sortedKeys(object: object): string[] {
  return Object.keys(object).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}
