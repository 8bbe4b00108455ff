const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

const two = (value: number): string => String(value).padStart(2, '0')

/** A moment (milliseconds since 1970, UTC) as `date +FORMAT` prints it; `zone` is the name it gives. */
export function dateText(moment: number, format: string, zone: string): string {
  const at = new Date(moment)
  const [day, month] = [DAYS[at.getUTCDay()] ?? '', MONTHS[at.getUTCMonth()] ?? '']
  const time = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`
  const said: Readonly<Record<string, string>> = {
    a: day.slice(0, 3),
    A: day,
    b: month.slice(0, 3),
    B: month,
    d: two(at.getUTCDate()),
    D: `${two(at.getUTCMonth() + 1)}/${two(at.getUTCDate())}/${two(at.getUTCFullYear() % 100)}`,
    e: String(at.getUTCDate()).padStart(2, ' '),
    F: at.toISOString().slice(0, 10),
    H: two(at.getUTCHours()),
    I: two(at.getUTCHours() % 12 || 12),
    m: two(at.getUTCMonth() + 1),
    M: two(at.getUTCMinutes()),
    n: '\n',
    N: `${String(at.getUTCMilliseconds()).padStart(3, '0')}000000`,
    p: at.getUTCHours() < 12 ? 'AM' : 'PM',
    R: time.slice(0, 5),
    s: String(Math.floor(moment / 1000)),
    S: two(at.getUTCSeconds()),
    T: time,
    u: String(at.getUTCDay() || 7),
    y: two(at.getUTCFullYear() % 100),
    Y: String(at.getUTCFullYear()),
    z: '+0000',
    Z: zone === '' ? 'UTC' : zone,
    '%': '%',
  }
  return format.replace(/%(.)/g, (whole, letter: string) => said[letter] ?? whole)
}
