import { compareNumbered } from '../../../base/natural-order.ts'
import type { Task } from '../../kernel/task.ts'
import { NotUnderstood } from '../flow.ts'
import type { Call, Command } from '../process.ts'
import { readOptions } from './options.ts'
import { unescaped } from './printf.ts'
import { eachLine, inputOf, linesOf, writeLines } from './text-input.ts'

function* wc(call: Call): Task<number> {
  const { has, rest } = readOptions(call.args)
  const { text, failed } = yield* inputOf(call, rest)
  const counts = { l: text.split('\n').length - 1, w: text.split(/\s+/).filter((word) => word !== '').length, c: text.length }
  const asked = (['l', 'w', 'c'] as const).filter(has)
  const shown = (asked.length > 0 ? asked : (['l', 'w', 'c'] as const)).map((one) => counts[one])
  call.io.out.write(`${[...shown, ...rest].join(' ')}\n`)
  return failed > 0 ? 1 : 0
}

const MULTIPLES: Readonly<Record<string, number>> = { K: 1e3, M: 1e6, G: 1e9, T: 1e12 }

/** `1.5G` of `sort -h`. */
function humanNumber(text: string): number {
  const [, number = '0', unit = ''] = /^\s*(-?[\d.]+)([KMGT]?)/i.exec(text) ?? []
  return Number(number) * (MULTIPLES[unit.toUpperCase()] ?? 1)
}

const numberIn = (text: string): number => Number.parseFloat(text) || 0
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The part of a line that `-k 2,3` means. Blanks in front of a field belong to it. */
function keyOf(line: string, from: number, to: number, separator: string | undefined): string {
  if (separator !== undefined)
    return line
      .split(separator)
      .slice(from - 1, to)
      .join(separator)
  const fields = line.match(/\s*\S+/g) ?? []
  return fields.slice(from - 1, to).join('')
}

interface SortKey {
  readonly part: (line: string) => string
  readonly letters: string
}

function compareBy({ part, letters }: SortKey, a: string, b: string): number {
  const [x, y] = [part(a), part(b)]
  const of = (compare: (x: string, y: string) => number): number => (letters.includes('r') ? compare(y, x) : compare(x, y))
  if (letters.includes('n')) return of((one, other) => numberIn(one) - numberIn(other))
  if (letters.includes('h')) return of((one, other) => humanNumber(one) - humanNumber(other))
  if (letters.includes('V')) return of((one, other) => compareNumbered(one.trim(), other.trim()))
  if (letters.includes('f')) return of((one, other) => compareText(one.toUpperCase(), other.toUpperCase()))
  return of(compareText)
}

function* sort(call: Call): Task<number> {
  const { has, value, values, rest } = readOptions(call.args, 'kto')
  const { text, failed } = yield* inputOf(call, rest)
  const common = ['n', 'h', 'V', 'f', 'r'].filter(has).join('')
  const keys = values('k').map((spec): SortKey => {
    const [, from = '1', to] = /^(\d+)(?:\.\d+)?[a-zA-Z]*(?:,(\d+))?/.exec(spec) ?? []
    const letters = spec.replace(/[^a-zA-Z]/g, '')
    return {
      part: (line) => keyOf(line, Number(from), to === undefined ? line.length : Number(to), value('t')),
      letters: letters === '' ? common : letters,
    }
  })
  const whole: SortKey = { part: (line) => line, letters: keys.length > 0 ? (has('r') ? 'r' : '') : common }
  const order = (a: string, b: string): number => {
    for (const key of keys) {
      const found = compareBy(key, a, b)
      if (found !== 0) return found
    }
    return compareBy(whole, a, b) || compareText(a, b)
  }
  const lines = linesOf(text).toSorted(order)
  const isSame = (a: string, b: string): boolean => [...(keys.length > 0 ? keys : [whole])].every((key) => compareBy(key, a, b) === 0)
  writeLines(call, has('u') ? lines.filter((line, at) => at === 0 || !isSame(line, lines[at - 1] ?? '')) : lines)
  return failed > 0 ? 1 : 0
}

/** How wide `uniq -c` writes its counts. */
const COUNT_WIDTH = 7

function* uniq(call: Call): Task<number> {
  const { has, rest } = readOptions(call.args)
  const { text, failed } = yield* inputOf(call, rest)
  const groups: { line: string; count: number }[] = []
  const key = (line: string): string => (has('i') ? line.toLowerCase() : line)
  for (const line of linesOf(text)) {
    const last = groups.at(-1)
    if (last && key(last.line) === key(line)) last.count += 1
    else groups.push({ line, count: 1 })
  }
  const shown = groups.filter(({ count }) => (!has('d') || count > 1) && (!has('u') || count === 1))
  writeLines(
    call,
    shown.map(({ line, count }) => (has('c') ? `${String(count).padStart(COUNT_WIDTH)} ${line}` : line)),
  )
  return failed > 0 ? 1 : 0
}

const SETS: readonly (readonly [RegExp, string])[] = [
  [/\[:upper:\]/g, 'A-Z'],
  [/\[:lower:\]/g, 'a-z'],
  [/\[:digit:\]/g, '0-9'],
  [/\[:alpha:\]/g, 'A-Za-z'],
  [/\[:alnum:\]/g, 'A-Za-z0-9'],
  [/\[:space:\]/g, ' \t\n\r'],
  [/\[:blank:\]/g, ' \t'],
]

const between = (a: string, b: string): string =>
  Array.from({ length: Math.max(0, b.charCodeAt(0) - a.charCodeAt(0) + 1) }, (_, i) => String.fromCharCode(a.charCodeAt(0) + i)).join('')

const setOf = (text = ''): string[] =>
  Array.from(
    SETS.reduce((set, [name, means]) => set.replace(name, means), unescaped(text)).replace(/(.)-(.)/gs, (_, a: string, b: string) =>
      between(a, b),
    ),
  )

function* tr(call: Call): Task<number> {
  const { has, rest } = readOptions(call.args)
  const [from, to] = [setOf(rest[0]), setOf(rest[1])]
  const outside = has('c') || has('C')
  const text = yield* call.io.in.all()
  const changed = Array.from(text, (c) => {
    const at = from.indexOf(c)
    if (outside ? at !== -1 : at === -1) return c
    if (has('d')) return ''
    return outside ? (to.at(-1) ?? c) : (to[Math.min(at, to.length - 1)] ?? c)
  })
  const squeezed = new Set(to.length > 0 ? to : from)
  const out = has('s') ? changed.filter((c, at) => c !== changed[at - 1] || !squeezed.has(c)) : changed
  call.io.out.write(out.join(''))
  return 0
}

/** Whether a list such as `1,3-5,7-` has a number. */
function listOf(text: string): ((n: number) => boolean) | null {
  const ranges = text.split(',').map((part) => /^(\d*)(-?)(\d*)$/.exec(part))
  if (ranges.includes(null)) return null
  return (n) =>
    ranges.some((range) => {
      const [, from = '', dash = '', to = ''] = range ?? []
      return dash === '' ? n === Number(from) : n >= Number(from || 1) && n <= (to === '' ? Number.POSITIVE_INFINITY : Number(to))
    })
}

function* cut(call: Call): Task<number> {
  const { has, value, rest } = readOptions(call.args, 'dfcb')
  const fields = value('f')
  const wanted = listOf(fields ?? value('c') ?? value('b') ?? '')
  if (!wanted) throw new NotUnderstood(`cut ${call.args.join(' ')}`)
  const delimiter = fields === undefined ? '' : (value('d') ?? '\t')
  const failed = yield* eachLine(call, rest, (line) => {
    if (delimiter !== '' && !line.includes(delimiter)) {
      if (!has('s')) call.io.out.write(`${line}\n`)
      return true
    }
    const parts = delimiter === '' ? Array.from(line) : line.split(delimiter)
    call.io.out.write(`${parts.filter((_, at) => wanted(at + 1)).join(delimiter)}\n`)
    return true
  })
  return failed > 0 ? 1 : 0
}

/** `column -t`: words side by side, each column as wide as its widest word. */
function* column(call: Call): Task<number> {
  const { has, value, rest } = readOptions(call.args, 's')
  if (!has('t')) throw new NotUnderstood(`column ${call.args.join(' ')}`)
  const { text, failed } = yield* inputOf(call, rest)
  const separator = value('s')
  const rows = linesOf(text).map((line) => (separator === undefined ? line.trim().split(/\s+/) : line.split(separator)))
  const widths: number[] = []
  for (const row of rows) for (const [at, word] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, word.length)
  writeLines(
    call,
    rows.map((row) => row.map((word, at) => (at === row.length - 1 ? word : word.padEnd((widths[at] ?? 0) + 2))).join('')),
  )
  return failed > 0 ? 1 : 0
}

const whole = (change: (lines: string[]) => string[]) =>
  function* (call: Call): Task<number> {
    const { text, failed } = yield* inputOf(call, readOptions(call.args).rest)
    writeLines(call, change(linesOf(text)))
    return failed > 0 ? 1 : 0
  }

/** Programs that count, order, choose and change lines. */
export const LINES: Readonly<Record<string, Command>> = {
  wc,
  sort,
  uniq,
  tr,
  cut,
  column,
  tac: whole((lines) => lines.toReversed()),
  rev: whole((lines) => lines.map((line) => Array.from(line).toReversed().join(''))),
  nl: whole((lines) => lines.map((line, at) => `${String(at + 1).padStart(6)}\t${line}`)),
}
