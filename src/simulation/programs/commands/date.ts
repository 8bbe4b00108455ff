const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

const two = (value: number): string => String(value).padStart(2, '0')

const timeOf = (at: Date): string => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`
const monthOf = (at: Date): string => MONTHS[at.getUTCMonth()] ?? ''
const dayOf = (at: Date): string => DAYS[at.getUTCDay()] ?? ''

/** What each letter of a format stands for. */
const LETTERS: Readonly<Record<string, (at: Date) => string>> = {
  a: (at) => dayOf(at).slice(0, 3),
  A: dayOf,
  b: (at) => monthOf(at).slice(0, 3),
  B: monthOf,
  d: (at) => two(at.getUTCDate()),
  D: (at) => `${two(at.getUTCMonth() + 1)}/${two(at.getUTCDate())}/${two(at.getUTCFullYear() % 100)}`,
  e: (at) => String(at.getUTCDate()).padStart(2, ' '),
  F: (at) => at.toISOString().slice(0, 10),
  H: (at) => two(at.getUTCHours()),
  I: (at) => two(at.getUTCHours() % 12 || 12),
  m: (at) => two(at.getUTCMonth() + 1),
  M: (at) => two(at.getUTCMinutes()),
  n: () => '\n',
  N: (at) => `${String(at.getUTCMilliseconds()).padStart(3, '0')}000000`,
  p: (at) => (at.getUTCHours() < 12 ? 'AM' : 'PM'),
  R: (at) => timeOf(at).slice(0, 5),
  s: (at) => String(Math.floor(at.getTime() / 1000)),
  S: (at) => two(at.getUTCSeconds()),
  T: timeOf,
  u: (at) => String(at.getUTCDay() || 7),
  y: (at) => two(at.getUTCFullYear() % 100),
  Y: (at) => String(at.getUTCFullYear()),
  z: () => '+0000',
  '%': () => '%',
}

/** A moment (milliseconds since 1970, UTC) as `date +FORMAT` prints it; `zone` is the name it gives. */
export function dateText(moment: number, format: string, zone: string): string {
  const at = new Date(moment)
  return format.replace(/%(.)/g, (whole, letter: string) => (letter === 'Z' ? zone || 'UTC' : (LETTERS[letter]?.(at) ?? whole)))
}
