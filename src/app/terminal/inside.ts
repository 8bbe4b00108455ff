/** The shell of a container: `kubectl exec -it POD -- sh`, whose lines are commands of their own. */
import { boolFlag, joinWords, readCommandLine, splitWords, textFlag } from '../../kube/command-line/line.ts'
import { isShell } from '../../kube/programs/commands.ts'
import { readsOnly } from '../../kube/programs/reading.ts'
import { KubectlError } from '../../kubectl/errors.ts'
import { execTarget } from '../../kubectl/exec.ts'
import type { ClusterAt } from '../../kubectl/index.ts'
import type { Inside } from './protocol.ts'

/** Says where the shell is after the line, behind a character that no program writes. */
const WHERE = 'printf "\\001%s\\n" "$PWD"'

/** The words of `kubectl exec` in front of `--`, when a line asks for a shell to type in; else null. */
export function interactiveTarget(line: string): readonly string[] | null {
  const [program, ...words] = splitWords(line)
  if (program !== 'kubectl') return null
  const read = readCommandLine(words)
  if (!read.ok || read.line.command !== 'exec' || !boolFlag(read.line, 'stdin')) return null
  const [shell = '', ...more] = read.line.after
  if (!isShell(shell) || more.length > 0) return null
  const flags = ['namespace', 'container'].flatMap((flag) => {
    const value = textFlag(read.line, flag)
    return value === undefined ? [] : [`--${flag}=${value}`]
  })
  return [...flags, ...read.line.words]
}

/** The shell of the container that such words lead to, at a moment; null where they lead to none. */
export function enteredBy(target: readonly string[], cluster: ClusterAt, context: string): Inside | null {
  const read = readCommandLine(['exec', ...target, '--', 'sh'])
  if (!read.ok) return null
  try {
    const { pod, container } = execTarget({ cluster, namespace: context, readFile: () => null }, read.line)
    const run = { pod: `${pod.metadata.namespace}/${pod.metadata.name}`, container, since: cluster.at }
    return { target, cwd: '/', run, until: null, leaves: [], says: '' }
  } catch (error) {
    if (error instanceof KubectlError) return null
    throw error
  }
}

/** The command that carries out a line in the container's shell. What changes something is put as shortly as it can be: it becomes a step. */
export function insideScript({ target, cwd }: Inside, line: string): string {
  const place = cwd === '/' ? line : `cd ${joinWords([cwd])} && ${line}`
  const lasting = !readsOnly(['sh', '-c', line]) && !/\bcd\b/.test(line)
  const script = lasting ? place : `cd ${joinWords([cwd])}\n${line}\n${WHERE}`
  return `kubectl exec -q ${joinWords(target)} -- sh -c ${joinWords([script])}`
}
