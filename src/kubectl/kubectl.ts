import { boolFlag, readCommandLine } from '../kube/command-line/line.ts'
import { CHANGING, stepOf } from './changes.ts'
import type { Step } from './changes.ts'
import { KubectlError, misuse } from './errors.ts'
import { warn } from './session.ts'
import type { Printed, Session } from './session.ts'
import { VERBS } from './verbs.ts'

/** What comes of a command: lines to print, or steps for the Scenario, whose output the simulation tells. */
export type Answer =
  /** `pieces` ends with the exit code. */
  | { readonly kind: 'prints'; readonly pieces: Generator<Printed, number, void> }
  | { readonly kind: 'changes'; readonly steps: readonly Step[] }

/** Answers the words behind `kubectl` as it does at the session's moment. */
export function kubectl(session: Session, args: readonly string[]): Answer {
  const read = readCommandLine(args)
  if (!read.ok) return { kind: 'prints', pieces: failing(session, new KubectlError(read.error)) }
  const { line } = read
  const verb = VERBS[line.command]
  if (verb) return { kind: 'prints', pieces: running(session, () => verb(session, line)) }
  if (CHANGING.has(line.command)) return { kind: 'changes', steps: [stepOf(args)] }
  return { kind: 'prints', pieces: failing(session, misuse(line, `unknown command "${line.words.join(' ')}"`)) }
}

/** Whether a command goes on after its moment: it needs what the Trace tells of later. */
export function goesOn(args: readonly string[]): boolean {
  const read = readCommandLine(args)
  if (!read.ok) return false
  const { line } = read
  if (line.command === 'wait' || line.command === 'rollout status') return true
  return ['watch', 'watch-only', 'follow'].some((flag) => boolFlag(line, flag))
}

function* running(session: Session, run: () => Iterable<Printed>): Generator<Printed, number, void> {
  try {
    yield* run()
    return 0
  } catch (error) {
    if (!(error instanceof KubectlError)) throw error
    return yield* failing(session, error)
  }
}

function* failing(session: Session, { message, exitCode }: KubectlError): Generator<Printed, number, void> {
  if (message !== '') yield warn(session, message)
  return exitCode
}
