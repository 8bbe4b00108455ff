import type { WordPart } from 'unbash'
import { parseScript } from '../../../kube/programs/shell.ts'
import { Latch, waitFor } from '../../kernel/task.ts'
import type { Task } from '../../kernel/task.ts'
import type { Call } from '../process.ts'
import { scriptOf } from '../shell/builtins.ts'
import { execProgram } from '../shell/exec.ts'
import { runScript } from '../shell/execute.ts'
import { Shell } from '../shell/state.ts'

/** A shell: `-c SCRIPT`, a file, or what it reads. One without a terminal and without input ends at once. */
export function* runShell(call: Call): Task<number> {
  const { args, box, cwd, env, io, leads, name, process } = call
  const script = scriptOf(box, [name, ...args], cwd)
  if (!script) return yield* interactive(call)
  const alone = leads ? onlyCommand(script.text) : null
  // A shell becomes its only command instead of waiting for it.
  if (alone) return yield* execProgram(box, process, alone, env, cwd, io)
  const shell = new Shell(box, process, script.name, script.rest)
  shell.cwd = cwd
  for (const [key, value] of env) {
    shell.set(key, value)
    shell.export(key)
  }
  shell.takesSignals = leads
  for (const letter of script.options.replace('c', '')) shell.options.add(letter)
  return yield* runScript(shell, script.text, io)
}

function* interactive({ box, io }: Call): Task<number> {
  if (box.container.stdin || box.container.tty) {
    yield* waitFor(new Latch())
    return 0
  }
  const text = yield* io.in.all()
  return text === '' ? 0 : 2
}

const BUILT_IN =
  /^(?:\.|:|break|cd|continue|eval|exec|exit|export|local|read|readonly|return|set|shift|trap|unset|wait|command|type|umask|pwd)$/

const isPlain = (part: WordPart): boolean =>
  part.type === 'Literal' || part.type === 'SingleQuoted' || (part.type === 'DoubleQuoted' && part.parts.every(isPlain))

/** The words of a script that is one plain command without anything to expand; null for all others. */
function onlyCommand(text: string): string[] | null {
  const { commands } = parseScript(text)
  const only = commands.length === 1 ? commands[0] : undefined
  if (!only || only.background || only.command.type !== 'Command') return null
  const { name, prefix, suffix } = only.command
  if (!name || name.parts || prefix.length > 0 || BUILT_IN.test(name.value)) return null
  const words = [name.value]
  for (const word of suffix) {
    if (word.type !== 'Word' || word.parts?.some((part) => !isPlain(part))) return null
    words.push(word.value)
  }
  return words
}
