import { ms } from '../../../base/time.ts'
import { Latch, waitAtMost, waitFor } from '../../kernel/task.ts'
import type { Task } from '../../kernel/task.ts'
import { Endless, Leave, NotUnderstood } from '../flow.ts'
import type { Call, Command } from '../process.ts'
import { execProgram } from '../shell/exec.ts'
import { dateText } from './date.ts'

const UNITS: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 }

/** Milliseconds that `1.5`, `10s`, `2m`, `infinity` mean; null for anything else. */
export function readSpan(text: string): number | null {
  if (/^inf(inity)?$/.test(text)) return Number.POSITIVE_INFINITY
  const [, amount, unit = ''] = /^(\d+\.?\d*|\.\d+)([smhd]?)$/.exec(text) ?? []
  return amount === undefined ? null : Number(amount) * (UNITS[unit] ?? 1) * 1000
}

function* sleep({ args, box, io }: Call): Task<number> {
  const spans = args.map(readSpan)
  const total = spans.reduce<number>((sum, span) => sum + (span ?? 0), 0)
  if (spans.length === 0 || spans.includes(null)) {
    io.err.write(spans.length === 0 ? 'sleep: missing operand\n' : `sleep: invalid number '${args[spans.indexOf(null)]}'\n`)
    return 1
  }
  if (!Number.isFinite(total)) yield* waitFor(new Latch())
  yield* box.pause(total)
  return 0
}

/** Runs a program for a while: 143, or as coreutils has it 124, when it had to be ended. */
function* timeout({ args, box, cwd, env, io }: Call): Task<number> {
  const at = args.findIndex((arg, i) => !arg.startsWith('-') && !/^-[sk]$/.test(args[i - 1] ?? ''))
  const span = readSpan(args[at] ?? '')
  const words = args.slice(at + 1)
  if (at === -1 || span === null || words.length === 0) throw new NotUnderstood(`timeout ${args.join(' ')}`)
  const process = box.newProcess(words[0] ?? '')
  process.life.spawn(
    (function* (): Task<void> {
      try {
        box.ended(process, yield* execProgram(box, process, words, env, cwd, io))
      } catch (error) {
        if (error instanceof Leave) box.ended(process, error.code)
        else if (error instanceof NotUnderstood || error instanceof Endless) box.lost(error)
        else throw error
      }
    })(),
  )
  if (yield* waitAtMost(ms(span), process.done)) return process.code
  box.ended(process, 143)
  return 143
}

function date({ args, box, io, env }: Call): number {
  const format = args.find((arg) => arg.startsWith('+'))?.slice(1)
  if (args.some((arg) => /^-[ds]|^--(date|set)/.test(arg))) throw new NotUnderstood(`date ${args.join(' ')}`)
  const iso = args.some((arg) => arg.startsWith('-I') || arg.startsWith('--iso'))
  const zone = env.get('TZ') ?? 'UTC'
  io.out.write(`${dateText(box.wallTime, format ?? (iso ? '%Y-%m-%d' : '%a %b %e %H:%M:%S %Z %Y'), zone)}\n`)
  return 0
}

/** Programs that wait, and that tell the time. */
export const TIME: Readonly<Record<string, Command>> = {
  sleep,
  usleep: (call) => sleep({ ...call, args: [String(Number(call.args[0] ?? 0) / 1_000_000)] }),
  timeout,
  date,
}
