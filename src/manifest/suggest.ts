import { closest, distance } from 'fastest-levenshtein'

/** The name out of `names` that `word` was probably meant to be; null when none is near. */
export function suggest(word: string, names: readonly string[]): string | null {
  if (names.length === 0) return null
  const lower = word.toLowerCase()
  const same = names.find((name) => name.toLowerCase() === lower)
  if (same !== undefined) return same
  const best = closest(word, names)
  return distance(lower, best.toLowerCase()) <= Math.max(1, Math.floor(word.length / 3)) ? best : null
}
