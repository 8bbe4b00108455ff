import type { AndOr, CommandNode as Stage, Function as FunctionNode, Pipeline, PipelineNode, Redirected, Statement } from 'unbash'
import type { Task } from '../../kernel/task.ts'
import { waitFor } from '../../kernel/task.ts'
import { parseScript } from '../../../kube/programs/shell.ts'
import { Endless, Leave, NotUnderstood } from '../flow.ts'
import type { Io, Process } from '../process.ts'
import { Input, Pipe } from '../streams.ts'
import { runCommand } from './command.ts'
import { Expander } from './expand.ts'
import { decided, runArithmeticFor, runCase, runFor, runIf, runWhile } from './compound.ts'
import type { Body, Run } from './compound.ts'
import { redirected } from './redirect.ts'
import type { Shell } from './state.ts'
import { decide } from './test.ts'

/** Exit code of a shell that can't read its script. */
const SYNTAX_ERROR = 2

/** Runs a script to its end; `exit` leaves it. Throws NotUnderstood and Endless. */
export function* runScript(shell: Shell, text: string, io: Io): Task<number> {
  const script = parseScript(text)
  const error = script.errors?.[0]
  if (error) {
    io.err.write(`${shell.name}: syntax error: ${error.message}\n`)
    return SYNTAX_ERROR
  }
  return yield* leaving(shell, runList(shell, script.commands, io), io)
}

/** Runs something that `exit` ends, and the action for that. */
function* leaving(shell: Shell, task: Task<number>, io: Io): Task<number> {
  let code: number
  try {
    code = yield* task
  } catch (error) {
    if (!(error instanceof Leave)) throw error
    code = error.code
  }
  const atExit = shell.traps.get('EXIT')
  if (atExit === undefined) return code
  shell.traps.delete('EXIT')
  shell.status = code
  try {
    yield* runList(shell, parseScript(atExit).commands, io)
  } catch (error) {
    if (!(error instanceof Leave)) throw error
    return error.code
  }
  return code
}

/** Runs statements one after the other; answers the code of the last. */
function* runList(shell: Shell, statements: readonly Statement[], io: Io): Task<number> {
  for (const { command, background } of statements) {
    if (background) {
      startJob(shell, command, io)
      shell.status = 0
      continue
    }
    shell.status = yield* runNode(shell, command, io)
    if (shell.status !== 0 && shell.options.has('e') && shell.deciding === 0 && endsAtFailure(command))
      throw new Leave('exit', shell.status)
  }
  return shell.status
}

/** Whether `set -e` minds the failure of a command: not where the failure is asked for. */
const endsAtFailure = (node: PipelineNode | AndOr): boolean =>
  node.type === 'Command' ||
  node.type === 'Subshell' ||
  (node.type === 'Pipeline' && !node.prefixes.some(({ type }) => type === 'Negation'))

function startJob(shell: Shell, node: PipelineNode | AndOr, io: Io): void {
  const { box } = shell
  const process = box.newProcess(shell.name)
  shell.lastJob = process
  shell.jobs.push(process)
  const child = shell.fork(process)
  runApart(child, process, leaving(child, runNode(child, node, { ...io, in: Input.of('') }), io))
}

/** Runs a task beside the shell, as a process of its own. */
function runApart(shell: Shell, process: Process, task: Task<number>): void {
  const { box } = shell
  process.life.spawn(
    (function* (): Task<void> {
      try {
        box.ended(process, yield* task)
      } catch (error) {
        if (error instanceof Leave) box.ended(process, error.code)
        else if (error instanceof NotUnderstood || error instanceof Endless) box.lost(error)
        else throw error
      }
    })(),
  )
}

function* runNode(shell: Shell, node: Body, io: Io): Task<number> {
  switch (node.type) {
    case 'Command':
      return yield* runCommand(RUN, shell, node, io)
    case 'AndOr':
      return yield* runAndOr(shell, node, io)
    case 'Pipeline':
      return yield* runPipeline(shell, node, io)
    case 'CompoundList':
      return yield* runList(shell, node.commands, io)
    case 'BraceGroup':
      return yield* runList(shell, node.body.commands, io)
    case 'Subshell': {
      const child = shell.fork()
      return yield* leaving(child, runList(child, node.body.commands, io), io)
    }
    case 'If':
      return yield* runIf(RUN, shell, node, io)
    case 'For':
      return yield* runFor(RUN, shell, node, io)
    case 'While':
      return yield* runWhile(RUN, shell, node, io)
    case 'Case':
      return yield* runCase(RUN, shell, node, io)
    case 'Redirected':
      return yield* runRedirected(shell, node, io)
    case 'Function':
      return define(shell, node)
    case 'ArithmeticCommand': {
      const expander = RUN.expander(shell, io)
      return node.expression && (yield* expander.compute(node.expression)) !== 0 ? 0 : 1
    }
    case 'ArithmeticFor':
      return yield* runArithmeticFor(RUN, shell, node, io)
    case 'TestCommand':
      return (yield* decide(shell, RUN.expander(shell, io), node.expression)) ? 0 : 1
    case 'Select':
    case 'Coproc':
      throw new NotUnderstood(node.type.toLowerCase())
  }
}

function* runSubstitution(shell: Shell, script: { readonly commands: readonly Statement[] }, io: Io): Task<number> {
  return yield* leaving(shell, runList(shell, script.commands, io), io)
}

const RUN: Run = { list: runList, node: runNode, expander: (shell, io) => new Expander(shell, io, runSubstitution) }

function define(shell: Shell, { name, body }: FunctionNode): number {
  shell.functions.set(name.value, body)
  return 0
}

function* runAndOr(shell: Shell, { commands, operators }: AndOr, io: Io): Task<number> {
  let code = 0
  for (const [i, command] of commands.entries()) {
    const operator = operators[i - 1]
    if (operator && (code === 0) !== (operator === '&&')) continue
    const last = i === commands.length - 1
    if (!last) shell.deciding += 1
    try {
      code = yield* runNode(shell, command, io)
    } finally {
      if (!last) shell.deciding -= 1
    }
    shell.status = code
    if (last && code !== 0 && shell.options.has('e') && shell.deciding === 0) throw new Leave('exit', code)
  }
  return code
}

function* runPipeline(shell: Shell, { commands, operators, prefixes }: Pipeline, io: Io): Task<number> {
  const negated = prefixes.some(({ type }) => type === 'Negation')
  const run = commands.length === 1 && commands[0] ? runNode(shell, commands[0], io) : runStages(shell, commands, operators, io)
  const code = negated ? Number(yield* decided(shell, run)) : yield* run
  return code
}

/** Runs commands at the same time, each reading what the one before it writes. */
function* runStages(shell: Shell, stages: readonly Stage[], operators: readonly string[], io: Io): Task<number> {
  const { box } = shell
  const processes: Process[] = []
  let input = io.in
  let before: Pipe | null = null
  for (const [i, stage] of stages.slice(0, -1).entries()) {
    const pipe = new Pipe()
    const process = box.newProcess(shell.name)
    const child = shell.fork(process)
    child.takesSignals = false
    const own: Io = { in: input, out: pipe, err: operators[i] === '|&' ? pipe : io.err }
    const upstream = before
    process.done.whenFired(() => {
      pipe.end()
      upstream?.abandon()
    })
    runApart(child, process, leaving(child, runNode(child, stage, own), own))
    processes.push(process)
    input = pipe.input
    before = pipe
  }
  const last = stages.at(-1)
  const child = shell.fork()
  const own = { ...io, in: input }
  const code = last ? yield* leaving(child, runNode(child, last, own), own) : 0
  before?.abandon()
  for (const process of processes.slice(0, -1)) yield* waitFor(process.done)
  return code
}

function* runRedirected(shell: Shell, { command, redirects }: Redirected, io: Io): Task<number> {
  const own = yield* redirected(shell, RUN.expander(shell, io), redirects, io)
  return own ? yield* runNode(shell, command, own) : 1
}
