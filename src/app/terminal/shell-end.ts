/** How a shell in a container ends: with its `exit`, or with the container. */
import { plus } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import type { Trace } from '../../simulation/trace.ts'
import { ARRIVED, momentFor } from './kubectl-command.ts'
import type { Inside, LineAnswer, Piece, TerminalState } from './protocol.ts'
import type { TerminalWorld } from './world.ts'

/** How many exit codes there are: a greater number begins again. */
const EXIT_CODES = 256
const KILLED = 137
const exitCodeOf = (text = '0'): number => Number(BigInt(text) % BigInt(EXIT_CODES))

const terminated = (code: number): string => `command terminated with exit code ${code}\n`

/** The exit code of a line that leaves the shell; null for another line. */
export function exitIn(line: string): number | null {
  const [exits, code] = /^exit(?:\s+(\d+))?$/.exec(line) ?? []
  return exits === undefined ? null : exitCodeOf(code)
}

/** When the run of the container ends that a shell is in; null: not in this world. */
export function endOfShell({ records }: Trace, { run: { pod, container, since } }: Inside): SimTime | null {
  const exit = records.find(
    (record) =>
      record.kind === 'process' && record.what === 'exited' && record.at >= since && record.pod === pod && record.container === container,
  )
  return exit?.at ?? null
}

/** What comes of leaving the shell. */
interface Left {
  readonly pieces: readonly Piece[]
  readonly endsAt: SimTime
}

/** Leaves the shell by `exit`: one that was entered as its process ends with it, of another kubectl tells the exit code. */
export function leave(world: TerminalWorld, { leaves, says }: Inside, { at, code }: { readonly at: SimTime; readonly code: number }): Left {
  // What was typed before is carried out first: it would find no process any more.
  const endsAt = momentFor(world, at)
  const steps = leaves.map((step) => (step.exit ? { ...step, exit: { ...step.exit, code } } : step))
  const pieces = steps.length > 0 ? world.carryOut(steps, endsAt, true) : []
  const told = says === '' ? [] : [{ at: endsAt, text: `${says}\n`, error: false }]
  const failed = steps.length === 0 && code !== 0 ? [{ at: endsAt, text: terminated(code), error: true }] : []
  return { pieces: [...told, ...failed, ...pieces], endsAt }
}

/** The container has ended, and the shell with it. */
export function lose(world: TerminalWorld, { leaves, says }: Inside, at: SimTime): Left {
  const steps = leaves.filter((step) => !step.exit)
  const pieces = steps.length > 0 ? world.carryOut(steps, at, true) : []
  const told = leaves.length === 0 ? { at, text: terminated(KILLED), error: true } : { at, text: `${says}\n`, error: false }
  return { pieces: [...(leaves.length > 0 && says === '' ? [] : [told]), ...pieces], endsAt: at }
}

/** The answer to a line that was typed into a shell: the shell is lost with it where the line has ended the container. */
export function orLost(world: TerminalWorld, answer: LineAnswer, typed: SimTime): LineAnswer {
  const { inside } = answer.state
  if (!inside) return answer
  const until = endOfShell(world.trace, inside)
  if (until === null || until > plus(answer.endsAt ?? typed, ARRIVED))
    return { ...answer, state: { ...answer.state, inside: { ...inside, until } } }
  const { pieces, endsAt } = lose(world, inside, until)
  return {
    ...answer,
    pieces: [...answer.pieces, ...pieces],
    endsAt,
    state: outside(answer.state),
    text: world.changedText,
  }
}

export const outside = (state: TerminalState): TerminalState => ({ ...state, inside: null })
