import type { AndOr, ArithmeticFor, Case, CompoundList, For, If, PipelineNode, Statement, While } from 'unbash'
import type { Task } from '../../kernel/task.ts'
import { Leave } from '../flow.ts'
import type { Io } from '../process.ts'
import type { Expander } from './expand.ts'
import { matches } from './patterns.ts'
import type { Shell } from './state.ts'

/** Whatever can stand where a command does, a function's body among it. */
export type Body = PipelineNode | AndOr | CompoundList

/** How the parts of a command are run. */
export interface Run {
  readonly node: (shell: Shell, node: Body, io: Io) => Task<number>
  readonly list: (shell: Shell, statements: readonly Statement[], io: Io) => Task<number>
  readonly expander: (shell: Shell, io: Io) => Expander
}

/** Whether a condition holds: its failure is no error. */
export function* decided(shell: Shell, task: Task<number>): Task<boolean> {
  shell.deciding += 1
  try {
    return (yield* task) === 0
  } finally {
    shell.deciding -= 1
  }
}

/** Runs the first branch whose condition holds. */
export function* runIf(run: Run, shell: Shell, node: If, io: Io): Task<number> {
  for (const { clause, then } of [node, ...node.elif]) {
    if (yield* decided(shell, run.list(shell, clause.commands, io))) return yield* run.list(shell, then.commands, io)
  }
  return node.else ? yield* run.list(shell, node.else.commands, io) : 0
}

/** Runs what belongs to the first pattern that fits. */
export function* runCase(run: Run, shell: Shell, { word, items }: Case, io: Io): Task<number> {
  const expander = run.expander(shell, io)
  const text = yield* expander.text(word)
  for (const { pattern, body } of items) {
    for (const one of pattern) if (matches(yield* expander.pattern(one), text)) return yield* run.list(shell, body.commands, io)
  }
  return 0
}

/** Runs its body for each word. */
export function* runFor(run: Run, shell: Shell, { name, wordlist, body }: For, io: Io): Task<number> {
  const words = wordlist ? yield* run.expander(shell, io).allFields(wordlist) : shell.positional
  let i = 0
  return yield* loop(run, shell, body, io, () => {
    const word = words[i++]
    if (word !== undefined) shell.set(name.value, word)
    return word !== undefined
  })
}

/** Runs its body while, or until, its condition holds. */
export function* runWhile(run: Run, shell: Shell, { kind, clause, body }: While, io: Io): Task<number> {
  return yield* loop(run, shell, body, io, function* () {
    return (yield* decided(shell, run.list(shell, clause.commands, io))) === (kind === 'while')
  })
}

/** `for ((…; …; …))`. */
export function* runArithmeticFor(run: Run, shell: Shell, { body, initialize, test, update }: ArithmeticFor, io: Io): Task<number> {
  const expander = run.expander(shell, io)
  if (initialize) yield* expander.compute(initialize)
  const holds = function* (): Task<boolean> {
    return !test || (yield* expander.compute(test)) !== 0
  }
  return yield* loop(run, shell, body, io, holds, function* () {
    if (update) yield* expander.compute(update)
  })
}

/** Runs `body` as long as `goesOn`, with `break` and `continue`. */
function* loop(
  run: Run,
  shell: Shell,
  body: CompoundList,
  io: Io,
  goesOn: () => boolean | Task<boolean>,
  between?: () => Task<void>,
): Task<number> {
  let code = 0
  for (;;) {
    yield* shell.box.step()
    try {
      const more = goesOn()
      if (!(typeof more === 'boolean' ? more : yield* more)) return code
      code = yield* run.list(shell, body.commands, io)
    } catch (error) {
      if (!(error instanceof Leave) || (error.kind !== 'break' && error.kind !== 'continue')) throw error
      if (error.levels > 1) throw new Leave(error.kind, 0, error.levels - 1)
      if (error.kind === 'break') return 0
    }
    if (between) yield* between()
  }
}
