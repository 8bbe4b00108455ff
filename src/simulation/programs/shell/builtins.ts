import { waitFor } from '../../kernel/task.ts'
import type { Task } from '../../kernel/task.ts'
import { readShellCall } from '../../../kube/programs/command-line.ts'
import { isKnownCommand } from '../../../kube/programs/commands.ts'
import { cleanPath } from '../files.ts'
import { Leave, NotUnderstood } from '../flow.ts'
import type { Io, Process } from '../process.ts'
import { eitherOf } from '../latches.ts'
import { numberOf, readSignal } from '../signals.ts'
import type { Signal } from '../signals.ts'
import { execProgram } from './exec.ts'
import type { Shell } from './state.ts'

interface BuiltinCall {
  readonly shell: Shell
  readonly args: readonly string[]
  readonly io: Io
  /** Runs words as a command. */
  readonly run: (words: readonly string[]) => Task<number>
  /** Runs text as a script in the same shell. */
  readonly script: (text: string) => Task<number>
}

type Builtin = (call: BuiltinCall) => number | Task<number>

const numberIn = (text: string | undefined, fallback: number): number =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : fallback

const assign = ({ shell, args }: BuiltinCall, exported: boolean): number => {
  for (const arg of args.filter((one) => !one.startsWith('-'))) {
    const [name = '', ...rest] = arg.split('=')
    if (rest.length > 0) shell.set(name, rest.join('='))
    if (exported) shell.export(name)
  }
  return 0
}

function setOptions({ shell, args }: BuiltinCall): number {
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? ''
    if (arg === '--' || !/^[-+]./.test(arg)) {
      shell.positional = args.slice(arg === '--' ? i + 1 : i)
      return 0
    }
    const on = arg.startsWith('-')
    const letters = /^[-+]o$/.test(arg)
      ? ({ errexit: 'e', nounset: 'u', xtrace: 'x' }[args[++i] ?? ''] ?? '')
      : arg.slice(1).replace(/o$/, '')
    if (/^[-+].+o$/.test(arg)) i += 1
    for (const letter of letters) {
      if (on) shell.options.add(letter)
      else shell.options.delete(letter)
    }
  }
  return 0
}

function trap({ shell, args, io }: BuiltinCall): number {
  const [action, ...names] = args[0] === '--' ? args.slice(1) : args
  if (action === undefined) {
    for (const [name, text] of shell.traps) io.out.write(`trap -- '${text}' ${name}\n`)
    return 0
  }
  const { signals } = shell.process
  for (const name of names) {
    const signal: Signal | 'EXIT' | null = name === 'EXIT' || name === '0' ? 'EXIT' : readSignal(name)
    if (!signal) continue
    if (action === '-') shell.traps.delete(signal)
    else shell.traps.set(signal, action)
    if (signal === 'EXIT') continue
    if (action === '-') signals.reset(signal)
    else if (action === '') signals.ignore(signal)
    else signals.accept(signal)
  }
  return 0
}

/** Waits for jobs; a signal that has a trap ends the wait at once. */
function* wait({ shell, args }: BuiltinCall): Task<number> {
  const asked = args.map((arg) => findJob(shell, arg))
  if (args.length > 0 && asked.includes(null)) return 127
  let code = 0
  for (const job of args.length > 0 ? asked : [...shell.jobs]) {
    if (!job) continue
    if (!job.done.fired) {
      const { news } = shell.process.signals
      yield* waitFor(eitherOf(job.done, news))
      if (!job.done.fired) return 128 + numberOf('TERM')
    }
    code = job.code
  }
  return args.length > 0 ? code : 0
}

const findJob = (shell: Shell, text: string): Process | null =>
  shell.jobs.find(({ pid }, i) => String(pid) === text || text === `%${i + 1}`) ?? (text === '%%' ? shell.lastJob : null)

function* read({ shell, args, io }: BuiltinCall): Task<number> {
  const line = yield* io.in.line()
  const names = args.filter((arg) => !arg.startsWith('-'))
  const words = (line ?? '').trim().split(/[ \t]+/)
  const targets = names.length > 0 ? names : ['REPLY']
  targets.forEach((name, i) => {
    const last = i === targets.length - 1
    shell.set(name, last ? words.slice(i).join(' ') : (words[i] ?? ''))
  })
  return line === null ? 1 : 0
}

function* exec(call: BuiltinCall): Task<number> {
  const { shell, args, io } = call
  if (args.length === 0) return 0
  throw new Leave('exit', yield* execProgram(shell.box, shell.process, args, shell.environment(), shell.cwd, io))
}

function changeFolder({ shell, args, io }: BuiltinCall): number {
  const target = args[0] ?? shell.parameter('HOME') ?? '/'
  const path = cleanPath(target.startsWith('/') ? target : `${shell.cwd}/${target}`)
  if (!shell.box.files.isFolder(path)) {
    io.err.write(`${shell.name}: cd: can't cd to ${target}: No such file or directory\n`)
    return 2
  }
  shell.cwd = path === '' ? '/' : path
  return 0
}

function describe({ shell, args, io }: BuiltinCall): number {
  const names = args.filter((arg) => !arg.startsWith('-'))
  const found = names.filter((name) => shell.functions.has(name) || isKnownCommand(name))
  for (const name of found) io.out.write(`${name}\n`)
  return found.length === names.length ? 0 : 127
}

/** `kill %1` names a job of the shell's own. */
function kill({ args, io, shell }: BuiltinCall): number | Task<number> {
  const { box, cwd, process } = shell
  const named = args.map((arg) => (arg.startsWith('%') ? String(findJob(shell, arg)?.pid ?? arg) : arg))
  return box.command('kill', cwd)?.({ name: 'kill', args: named, io, env: box.env, cwd, box, process, leads: false }) ?? 1
}

const nothing: Builtin = () => 0

/** What a shell does itself. */
export const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  [
    'break',
    ({ args }) => {
      throw new Leave('break', 0, numberIn(args[0], 1))
    },
  ],
  [
    'continue',
    ({ args }) => {
      throw new Leave('continue', 0, numberIn(args[0], 1))
    },
  ],
  [
    'return',
    ({ args, shell }) => {
      throw new Leave('return', numberIn(args[0], shell.status))
    },
  ],
  [
    'exit',
    ({ args, shell }) => {
      throw new Leave('exit', numberIn(args[0], shell.status) & 255)
    },
  ],
  ['cd', changeFolder],
  ['command', (call) => (call.args[0]?.startsWith('-') ? describe(call) : call.run(call.args))],
  ['type', describe],
  ['eval', ({ args, script }) => script(args.join(' '))],
  ['exec', exec],
  ['export', (call) => assign(call, true)],
  ['kill', kill],
  ['local', (call) => assign(call, false)],
  ['readonly', (call) => assign(call, false)],
  ['pwd', ({ io, shell }) => (io.out.write(`${shell.cwd}\n`), 0)],
  ['read', read],
  ['set', setOptions],
  ['shift', ({ args, shell }) => ((shell.positional = shell.positional.slice(numberIn(args[0], 1))), 0)],
  ['trap', trap],
  ['umask', nothing],
  ['unset', ({ args, shell }) => (args.forEach((name) => shell.unset(name)), 0)],
  ['wait', wait],
])

/** How a shell is called that runs a script: `sh -c SCRIPT`, or a file. */
export function scriptOf(
  shell: { readonly files: { read(path: string): string | null } },
  words: readonly string[],
  cwd: string,
): ShellScript | null {
  const { script, options } = readShellCall(words)
  if (script >= 0) return { text: words[script] ?? '', name: words[script + 1] ?? words[0] ?? 'sh', rest: words.slice(script + 2), options }
  const file = words.slice(1).find((word) => !word.startsWith('-'))
  if (file === undefined) return null
  const text = shell.files.read(file.startsWith('/') ? file : `${cwd}/${file}`)
  if (text === null) throw new NotUnderstood(file)
  return { text, name: file, rest: words.slice(words.indexOf(file) + 1), options }
}

interface ShellScript {
  readonly text: string
  readonly name: string
  readonly rest: readonly string[]
  readonly options: string
}
