import { readQuantity } from '../base/quantity.ts'

/** What an API server says of `text` as a quantity; null when it takes it (also `Mi` alone, which is 0). */
export function quantityProblem(text: string): string | null {
  const read = readQuantity(text.trim())
  return read.ok ? null : read.error
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
