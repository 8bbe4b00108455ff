import { readCommandLine } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { KubectlError, misuse } from './errors.ts'
import { warn } from './session.ts'
import type { Printed, Session } from './session.ts'
import { VERBS } from './verbs.ts'

/** What comes of a command: lines to print, or a step for the Scenario, whose output the simulation tells. */
export type Answer =
  /** `pieces` ends with the exit code. */
  | { readonly kind: 'prints'; readonly pieces: Generator<Printed, number, void> }
  /** `kubectl` is the command as a step has it, without `kubectl` itself. */
  | { readonly kind: 'changes'; readonly line: CommandLine }

/** Answers the words behind `kubectl` as it does at the session's moment. */
export function kubectl(session: Session, args: readonly string[]): Answer {
  const read = readCommandLine(args)
  if (!read.ok) return { kind: 'prints', pieces: failing(session, new KubectlError(read.error)) }
  const { line } = read
  const verb = VERBS[line.command]
  if (verb) return { kind: 'prints', pieces: running(session, () => verb(session, line)) }
  return { kind: 'prints', pieces: failing(session, misuse(line, `unknown command "${line.words.join(' ')}"`)) }
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
