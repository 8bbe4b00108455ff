/** Times and lengths of time as kubectl shows them to people. */

/** `10m`, `3h5m`; no second part where it is zero. */
function parts(first: number, firstUnit: string, second: number, secondUnit: string): string {
  return second === 0 ? `${first}${firstUnit}` : `${first}${firstUnit}${second}${secondUnit}`
}

/** A length of time in milliseconds as an age. Models apimachinery/pkg/util/duration/duration.go HumanDuration (v1.36). */
export function humanDuration(milliseconds: number): string {
  const seconds = Math.trunc(milliseconds / 1000)
  if (seconds < -1) return '<invalid>'
  if (milliseconds < 0) return '0s'
  if (seconds < 120) return `${seconds}s`
  const minutes = Math.trunc(seconds / 60)
  if (minutes < 10) return parts(minutes, 'm', seconds % 60, 's')
  if (minutes < 180) return `${minutes}m`
  const hours = Math.trunc(minutes / 60)
  if (hours < 8) return parts(hours, 'h', minutes % 60, 'm')
  if (hours < 48) return `${hours}h`
  const days = Math.trunc(hours / 24)
  if (hours < 192) return parts(days, 'd', hours % 24, 'h')
  const years = Math.trunc(days / 365)
  if (years < 2) return `${days}d`
  return years < 8 ? parts(years, 'y', days % 365, 'd') : `${years}y`
}

/** How long ago `time` (RFC 3339) was at `now` (milliseconds of the Unix epoch). Models printers.go translateTimestampSince (v1.36). */
export const ageOf = (time: string | null | undefined, now: number): string => (time ? humanDuration(now - Date.parse(time)) : '<unknown>')

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const two = (value: number): string => String(value).padStart(2, '0')

/** `Sat, 21 Nov 2026 04:10:22 +0000`; Go's zero time where there is none. Models Go's time.RFC1123Z. */
export function rfc1123(time: string | null | undefined): string {
  if (!time) return 'Mon, 01 Jan 0001 00:00:00 +0000'
  const date = new Date(Date.parse(time))
  const day = `${DAYS[date.getUTCDay()]}, ${two(date.getUTCDate())} ${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`
  return `${day} ${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} +0000`
}
