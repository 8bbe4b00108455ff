import { readCommandLine, splitWords, textFlag } from '../../kube/command-line/line.ts'
import type { Container } from '../../kube/types.ts'
import type { Cluster } from '../cluster.ts'
import { waitFor } from '../kernel/task.ts'
import type { Ongoing } from './context.ts'

/** What the container runtime says of a program that the container has not. Models containerd and runc. */
const noSuchProgram = (name: string): string =>
  'error: Internal error occurred: Internal error occurred: error executing command in container: failed to exec in container: ' +
  `failed to start exec: OCI runtime exec failed: exec failed: unable to start container process: exec: "${name}": ` +
  'executable file not found in $PATH'

/** `exec POD [-c CONTAINER] -- COMMAND`: runs it in the container; null when the text is another command. Models kubectl/pkg/cmd/exec (v1.36). */
export function execStep({ api, machines }: Cluster, text: string): string | Ongoing | null {
  const read = readCommandLine(splitWords(text))
  if (!read.ok || read.line.command !== 'exec') return null
  const { line } = read
  const name = (line.words[0] ?? '').replace(/^(?:pods?|po)\//, '')
  const pod = api.pod(textFlag(line, 'namespace') ?? 'default', name)
  if (!pod) return `Error from server (NotFound): pods "${name}" not found`
  const all: readonly Container[] = [...pod.spec.containers, ...(pod.spec.initContainers ?? []), ...(pod.spec.ephemeralContainers ?? [])]
  const named = textFlag(line, 'container') ?? pod.metadata.annotations?.['kubectl.kubernetes.io/default-container'] ?? all[0]?.name ?? ''
  const container = all.find((one) => one.name === named)
  if (!container) return `error: container ${named} not found in pod ${name}`
  const [program = ''] = line.after
  const execution = machines.of(pod.spec.nodeName ?? '')?.runtime.exec(pod, container, line.after)
  if (!execution) return `error: unable to upgrade connection: container not found ("${named}")`
  return {
    *goOn(say) {
      yield* waitFor(execution.done)
      const output = execution.output.text.replace(/\n$/, '')
      if (output !== '') say(output)
      if (execution.code === null) say(noSuchProgram(program))
      else if (execution.code !== 0) say(`command terminated with exit code ${execution.code}`)
    },
  }
}
