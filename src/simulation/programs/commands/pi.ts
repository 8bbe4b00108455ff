/** Digits beyond those asked for, so that the last of them are right. */
const GUARD = 10

/** arctan(1/x) in units of 1/one. */
function arctanOfInverse(x: bigint, one: bigint): bigint {
  let power = one / x
  let sum = power
  for (let n = 3n, sign = -1n; power !== 0n; n += 2n, sign = -sign) {
    power /= x * x
    sum += sign * (power / n)
  }
  return sum
}

/** π to so many digits, the 3 counted, rounded. By Machin's formula. */
export function digitsOfPi(digits: number): string {
  const one = 10n ** BigInt(digits - 1 + GUARD)
  const pi = 4n * (4n * arctanOfInverse(5n, one) - arctanOfInverse(239n, one))
  const unit = 10n ** BigInt(GUARD)
  const text = String((pi + unit / 2n) / unit)
  return digits === 1 ? text : `${text[0]}.${text.slice(1)}`
}
