import type { SimTime } from '../base/time.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { textFlag } from '../kube/command-line/line.ts'
import type { ClusterAt } from './cluster-at.ts'
import type { Documentation } from './explain/documentation.ts'

/** A piece of what a command prints: `at` is the command's own moment, or later for what it waits for. `text` is verbatim, with its newlines. */
export interface Printed {
  readonly at: SimTime
  readonly stream: 'out' | 'err'
  readonly text: string
}

/** Where a command is typed. */
export interface Session {
  readonly cluster: ClusterAt
  /** The namespace of the current context. */
  readonly namespace: string
  /** The text of a file that a command names; null when there is none. */
  readonly readFile: (path: string) => string | null
  /** The API's words for `explain`: they are many, so that they are asked for only where they are needed. */
  readonly documentation?: () => Documentation
}

/**
 * A verb of kubectl: prints piece by piece, in order of time; what is later than the cluster's moment is what it waits for.
 * Ends with exit code 0; throws a KubectlError otherwise.
 */
export type Verb = (session: Session, line: CommandLine) => Iterable<Printed>

/** `text` and a newline on standard output. */
export const say = ({ cluster }: Session, text: string): Printed => ({ at: cluster.at, stream: 'out', text: `${text}\n` })
/** `text` as it is on standard output. */
export const put = ({ cluster }: Session, text: string): Printed => ({ at: cluster.at, stream: 'out', text })
/** `text` and a newline on standard error. */
export const warn = ({ cluster }: Session, text: string): Printed => ({ at: cluster.at, stream: 'err', text: `${text}\n` })

/** The words that name a namespace where a command would mean another: that of a context, or in a step `default`. None for what has no namespace. */
export const namespaceWords = (namespace: string | undefined, context = 'default'): readonly string[] =>
  namespace === undefined || namespace === context ? [] : ['-n', namespace]

/** The namespace that a command is about: its own, or that of the context. */
export const namespaceOf = (session: Session, line: CommandLine): string => textFlag(line, 'namespace') || session.namespace
