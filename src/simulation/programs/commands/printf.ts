import { NotUnderstood } from '../flow.ts'

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  e: '\u001B',
}

/** `\n`, `\t` and their like as what they mean. */
export const unescaped = (text: string): string =>
  text.replace(/\\(0?[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)/gs, (whole, code: string) => {
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8))
    if (/^x./.test(code)) return String.fromCharCode(Number.parseInt(code.slice(1), 16))
    return ESCAPES[code] ?? whole
  })

function convert(flags: string, width: number, precision: number | null, kind: string, arg: string): string {
  const number = Math.trunc(Number(arg.startsWith("'") || arg.startsWith('"') ? (arg.codePointAt(1) ?? 0) : arg)) || 0
  const text =
    kind === 'd' || kind === 'i' || kind === 'u'
      ? String(number)
      : kind === 'x'
        ? number.toString(16)
        : kind === 'X'
          ? number.toString(16).toUpperCase()
          : kind === 'o'
            ? number.toString(8)
            : kind === 'f'
              ? (Number(arg) || 0).toFixed(precision ?? 6)
              : kind === 'c'
                ? arg.slice(0, 1)
                : kind === 'b'
                  ? unescaped(arg)
                  : precision === null
                    ? arg
                    : arg.slice(0, precision)
  if (flags.includes('-')) return text.padEnd(width)
  return text.padStart(width, flags.includes('0') && kind !== 's' ? '0' : ' ')
}

const WIDEST = 10_000
/** How many digits a number is written with at most. */
const MOST_DIGITS = 100

/** What `printf` writes: its format as often as there are arguments for it. Throws NotUnderstood for what is too wide. */
export function formatted(format: string, args: readonly string[]): string {
  let out = ''
  let next = 0
  do {
    const before = next
    out += unescaped(format).replace(
      /%(?:%|([-0 +#]*)(\d*)(?:\.(\d+))?([sdiuxXofcb]))/g,
      (whole, flags: string, width: string, precision: string | undefined, kind: string) => {
        if (whole === '%%') return '%'
        if (Number(width) > WIDEST || (kind === 'f' && Number(precision) > MOST_DIGITS)) throw new NotUnderstood(`printf ${whole}`)
        return convert(flags, Number(width || 0), precision === undefined ? null : Number(precision), kind, args[next++] ?? '')
      },
    )
    if (next === before) break
  } while (next < args.length)
  return out
}
