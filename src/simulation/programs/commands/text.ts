import type { Task } from '../../kernel/task.ts'
import { NotUnderstood } from '../flow.ts'
import type { Call, Command } from '../process.ts'
import { formatted, unescaped } from './printf.ts'
import { readOptions } from './options.ts'
import { waitForever } from './wait-forever.ts'

function echo({ args, io }: Call): number {
  const flags = args.findIndex((arg) => !/^-[neE]+$/.test(arg))
  const options = args.slice(0, flags === -1 ? args.length : flags).join('')
  const text = args.slice(flags === -1 ? args.length : flags).join(' ')
  io.out.write((options.includes('e') ? unescaped(text) : text) + (options.includes('n') ? '' : '\n'))
  return 0
}

const pathOf = ({ cwd }: Call, file: string): string => (file.startsWith('/') ? file : `${cwd}/${file}`)

/** The text of the files, or of what it reads when there are none; what can't be read is said, and counted in `failed`. */
function* inputOf(call: Call, files: readonly string[]): Task<{ text: string; failed: number }> {
  let [text, failed] = ['', 0]
  for (const file of files.length > 0 ? files : ['-']) {
    if (file === '-' || file === '/dev/stdin') text += yield* call.io.in.all()
    else {
      const error = call.box.files.unreadable(pathOf(call, file))
      if (error === null) text += call.box.files.read(pathOf(call, file)) ?? ''
      else {
        failed += 1
        const why = error === 'Is a directory' ? `read error: ${error}` : `can't open '${file}': ${error}`
        call.io.err.write(`${call.name}: ${error === 'Is a directory' ? why : why}\n`)
      }
    }
  }
  return { text, failed }
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'))
const writeLines = ({ io }: Call, lines: readonly string[]): void => io.out.write(lines.map((line) => `${line}\n`).join(''))

function* cat(call: Call): Task<number> {
  const { rest } = readOptions(call.args)
  if (rest.length === 0 && call.leads && (call.box.container.stdin || call.box.container.tty)) return yield* waitForever(call)
  if (rest.length > 0 && rest.every((file) => file !== '-')) {
    const { text, failed } = yield* inputOf(call, rest)
    call.io.out.write(text)
    return failed > 0 ? 1 : 0
  }
  for (let text = yield* call.io.in.some(); text !== null; text = yield* call.io.in.some()) call.io.out.write(text)
  return 0
}

function seq(call: Call): number {
  const { value, rest } = readOptions(
    call.args.filter((arg) => !/^-\d/.test(arg)),
    's',
  )
  const numbers = (call.args.some((arg) => /^-\d/.test(arg)) ? call.args : rest).map(Number)
  const [from, step, to] =
    numbers.length === 1 ? [1, 1, numbers[0] ?? 0] : numbers.length === 2 ? [numbers[0] ?? 1, 1, numbers[1] ?? 0] : numbers
  if (from === undefined || step === undefined || to === undefined || numbers.some(Number.isNaN) || step === 0) return 1
  const out: number[] = []
  for (let i = from; step > 0 ? i <= to : i >= to; i += step) {
    out.push(i)
    if (out.length > 1_000_000) throw new NotUnderstood(`seq ${call.args.join(' ')}`)
  }
  if (out.length > 0) call.io.out.write(`${out.join(value('s') ?? '\n')}\n`)
  return 0
}

function* head(call: Call): Task<number> {
  const args = call.args.map((arg) => arg.replace(/^-(\d+)$/, '-n$1'))
  const { value, rest } = readOptions(args, 'nc')
  const { text, failed } = yield* inputOf(call, rest)
  const bytes = value('c')
  if (bytes === undefined) writeLines(call, linesOf(text).slice(0, Number(value('n') ?? 10)))
  else call.io.out.write(text.slice(0, Number(bytes)))
  return failed > 0 ? 1 : 0
}

/** Follows a file: each second it shows what has been added. */
const FOLLOW_EVERY = 1000

function* tail(call: Call): Task<number> {
  const args = call.args.map((arg) => arg.replace(/^-(\d+)$/, '-n$1').replace(/^-(\d+)f$/, '-fn$1'))
  const { has, value, rest } = readOptions(args, 'nc')
  const count = value('n') ?? '10'
  const { text, failed } = yield* inputOf(
    call,
    rest.filter((file) => file !== '/dev/null'),
  )
  const lines = linesOf(text)
  writeLines(call, count.startsWith('+') ? lines.slice(Number(count) - 1) : count === '0' ? [] : lines.slice(-Number(count)))
  const follows = has('f') || has('F') || has('follow')
  if (!follows) return failed > 0 ? 1 : 0
  const [file] = rest
  if (file === undefined || file === '/dev/null' || (failed > 0 && !has('F'))) return failed > 0 ? 1 : yield* waitForever(call)
  for (let seen = text.length; ; ) {
    yield* call.box.step()
    yield* call.box.pause(FOLLOW_EVERY)
    const now = call.box.files.read(pathOf(call, file)) ?? ''
    if (now.length > seen) call.io.out.write(now.slice(seen))
    seen = now.length
  }
}

function* grep(call: Call): Task<number> {
  const { has, rest } = readOptions(call.args)
  const [pattern = '', ...files] = rest
  const { text, failed } = yield* inputOf(call, files)
  let found: (line: string) => boolean
  try {
    const basic = has('E') || has('P') ? pattern : pattern.replace(/\\([|+?(){}])/g, '$1')
    const expression = new RegExp(has('w') ? `\\b(?:${basic})\\b` : has('x') ? `^(?:${basic})$` : basic, has('i') ? 'i' : '')
    found = has('F') ? (line) => line.includes(pattern) : (line) => expression.test(line)
  } catch {
    throw new NotUnderstood(`grep ${pattern}`)
  }
  const lines = linesOf(text).filter((line) => found(line) !== has('v'))
  if (has('c')) call.io.out.write(`${lines.length}\n`)
  else if (!has('q')) writeLines(call, lines)
  return lines.length > 0 ? 0 : failed > 0 ? 2 : 1
}

function* wc(call: Call): Task<number> {
  const { has, rest } = readOptions(call.args)
  const { text, failed } = yield* inputOf(call, rest)
  const counts = { l: text.split('\n').length - 1, w: text.split(/\s+/).filter((word) => word !== '').length, c: text.length }
  const asked = (['l', 'w', 'c'] as const).filter(has)
  const shown = (asked.length > 0 ? asked : (['l', 'w', 'c'] as const)).map((one) => counts[one])
  call.io.out.write(`${[...shown, ...rest].join(' ')}\n`)
  return failed > 0 ? 1 : 0
}

function* sort(call: Call): Task<number> {
  const { has, rest } = readOptions(call.args, 'kt')
  const { text } = yield* inputOf(call, rest)
  const order = (a: string, b: string): number =>
    (has('n') ? Number.parseFloat(a) - Number.parseFloat(b) : 0) || (a < b ? -1 : a > b ? 1 : 0)
  const lines = linesOf(text).toSorted((a, b) => (has('r') ? order(b, a) : order(a, b)))
  writeLines(call, has('u') ? [...new Set(lines)] : lines)
  return 0
}

function* uniq(call: Call): Task<number> {
  const { text } = yield* inputOf(call, readOptions(call.args).rest)
  writeLines(
    call,
    linesOf(text).filter((line, i, all) => line !== all[i - 1]),
  )
  return 0
}

function* tr(call: Call): Task<number> {
  const { has, rest } = readOptions(call.args)
  const set = (text = ''): string[] =>
    Array.from(
      unescaped(text)
        .replace(/\[:upper:\]/g, 'A-Z')
        .replace(/\[:lower:\]/g, 'a-z')
        .replace(/\[:digit:\]/g, '0-9')
        .replace(/(.)-(.)/gs, (_, a: string, b: string) => between(a, b)),
    )
  const [from, to] = [set(rest[0]), set(rest[1])]
  const text = yield* call.io.in.all()
  const changed = Array.from(text, (c) => {
    const at = from.indexOf(c)
    return at === -1 ? c : has('d') ? '' : (to[Math.min(at, to.length - 1)] ?? c)
  })
  call.io.out.write(changed.join(''))
  return 0
}

const between = (a: string, b: string): string =>
  Array.from({ length: Math.max(0, b.charCodeAt(0) - a.charCodeAt(0) + 1) }, (_, i) => String.fromCharCode(a.charCodeAt(0) + i)).join('')

function* cut(call: Call): Task<number> {
  const { value, rest } = readOptions(call.args, 'dfc')
  const { text } = yield* inputOf(call, rest)
  const wanted = (value('f') ?? value('c') ?? '1').split(',').map(Number)
  if (wanted.some(Number.isNaN)) throw new NotUnderstood(`cut ${call.args.join(' ')}`)
  const delimiter = value('c') === undefined ? (value('d') ?? '\t') : ''
  writeLines(
    call,
    linesOf(text).map((line) =>
      delimiter !== '' && !line.includes(delimiter) ? line : wanted.flatMap((n) => line.split(delimiter)[n - 1] ?? []).join(delimiter),
    ),
  )
  return 0
}

function* tee(call: Call): Task<number> {
  const { has, rest } = readOptions(call.args)
  const { files } = call.box
  if (!has('a')) for (const file of rest) files.write(pathOf(call, file), '')
  for (let text = yield* call.io.in.some(); text !== null; text = yield* call.io.in.some()) {
    call.io.out.write(text)
    for (const file of rest) files.write(pathOf(call, file), text, true)
  }
  return 0
}

/** Programs that write and change text. */
export const TEXT: Readonly<Record<string, Command>> = {
  echo,
  printf: ({ args: [format = '', ...rest], io }) => (io.out.write(formatted(format, rest)), 0),
  cat,
  seq,
  head,
  tail,
  grep,
  wc,
  sort,
  uniq,
  tr,
  cut,
  tee,
  basename: ({ args: [path = '', suffix = ''], io }) => {
    const name = path.replace(/\/+$/, '').replace(/^.*\//s, '')
    io.out.write(`${suffix !== '' && name.endsWith(suffix) && name !== suffix ? name.slice(0, -suffix.length) : name}\n`)
    return 0
  },
  dirname: ({ args: [path = ''], io }) => (io.out.write(`${path.includes('/') ? path.replace(/\/[^/]*$/, '') || '/' : '.'}\n`), 0),
}
