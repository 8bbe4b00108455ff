import type { Command as CommandNode } from 'unbash'
import { parseScript } from '../../../kube/programs/shell.ts'
import type { Task } from '../../kernel/task.ts'
import { Leave, NotUnderstood } from '../flow.ts'
import type { Io } from '../process.ts'
import { BUILTINS } from './builtins.ts'
import type { Body, Run } from './compound.ts'
import { redirected } from './redirect.ts'
import type { Shell } from './state.ts'
import { runTraps } from './traps.ts'

/** Runs a simple command: its redirections, assignments and words, then what it names. */
export function* runCommand(run: Run, shell: Shell, node: CommandNode, before: Io): Task<number> {
  yield* shell.box.step()
  const expander = run.expander(shell, before)
  const statusBefore = shell.status
  shell.status = 0
  const io = yield* redirected(shell, expander, node.redirects, before)
  if (!io) return 1
  const assigned = new Map<string, string>()
  for (const one of node.prefix) {
    if (one.type !== 'Assignment') continue
    if (one.value.type === 'ArrayValue' || one.index) throw new NotUnderstood(one.text)
    const value = yield* expander.text(one.value)
    assigned.set(one.name, one.append ? (shell.parameter(one.name) ?? '') + value : value)
  }
  if (!node.name) {
    for (const [name, value] of assigned) shell.set(name, value)
    if (shell.options.has('x')) for (const [name, value] of assigned) io.err.write(`+ ${name}=${value}\n`)
    return shell.status
  }
  const status = shell.status
  shell.status = statusBefore
  const words = yield* expander.fields(node.name)
  for (const arg of node.args) {
    if (arg.type === 'Word') for (const field of yield* expander.fields(arg)) words.push(field)
    else if (arg.value.type === 'Word') words.push(`${arg.name}${arg.append ? '+=' : '='}${yield* expander.text(arg.value)}`)
    else throw new NotUnderstood(arg.text)
  }
  if (words.length === 0) return status
  if (words.length === 1 && words[0] === 'exec' && node.redirects.length > 0) throw new NotUnderstood('exec with a redirection alone')
  if (shell.options.has('x')) io.err.write(`+ ${words.join(' ')}\n`)
  const code = yield* runWords(run, shell, words, assigned, io)
  shell.status = code
  yield* runTraps(shell, io, run.list)
  return code
}

/** Runs a function, a builtin or a program. */
function* runWords(run: Run, shell: Shell, words: readonly string[], assigned: ReadonlyMap<string, string>, io: Io): Task<number> {
  const [name = '', ...args] = words
  const body = shell.functions.get(name)
  if (body) return yield* callFunction(run, shell, args, body, io)
  const builtin = BUILTINS.get(name)
  if (builtin) {
    for (const [key, value] of assigned) shell.set(key, value)
    const result = builtin({
      shell,
      args,
      io,
      run: (again) => runWords(run, shell, again, new Map(), io),
      script: (text) => evaluate(run, shell, text, io),
    })
    return typeof result === 'number' ? result : yield* result
  }
  const command = shell.box.command(name, shell.cwd)
  if (!command) throw new NotUnderstood(name)
  const { box, cwd, process } = shell
  const env = assigned.size > 0 ? new Map([...shell.environment(), ...assigned]) : shell.environment()
  const result = command({ name, args, io, env, cwd, box, process, leads: false })
  return typeof result === 'number' ? result : yield* result
}

/** Runs text in the shell itself, as `eval` does. */
function evaluate(run: Run, shell: Shell, text: string, io: Io): Task<number> {
  const script = parseScript(text)
  const error = script.errors?.[0]
  if (error) throw new NotUnderstood(error.message)
  return run.list(shell, script.commands, io)
}

function* callFunction(run: Run, shell: Shell, args: readonly string[], body: Body, io: Io): Task<number> {
  const outer = shell.positional
  shell.positional = args
  try {
    return yield* run.node(shell, body, io)
  } catch (error) {
    if (error instanceof Leave && error.kind === 'return') return error.code
    throw error
  } finally {
    shell.positional = outer
  }
}
