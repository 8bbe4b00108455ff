import { boolFlag, readCommandLine } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { CHANGING, planChange } from './changes.ts'
import type { Step } from './changes.ts'
import { failure, KubectlError, misuse } from './errors.ts'
import { execStepOf, execTarget } from './exec.ts'
import { asksForHelp, help, isGroup } from './help.ts'
import { warn } from './session.ts'
import type { Printed, Session } from './session.ts'
import { VERBS } from './verbs.ts'

/** What comes of a command: lines to print, or steps for the Scenario, whose output the simulation tells. */
export type Answer =
  /** `pieces` ends with the exit code. */
  | { readonly kind: 'prints'; readonly pieces: Generator<Printed, number, void> }
  /** `notes` stand on standard error first. What only looks needs the simulation, too, but no step of it is `kept`. */
  | { readonly kind: 'changes'; readonly steps: readonly Step[]; readonly kept: boolean; readonly notes: readonly string[] }

/** Answers the words behind `kubectl` as it does at the session's moment. */
export function kubectl(session: Session, args: readonly string[]): Answer {
  const read = readCommandLine(args)
  if (!read.ok) return { kind: 'prints', pieces: failing(session, new KubectlError(read.error)) }
  const { line } = read
  if (asksForHelp(line)) return { kind: 'prints', pieces: running(session, () => help(session, line)) }
  const verb = VERBS[line.command]
  if (verb) return { kind: 'prints', pieces: running(session, () => verb(session, line)) }
  if (CHANGING.has(line.command)) return changing(session, line, args)
  if (line.command === 'exec') return execute(session, line)
  return { kind: 'prints', pieces: failing(session, unknown(line)) }
}

/** What there is instead of a command that needs more than a cluster. */
const UNSIMULATED: Readonly<Record<string, string>> = {
  attach: 'there is no terminal here to attach: "kubectl logs -f" shows what the container writes',
  edit: 'there is no editor here: the terminal of the page has one, and "kubectl patch" needs none',
  kustomize: 'there are no kustomizations here: apply the manifests that they make with "kubectl apply -f"',
  'port-forward': 'there is no port of this computer to forward: "kubectl exec POD -- curl localhost:PORT" asks in the Pod',
  proxy: 'there is no API server here to lead to: "kubectl get -o json" shows its objects',
  'create token': 'there is nobody here to accept a token: it is not simulated',
}

/** What is no command of a group, or a command that needs what no simulation has. */
const unknown = (line: CommandLine): KubectlError =>
  isGroup(line.command)
    ? misuse(line, `unknown command "${line.words.join(' ')}"`)
    : failure(UNSIMULATED[line.command] ?? `"kubectl ${line.command}" is not simulated; "kubectl help" lists the commands`)

function changing(session: Session, line: CommandLine, args: readonly string[]): Answer {
  return orFailing(session, () => {
    const change = planChange(session, line, args)
    if (change.kind === 'words') return { kind: 'prints', pieces: running(session, () => change.pieces) }
    return { kind: 'changes', steps: change.steps, kept: change.kept, notes: change.notes }
  })
}

function execute(session: Session, line: CommandLine): Answer {
  return orFailing(session, () => {
    const target = execTarget(session, line)
    const { step, kept } = execStepOf(target, line)
    return { kind: 'changes', steps: [step], kept, notes: target.note === '' ? [] : [target.note] }
  })
}

function orFailing(session: Session, plan: () => Answer): Answer {
  try {
    return plan()
  } catch (error) {
    if (!(error instanceof KubectlError)) throw error
    return { kind: 'prints', pieces: failing(session, error) }
  }
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

function* failing(session: Session, { message, exitCode, at }: KubectlError): Generator<Printed, number, void> {
  if (message !== '') yield { ...warn(session, message.replace(/\n$/, '')), at: at ?? session.cluster.at }
  return exitCode
}
