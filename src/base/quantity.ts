/** Kubernetes quantities: `100m`, `128Mi`, `1e3`. Models apimachinery/pkg/api/resource/quantity.go (v1.36). */

type QuantityFormat = 'DecimalSI' | 'BinarySI' | 'DecimalExponent'

/** A quantity: an exact number of billionths, and the family of suffixes it is printed with. */
export interface Quantity {
  readonly nanos: bigint
  readonly format: QuantityFormat
}

const FORMAT_WRONG = "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
const SUFFIX_WRONG = "unable to parse quantity's suffix"

const NANOS = 1_000_000_000n
const MAX = (2n ** 63n - 1n) * NANOS
const DECIMAL: readonly [string, number][] = [
  ['n', -9],
  ['u', -6],
  ['m', -3],
  ['', 0],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
  ['E', 18],
]
const BINARY: readonly string[] = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']
/** Beyond this no quantity of a computer lies; it keeps `1e999999999` from filling the memory. */
const MAX_EXPONENT = 400

interface Suffix {
  readonly format: QuantityFormat
  readonly base: bigint
  readonly exponent: number
}

function readSuffix(suffix: string): Suffix | null {
  const decimal = DECIMAL.find(([name]) => name === suffix)
  if (decimal) return { format: 'DecimalSI', base: 10n, exponent: decimal[1] }
  const binary = BINARY.indexOf(suffix)
  if (binary > 0) return { format: 'BinarySI', base: 1024n, exponent: binary }
  const exponent = /^[eE]([+-]?\d+)$/.exec(suffix)
  if (!exponent || Math.abs(Number(exponent[1])) > MAX_EXPONENT) return null
  return { format: 'DecimalExponent', base: 10n, exponent: Number(exponent[1]) }
}

/** `numerator / denominator`, rounded away from zero. */
function divideUp(numerator: bigint, denominator: bigint): bigint {
  const whole = numerator / denominator
  return numerator % denominator === 0n ? whole : whole + 1n
}

type Parsed = { ok: true; quantity: Quantity } | { ok: false; error: string }

/** Reads a quantity as an API server does, or tells in its words why not. Finer than a billionth is rounded away from zero. */
export function readQuantity(text: string): Parsed {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?([eEinumkKMGTP]*[-+]?\d*)$/.exec(text)
  if (!match || text === '') return { ok: false, error: FORMAT_WRONG }
  const [, sign = '', whole = '', fraction = '', suffixText = ''] = match
  const suffix = readSuffix(suffixText)
  if (!suffix) return { ok: false, error: SUFFIX_WRONG }
  let numerator = BigInt(`${whole}${fraction}` || '0') * NANOS
  let denominator = 10n ** BigInt(fraction.length)
  const scale = suffix.base ** BigInt(Math.abs(suffix.exponent))
  if (suffix.exponent < 0) denominator *= scale
  else numerator *= scale
  let nanos = divideUp(numerator, denominator)
  let format = suffix.format
  if (format === 'BinarySI' && nanos > MAX) nanos = MAX
  if (format === 'BinarySI' && nanos > 0n && nanos < NANOS) format = 'DecimalSI'
  return { ok: true, quantity: { nanos: sign === '-' ? -nanos : nanos, format } }
}

/** The quantity of a field, or null when it does not parse. A YAML number counts as its digits. */
export function parseQuantity(value: string | number): Quantity | null {
  const read = readQuantity(String(value).trim())
  return read.ok ? read.quantity : null
}

/** The quantity of a field that is known to be valid; what does not parse counts as zero. */
export function quantityOf(value: string | number | undefined): Quantity {
  return (value === undefined ? null : parseQuantity(value)) ?? ZERO_QUANTITY
}

export const ZERO_QUANTITY: Quantity = { nanos: 0n, format: 'DecimalSI' }

/** Digits without their trailing zeros, and how many there were. */
function stripZeros(value: bigint): { digits: bigint; exponent: number } {
  if (value === 0n) return { digits: 0n, exponent: 0 }
  let digits = value
  let exponent = 0
  while (digits % 10n === 0n) {
    digits /= 10n
    exponent++
  }
  return { digits, exponent }
}

function formatDecimal(nanos: bigint, format: QuantityFormat): string {
  let { digits, exponent } = stripZeros(nanos)
  exponent = nanos === 0n ? 0 : exponent - 9
  while (exponent % 3 !== 0) {
    digits *= 10n
    exponent--
  }
  if (format === 'DecimalExponent') return exponent === 0 ? `${digits}` : `${digits}e${exponent}`
  while (exponent > 18) {
    digits *= 1000n
    exponent -= 3
  }
  return `${digits}${DECIMAL.find(([, power]) => power === exponent)?.[0] ?? ''}`
}

/** The canonical text of a quantity, as an API server prints it: `1000m` is `1`, `1024Mi` is `1Gi`. */
export function formatQuantity(quantity: Quantity): string {
  const { nanos, format } = quantity
  const size = nanos < 0n ? -nanos : nanos
  if (format !== 'BinarySI' || size < 1024n * NANOS || nanos % NANOS !== 0n) {
    return formatDecimal(nanos, format === 'BinarySI' ? 'DecimalSI' : format)
  }
  let digits = nanos / NANOS
  let power = 0
  while (digits % 1024n === 0n && power < BINARY.length - 1) {
    digits /= 1024n
    power++
  }
  return `${digits}${BINARY[power]}`
}

/** Bytes as a quantity: `80Mi`. */
export const bytesText = (bytes: number): string => formatQuantity({ nanos: BigInt(Math.trunc(bytes)) * NANOS, format: 'BinarySI' })

const MEBI = 1024 ** 2
const GIBI = 1024 ** 3

/** A measured amount of memory, rounded as people say it: `96Mi`, `1.5Gi`, below a mebibyte `512Ki`. */
export function memoryText(bytes: number): string {
  if (bytes >= 10 * GIBI) return `${Math.round(bytes / GIBI)}Gi`
  if (bytes >= GIBI) return `${Number((bytes / GIBI).toFixed(1))}Gi`
  return bytes >= MEBI ? `${Math.round(bytes / MEBI)}Mi` : `${Math.round(bytes / 1024)}Ki`
}

/** `text` in canonical form; what is no quantity stays as it is. */
export function canonicalQuantity(text: string | number): string {
  const quantity = parseQuantity(text)
  return quantity ? formatQuantity(quantity) : String(text)
}

/** Negative, zero or positive, as `a` is less than, equal to or greater than `b`. */
export function compareQuantities(a: Quantity, b: Quantity): number {
  return a.nanos < b.nanos ? -1 : a.nanos > b.nanos ? 1 : 0
}

/** The sum; printed like `a`, or like `b` where `a` is zero. */
export function addQuantities(a: Quantity, b: Quantity): Quantity {
  return { nanos: a.nanos + b.nanos, format: a.nanos === 0n ? b.format : a.format }
}

/** Rounded away from zero to whole thousandths, as the API server stores the resources of a container. */
export function roundUpToMilli(quantity: Quantity): Quantity {
  const step = 1_000_000n
  const size = quantity.nanos < 0n ? -quantity.nanos : quantity.nanos
  const rounded = divideUp(size, step) * step
  return { ...quantity, nanos: quantity.nanos < 0n ? -rounded : rounded }
}

/** The value in whole units, rounded up: bytes of a memory quantity. */
export function wholeUnits(quantity: Quantity): number {
  return Number(quantity.nanos < 0n ? quantity.nanos / NANOS : divideUp(quantity.nanos, NANOS))
}

/** The value in thousandths, rounded up: millicores of a cpu quantity. */
export function milliUnits(quantity: Quantity): number {
  return Number(quantity.nanos < 0n ? quantity.nanos / 1_000_000n : divideUp(quantity.nanos, 1_000_000n))
}

/** Whether nothing stands behind the point: bytes and pieces are whole. */
export const isWholeNumber = (quantity: Quantity): boolean => quantity.nanos % NANOS === 0n
