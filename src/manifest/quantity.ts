const WRONG_FORMAT = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
const WRONG_SUFFIX = "unable to parse quantity's suffix"

const SUFFIX = /^(?:[numkMGTPE]|[KMGTPE]i|[eE][-+]?[0-9]+)?$/
const SUFFIX_FORM = /^[eEinumkKMGTP]*[-+]?[0-9]*$/

/**
 * What an API server says of `text` as a quantity; null when it takes it (also `Mi` alone, which is 0).
 * Models apimachinery pkg/api/resource/quantity.go (v1.36).
 */
export function quantityProblem(text: string): string | null {
  const trimmed = text.trim()
  const suffix = /^[+-]?[0-9]*(?:\.[0-9]*)?(.*)$/s.exec(trimmed)?.[1]
  if (trimmed === '' || suffix === undefined || !SUFFIX_FORM.test(suffix)) return WRONG_FORMAT
  return SUFFIX.test(suffix) ? null : WRONG_SUFFIX
}

const MEANT: Readonly<Record<string, readonly string[]>> = {
  b: ['Ki', 'k'],
  kb: ['Ki', 'k'],
  kib: ['Ki'],
  ki: ['Ki'],
  mb: ['Mi', 'M'],
  mib: ['Mi'],
  mi: ['Mi'],
  gb: ['Gi', 'G'],
  gib: ['Gi'],
  gi: ['Gi'],
  g: ['Gi', 'G'],
  tb: ['Ti', 'T'],
  tib: ['Ti'],
  ti: ['Ti'],
  t: ['Ti', 'T'],
}

/** What was probably meant by a quantity that is none: `12Mb` → `12Mi`, `12M`. */
export function suggestQuantities(text: string): string[] {
  const match = /^\s*([+-]?[0-9]+(?:\.[0-9]+)?)\s*([A-Za-z]+)\s*$/.exec(text)
  if (!match) return []
  const [, amount = '', suffix = ''] = match
  if (quantityProblem(`${amount}${suffix}`) === null) return [`${amount}${suffix}`]
  return (MEANT[suffix.toLowerCase()] ?? []).map((unit) => `${amount}${unit}`)
}
