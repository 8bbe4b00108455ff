/** A line of the terminal: from what was typed to all that comes of it. */
import { minutes, plus } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import type { Documentation } from '../../kubectl/explain/documentation.ts'
import type { Trace } from '../../simulation/trace.ts'
import { withAliases } from './aliases.ts'
import { insideScript, interactiveTarget } from './inside.ts'
import { kubectlCommand } from './kubectl-command.ts'
import type { KubectlSetting } from './kubectl-command.ts'
import type { Inside, LineAnswer, TypedLine } from './protocol.ts'
import { runTerminalScript } from './shell.ts'
import { toolsOf } from './tools.ts'
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
  { line, at, state, saved = [] }: TypedLine,
  words: (() => Documentation) | null,
): LineAnswer {
  const world = new TerminalWorld(ground.text, ground.trace)
  const setting: KubectlSetting = { namespace: state.namespace, forwards: [...state.forwards], saved: [...saved], edit: null, enter: null }
  const aliases = new Map(Object.entries(state.aliases))
  const plain = line.trim()
  const target = state.inside ? null : interactiveTarget(withAliases(plain, state.aliases))
  const entering = target && { target, cwd: '/', leaves: [], says: '' }
  const inside = entering ?? state.inside
  const [exits, code] = /^exit(?:\s+(\d+))?$/.exec(plain) ?? []
  if (state.inside && exits !== undefined) return left(world, state, state.inside, { at, code: exitCodeOf(code) })
  const script = inside ? insideScript(inside, entering ? 'pwd' : line) : withAliases(line, state.aliases)
  const kubectl = kubectlCommand(world, setting, words)
  const end = plus(ground.trace.end, AFTER_THE_END)
  const ran = runTerminalScript({
    script,
    at,
    end,
    epoch: ground.trace.epoch,
    state,
    commands: toolsOf(aliases, setting.forwards, kubectl),
  })
  const went = inside ? whereInside(ran.pieces.map(({ text }) => text).join('')) : null
  const failed = entering !== null && went === null
  const pieces = inside && !failed ? shownInside(ran.pieces, entering !== null) : ran.pieces
  const endsAt = ran.endsAt === null ? null : earlier(ran.endsAt, ground.trace.end)
  // Nothing has come of a line that waits for the editor.
  if (setting.edit) return { ...said(state, at, {}), edit: setting.edit }
  return {
    pieces: pieces.filter((piece) => piece.at <= ground.trace.end),
    endsAt,
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
}

const earlier = (a: SimTime, b: SimTime): SimTime => (a < b ? a : b)

const said = (state: TypedLine['state'], at: SimTime, change: Partial<TypedLine['state']>): LineAnswer => ({
  pieces: [],
  endsAt: at,
  state: { ...state, ...change },
  text: null,
  edit: null,
  clears: false,
})

/** How many exit codes there are: a greater number begins again. */
const EXIT_CODES = 256
const exitCodeOf = (text = '0'): number => Number(BigInt(text) % BigInt(EXIT_CODES))

/** The shell of a container is left with an exit code: one that was entered as its process ends with it, of another kubectl tells it. */
function left(
  world: TerminalWorld,
  state: TypedLine['state'],
  { leaves, says }: Inside,
  { at, code }: { readonly at: SimTime; readonly code: number },
): LineAnswer {
  const steps = leaves.map((step) => (step.exit ? { ...step, exit: { ...step.exit, code } } : step))
  const pieces = steps.length > 0 ? world.carryOut(steps, at, true) : []
  const told = says === '' ? [] : [{ at, text: `${says}\n`, error: false }]
  const failed = steps.length === 0 && code !== 0 ? [{ at, text: `command terminated with exit code ${code}\n`, error: true }] : []
  return { ...said(state, at, { inside: null }), pieces: [...told, ...failed, ...pieces], text: world.changedText }
}

/** Behind this mark stands where the shell is after a line. */
const MARK = '\u0001'
const whereInside = (output: string): string | null => new RegExp(`${MARK}([^\\n]*)`).exec(output)?.[1] ?? null

const shownInside = (pieces: LineAnswer['pieces'], entering: boolean): LineAnswer['pieces'] =>
  pieces
    .map((piece) => ({ ...piece, text: piece.text.replace(new RegExp(`${MARK}[^\\n]*\\n?`), '') }))
    .filter(({ text }) => text !== '' && !(entering && text === '/\n'))
