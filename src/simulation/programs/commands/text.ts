import { decodeBase64, encodeBase64 } from '../../../base/base64.ts'
import type { Task } from '../../kernel/task.ts'
import { NotUnderstood } from '../flow.ts'
import type { Call, Command } from '../process.ts'
import { formatted, unescaped } from './printf.ts'
import { readOptions } from './options.ts'
import { eachLine, inputOf, linesOf, pathOf, writeLines } from './text-input.ts'
import { waitForever } from './wait-forever.ts'

function echo({ args, io }: Call): number {
  const flags = args.findIndex((arg) => !/^-[neE]+$/.test(arg))
  const options = args.slice(0, flags === -1 ? args.length : flags).join('')
  const text = args.slice(flags === -1 ? args.length : flags).join(' ')
  io.out.write((options.includes('e') ? unescaped(text) : text) + (options.includes('n') ? '' : '\n'))
  return 0
}

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
  const bytes = value('c')
  if (bytes !== undefined) {
    const { text, failed } = yield* inputOf(call, rest)
    call.io.out.write(text.slice(0, Number(bytes)))
    return failed > 0 ? 1 : 0
  }
  const count = Number(value('n') ?? 10)
  if (count < 0) {
    const { text, failed } = yield* inputOf(call, rest)
    writeLines(call, linesOf(text).slice(0, count))
    return failed > 0 ? 1 : 0
  }
  let shown = 0
  const failed = yield* eachLine(call, count === 0 ? ['/dev/null'] : rest, (line) => {
    call.io.out.write(`${line}\n`)
    shown += 1
    return shown < count
  })
  return failed > 0 && count > 0 ? 1 : 0
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

/** How many characters `base64` writes on a line. */
const BASE64_WIDTH = 76

function* base64(call: Call): Task<number> {
  const { has, value, rest } = readOptions(call.args, 'w')
  const { text, failed } = yield* inputOf(call, rest)
  if (has('d') || has('D') || has('decode')) {
    const plain = text.replace(/\s/g, '')
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(plain)) {
      call.io.err.write('base64: invalid input\n')
      return 1
    }
    call.io.out.write(decodeBase64(plain))
  } else {
    const width = Number(value('w') ?? value('wrap') ?? BASE64_WIDTH)
    const encoded = encodeBase64(text)
    call.io.out.write(width > 0 ? encoded.replace(new RegExp(`.{1,${width}}`, 'g'), '$&\n') : encoded)
  }
  return failed > 0 ? 1 : 0
}

/** Programs that write text, and hand it on. */
export const TEXT: Readonly<Record<string, Command>> = {
  echo,
  printf: ({ args: [format = '', ...rest], io }) => (io.out.write(formatted(format, rest)), 0),
  cat,
  seq,
  head,
  tail,
  tee,
  base64,
  basename: ({ args: [path = '', suffix = ''], io }) => {
    const name = path.replace(/\/+$/, '').replace(/^.*\//s, '')
    io.out.write(`${suffix !== '' && name.endsWith(suffix) && name !== suffix ? name.slice(0, -suffix.length) : name}\n`)
    return 0
  },
  dirname: ({ args: [path = ''], io }) => (io.out.write(`${path.includes('/') ? path.replace(/\/[^/]*$/, '') || '/' : '.'}\n`), 0),
}
