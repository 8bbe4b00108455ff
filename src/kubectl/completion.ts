import { boolFlag } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { misuse } from './errors.ts'
import { say } from './session.ts'
import type { Printed, Session } from './session.ts'

const SHELLS: ReadonlySet<string> = new Set(['bash', 'zsh', 'fish', 'powershell'])

/** A shell's completion needs no code here: the page's terminal completes by itself. Models kubectl/pkg/cmd/completion/completion.go (v1.36) */
export function* completion(session: Session, line: CommandLine): Generator<Printed> {
  const [shell, ...more] = line.words
  if (shell === undefined) throw misuse(line, 'shell not specified')
  if (more.length > 0) throw misuse(line, 'too many arguments; expected only the shell type')
  if (!SHELLS.has(shell)) throw misuse(line, `unsupported shell type "${shell}"`)
  if (!boolFlag(line, 'help')) yield say(session, `# ${shell} completion for kubectl: Tab completes in this terminal without it`)
}
