/** IP addresses as an API server reads them. Models apimachinery/pkg/util/validation/ip.go (v1.36). */

const NO_ADDRESS = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'

function octets(text: string): number[] | null {
  const parts = text.split('.')
  if (parts.length !== 4 || parts.some((part) => !/^\d+$/.test(part) || Number(part) > 255)) return null
  return parts.map(Number)
}

/** The eight groups of an IPv6 address, or null. */
function ipv6Groups(text: string): number[] | null {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text)
  const four = tail ? octets(tail[2] ?? '') : []
  if (!four || !/^[0-9a-fA-F:.]+$/.test(text)) return null
  const [a = 0, b = 0, c = 0, d = 0] = four
  const plain = tail ? `${tail[1]}${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}` : text
  const halves = plain.split('::')
  if (halves.length > 2) return null
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  if ([...left, ...right].some((group) => !/^[0-9a-fA-F]{1,4}$/.test(group))) return null
  const missing = 8 - left.length - right.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null
  return [...left, ...Array<string>(missing).fill('0'), ...right].map((group) => Number.parseInt(group, 16))
}

const isMapped = (groups: readonly number[]): boolean => groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff

/** Reasons why `text` is no IP address. */
export function ipFaults(text: string): string[] {
  if (text.includes(':')) {
    const groups = ipv6Groups(text)
    if (!groups) return [NO_ADDRESS]
    return isMapped(groups) ? ['must not be an IPv4-mapped IPv6 address'] : []
  }
  if (!octets(text)) return [NO_ADDRESS]
  return text.split('.').some((part) => part.length > 1 && part.startsWith('0')) ? ['must not have leading 0s'] : []
}

/** The longest run of at least two zero groups, the first of them: what RFC 5952 shortens. */
function longestZeros(groups: readonly number[]): { from: number; length: number } {
  let best = { from: -1, length: 1 }
  for (let from = 0; from < groups.length; from++) {
    let length = 0
    while (from + length < groups.length && groups[from + length] === 0) length++
    if (length > best.length) best = { from, length }
  }
  return best
}

/** An IPv6 address in the form RFC 5952 recommends, or null where `text` is none. */
export function canonicalIpv6(text: string): string | null {
  const groups = ipv6Groups(text)
  if (!groups) return null
  const hex = groups.map((group) => group.toString(16))
  const { from, length } = longestZeros(groups)
  return from < 0 ? hex.join(':') : `${hex.slice(0, from).join(':')}::${hex.slice(from + length).join(':')}`
}
