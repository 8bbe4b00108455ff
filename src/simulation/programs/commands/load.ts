import { NotUnderstood } from '../flow.ts'
import type { Task } from '../../kernel/task.ts'
import type { Call, Command } from '../process.ts'
import { digitsOfPi } from './pi.ts'
import { readSpan } from './time.ts'
import { waitForever } from './wait-forever.ts'

/** How fast memory is written to: bytes a millisecond. A choice. */
export const BYTES_PER_MS = 1_500_000

const UNITS: Readonly<Record<string, number>> = { '': 1, b: 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3, t: 1024 ** 4 }

/** Bytes that `250M` means to stress and dd. */
function readBytes(text: string): number | null {
  const [, amount, unit = ''] = /^(\d+)([bkmgt]?)(?:i?b)?$/i.exec(text) ?? []
  return amount === undefined ? null : Number(amount) * (UNITS[unit.toLowerCase()] ?? 1)
}

/** The value of `--name VALUE`, `--name=VALUE` or `-n VALUE`. */
function optionOf(args: readonly string[], long: string, short: string): string | undefined {
  const at = args.findIndex((arg) => arg === `--${long}` || arg === `-${short}`)
  return at === -1 ? args.find((arg) => arg.startsWith(`--${long}=`))?.slice(long.length + 3) : args[at + 1]
}

/** Workers that fill memory: over the container's limit the kernel kills it. */
function* stress(call: Call): Task<number> {
  const { args, box, io } = call
  const workers = Number(optionOf(args, 'vm', 'm') ?? 0)
  const bytes = readBytes(optionOf(args, 'vm-bytes', '') ?? '256m')
  const time = optionOf(args, 'timeout', 't')
  const span = time === undefined ? null : readSpan(time)
  if (bytes === null || Number.isNaN(workers)) throw new NotUnderstood(`stress ${args.join(' ')}`)
  const count = (name: string, letter: string): number => Number(optionOf(args, name, letter) ?? 0)
  io.out.write(
    `stress: info: [1] dispatching hogs: ${count('cpu', 'c')} cpu, ${count('io', 'i')} io, ${workers} vm, ${count('hdd', 'd')} hdd\n`,
  )
  const wanted = workers * bytes
  const limit = box.memory
  yield* box.pause(Math.min(wanted, limit ?? wanted) / BYTES_PER_MS)
  if (limit !== null && wanted > limit) {
    box.outOfMemory()
    return yield* waitForever(call)
  }
  box.fill(wanted)
  if (span === null) return yield* waitForever(call)
  yield* box.pause(span)
  box.fill(-wanted)
  io.out.write(`stress: info: [1] successful run completed in ${Math.round(span / 1000)}s\n`)
  return 0
}

/** `dd` keeps a block in memory; what it writes counts only where memory is written to. */
function* dd(call: Call): Task<number> {
  const { args, box } = call
  const value = (name: string): string | undefined => args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1)
  const [block, count] = [readBytes((value('bs') ?? '512').toUpperCase()), Number(value('count') ?? Number.NaN)]
  if (block === null || Number.isNaN(count)) throw new NotUnderstood(`dd ${args.join(' ')}`)
  const total = block * count
  const inMemory = (value('of') ?? '').startsWith('/dev/shm/') ? total : block
  yield* box.pause(Math.min(total, box.memory ?? total) / BYTES_PER_MS)
  if (box.memory !== null && inMemory > box.memory) box.outOfMemory()
  const file = value('of')
  return file === undefined ? 0 : fill(call, file, total)
}

/** Writes a file of so many bytes. */
function fill({ box, cwd, io, name }: Call, file: string, bytes: number): number {
  const error = box.writeZeros(file.startsWith('/') ? file : `${cwd}/${file}`, bytes)
  if (error !== null) io.err.write(`${name}: ${file}: ${error}\n`)
  return error === null ? 0 : 1
}

/** `fallocate -l SIZE FILE`. */
function fallocate(call: Call): number {
  const bytes = readBytes(optionOf(call.args, 'length', 'l') ?? '')
  const file = call.args.at(-1)
  if (bytes === null || file === undefined) throw new NotUnderstood(`fallocate ${call.args.join(' ')}`)
  return fill(call, file, bytes)
}

/** How long perl takes for 2,000 digits, and how that grows. */
const PI_TAKES = { digits: 2000, ms: 5000 }
const MOST_DIGITS = 20_000

/** The one program in perl that every tutorial runs: it prints as many digits of π as it is asked for. */
function* perl({ args, box, io }: Call): Task<number> {
  if (args.join(' ') === '-de0') return 0
  const [, text] = /^\s*print\s+bpi\((\d+)\)\s*;?\s*$/.exec(args.at(-1) ?? '') ?? []
  const digits = Number(text)
  if (text === undefined || digits < 1 || digits > MOST_DIGITS) throw new NotUnderstood(`perl ${args.join(' ')}`)
  yield* box.pause(PI_TAKES.ms * (digits / PI_TAKES.digits) ** 2)
  io.out.write(`${digitsOfPi(digits)}\n`)
  return 0
}

/** Programs that compute, and that fill memory. */
export const LOAD: Readonly<Record<string, Command>> = { stress, 'stress-ng': stress, dd, fallocate, perl }
