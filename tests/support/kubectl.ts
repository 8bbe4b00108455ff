import { seconds, simTimeOf } from '../../src/base/time.ts'
import { splitWords } from '../../src/kube/command-line/line.ts'
import documentation from '../../src/kubectl/explain/documentation.json'
import { ClusterAt, kubectl } from '../../src/kubectl/index.ts'
import type { Answer, Printed, Session } from '../../src/kubectl/index.ts'
import type { Trace } from '../../src/simulation/trace.ts'

/** What somebody sees who types a command (without `kubectl`) so many seconds into a Trace. */
export interface Terminal {
  readonly trace: Trace
  readonly at: number
  readonly namespace?: string
  readonly files?: Readonly<Record<string, string>>
}

const sessionOf = ({ trace, at, namespace = 'default', files = {} }: Terminal): Session => ({
  cluster: new ClusterAt(trace, simTimeOf(seconds(at))),
  namespace,
  readFile: (path) => files[path] ?? null,
  documentation: () => documentation,
})

/** What comes of a command. */
export const answerTo = (terminal: Terminal, command: string): Answer => kubectl(sessionOf(terminal), splitWords(command))

/** The pieces that a command prints; what changes something prints none. */
export function piecesOf(terminal: Terminal, command: string): Printed[] {
  const answer = answerTo(terminal, command)
  return answer.kind === 'prints' ? [...answer.pieces] : []
}

/** Both streams as a terminal shows them, without the last newline. */
export const typed = (terminal: Terminal, command: string): string =>
  piecesOf(terminal, command)
    .map(({ text }) => text)
    .join('')
    .replace(/\n$/, '')

/** The exit code of a command that prints. */
export function exitCodeOf(terminal: Terminal, command: string): number | null {
  const answer = answerTo(terminal, command)
  if (answer.kind === 'changes') return null
  for (;;) {
    const { value, done } = answer.pieces.next()
    if (done) return value
  }
}

/** Lines as a picture in a test has them: without the indentation of the test. */
export function picture(strings: TemplateStringsArray): string {
  const lines = (strings.raw[0] ?? '').split('\n').slice(1)
  const indent = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0
  return lines
    .map((line) => line.slice(indent))
    .join('\n')
    .replace(/\n *$/, '')
}
