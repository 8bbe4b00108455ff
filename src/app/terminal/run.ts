/** A line of the terminal: from what was typed to all that comes of it. */
import { minutes, plus } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { ClusterAt } from '../../kubectl/index.ts'
import type { Documentation } from '../../kubectl/explain/documentation.ts'
import type { Trace } from '../../simulation/trace.ts'
import { withAliases } from './aliases.ts'
import { enteredBy, insideScript, interactiveTarget } from './inside.ts'
import { kubectlCommand, momentFor } from './kubectl-command.ts'
import type { KubectlSetting } from './kubectl-command.ts'
import type { LineAnswer, TerminalState, TypedLine } from './protocol.ts'
import { endOfShell, exitIn, leave, lose, orLost, outside } from './shell-end.ts'
import { runTerminalScript } from './shell.ts'
import { numbered, toolsOf } from './tools.ts'
import { TerminalWorld } from './world.ts'

/** A command that ends so soon after the end of the world ends with it. */
const AFTER_THE_END = minutes(1)

/** What a terminal stands on: the last run of the text. */
export interface TerminalGround {
  readonly text: string
  readonly trace: Trace
}

/** Carries out a line at its moment. `words` is asked for what `explain` says; null where nobody has it. */
export function runTypedLine(
  ground: TerminalGround,
  { line, at, state, fixed = null, saved = [], history = [line] }: TypedLine,
  words: (() => Documentation) | null,
): LineAnswer {
  const world = new TerminalWorld(ground.text, ground.trace, fixed)
  const setting: KubectlSetting = { namespace: state.namespace, forwards: [...state.forwards], saved: [...saved], edit: null, enter: null }
  const aliases = new Map(Object.entries(state.aliases))
  const plain = line.trim()
  const target = state.inside ? null : interactiveTarget(withAliases(plain, state.aliases))
  const entering = target && enteredBy(target, new ClusterAt(ground.trace, momentFor(world, at)), state.namespace)
  const inside = entering ?? state.inside
  if (state.inside) {
    const end = endOfShell(ground.trace, state.inside)
    const code = exitIn(plain)
    const left = end !== null && end <= at ? lose(world, state.inside, at) : code === null ? null : leave(world, state.inside, { at, code })
    if (left) return { ...said(outside(state), at), ...left, text: world.changedText }
    if (plain === 'clear') return { ...said(state, at), clears: true }
    if (plain === 'history') return { ...said(state, at), pieces: [{ at, text: numbered(history), error: false }] }
  }
  const script = inside ? insideScript(inside, entering ? 'pwd' : line) : withAliases(line, state.aliases)
  const kubectl = kubectlCommand(world, setting, words)
  const end = plus(ground.trace.end, AFTER_THE_END)
  const ran = runTerminalScript({
    script,
    at,
    end,
    epoch: ground.trace.epoch,
    state,
    commands: toolsOf({ aliases, history, forwards: setting.forwards, kubectl }),
  })
  const went = inside ? whereInside(ran.pieces.map(({ text }) => text).join('')) : null
  const failed = entering !== null && went === null
  const pieces = inside && !failed ? shownInside(ran.pieces, plain, entering !== null) : ran.pieces
  const endsAt = ran.endsAt === null ? null : earlier(ran.endsAt, ground.trace.end)
  // Nothing has come of a line that waits for the editor.
  if (setting.edit) return { ...said(state, at), edit: setting.edit }
  const answer: LineAnswer = {
    pieces: pieces.filter((piece) => piece.at <= ground.trace.end),
    endsAt,
    isCut: ran.isCut,
    state: {
      namespace: setting.namespace,
      variables: ran.variables,
      aliases: Object.fromEntries(aliases),
      files: ran.files,
      forwards: setting.forwards,
      inside: setting.enter ?? (inside && !failed ? { ...inside, cwd: went ?? inside.cwd } : null),
    },
    text: world.changedText,
    edit: null,
    clears: plain === 'clear',
  }
  return orLost(world, answer, at)
}

const earlier = (a: SimTime, b: SimTime): SimTime => (a < b ? a : b)

const said = (state: TerminalState, at: SimTime): LineAnswer => ({
  pieces: [],
  endsAt: at,
  isCut: false,
  state,
  text: null,
  edit: null,
  clears: false,
})

/** Behind this mark stands where the shell is after a line. */
const MARK = '\u0001'
const whereInside = (output: string): string | null => new RegExp(`${MARK}([^\\n]*)`).exec(output)?.[1] ?? null

const shownInside = (pieces: LineAnswer['pieces'], line: string, entering: boolean): LineAnswer['pieces'] =>
  pieces
    .map((piece) => ({ ...piece, text: asShellSays(line, piece.text.replace(new RegExp(`${MARK}[^\\n]*\\n?`), '')) }))
    .filter(({ text }) => text !== '' && !(entering && text === '/\n'))

/** What kubectl says of a command is not said in a shell, which says of a program itself that it is not there. */
const asShellSays = (line: string, text: string): string =>
  text
    .replace(/^command terminated with exit code \d+\n$/, '')
    .replace(/^error: Internal error .* executable file not found in \$PATH\n$/, () => `sh: ${/^\S+/.exec(line)?.[0] ?? ''}: not found\n`)
