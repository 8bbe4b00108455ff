/** `kubectl attach`, and what follows `run -i` and `debug -i`. Models kubectl/pkg/cmd/attach, run and debug (v1.36). */
import { must } from '../../base/assert.ts'
import { between } from '../../base/time.ts'
import { boolFlag, textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { everyContainerOf } from '../../kube/containers.ts'
import { findResource } from '../../kube/kinds.ts'
import { isTerminal } from '../../kube/pod-phase.ts'
import { commandLine } from '../../kube/programs/command-line.ts'
import { isShell } from '../../kube/programs/commands.ts'
import type { Pod } from '../../kube/types.ts'
import { failure } from '../../kubectl/errors.ts'
import { podNamed } from '../../kubectl/exec.ts'
import { ClusterAt } from '../../kubectl/index.ts'
import type { Step } from '../../kubectl/index.ts'
import { shownOver, startOf } from '../../kubectl/logs/following.ts'
import { containersFor } from '../../kubectl/logs/targets.ts'
import { namespaceOf, namespaceWords } from '../../kubectl/session.ts'
import { Latch, sleep, waitFor } from '../../simulation/kernel/task.ts'
import type { Task } from '../../simulation/kernel/task.ts'
import { Text } from '../../simulation/programs/streams.ts'
import type { Own } from './own-commands.ts'

const NOTICE =
  'All commands and output from this session will be recorded in container logs, including credentials and sensitive information passed through the command prompt.\n' +
  "If you don't see a command prompt, try pressing enter.\n"

/** A container that the terminal is connected with. */
interface Attached {
  readonly pod: Pod
  readonly container: string
  /** Whether all that it has written is shown, or only what it writes from now on. */
  readonly fromStart: boolean
}

/** Whether a container runs a shell that waits for what is typed. */
function waitsForLines(pod: Pod, name: string): boolean {
  const container = everyContainerOf(pod.spec).find((one) => one.name === name)
  const words = container?.stdin === true ? (commandLine(container) ?? []) : []
  return words.length === 1 && isShell(words[0]?.text ?? '')
}

/** Shows what a container writes until it ends, or hands its shell to the terminal. */
function* connect(own: Own, line: CommandLine, { pod, container, fromStart }: Attached, leaves: readonly Step[]): Task<number> {
  const { call, setting, world } = own
  const { name, namespace } = pod.metadata
  if (!boolFlag(line, 'quiet')) call.io.err.write(NOTICE)
  if (boolFlag(line, 'stdin') && waitsForLines(pod, container)) {
    const again = `kubectl attach ${name} -c ${container} -n ${namespace} -i -t`
    const isDebugger = pod.spec.ephemeralContainers?.some((one) => one.name === container) ?? false
    setting.enter = {
      target: [...namespaceWords(namespace, setting.namespace), name, '-c', container],
      cwd: '/',
      run: { pod: `${namespace}/${name}`, container, since: call.box.kernel.now },
      until: null,
      leaves: [{ exit: { container, pod: name, code: 0 } }, ...leaves],
      says: isDebugger
        ? `Session ended, the ephemeral container will not be restarted but may be reattached using '${again}' if it is still running`
        : leaves.length > 0
          ? ''
          : `Session ended, resume using '${again}' command`,
    }
    return 0
  }
  const now = call.box.kernel.now
  const end = shownOver(world.trace, pod, container, now)
  const args = ['logs', '-f', ...(fromStart ? [] : ['--tail=0']), ...namespaceWords(namespace, setting.namespace), name, '-c', container]
  const code = yield* own.plain({ ...call, args })
  return end === null ? yield* forever() : code
}

function* forever(): Task<number> {
  yield* waitFor(new Latch())
  return 0
}

/** `kubectl attach POD [-c CONTAINER] [-i]`. */
export function* attach(own: Own): Task<number> {
  const { call, line, session } = own
  const [first, second] = line.words
  if (first === undefined) throw failure('at least 1 argument is required for attach')
  const word = second === undefined ? first : `${first}/${second}`
  const pod = podNamed(session, line, word)
  const { phase } = pod.status
  if (isTerminal(phase)) {
    throw failure(`cannot attach a container in a completed pod; current phase is ${phase}`)
  }
  const { containers, note } = containersFor(pod, textFlag(line, 'container') ?? '', false)
  const container = containers[0] ?? ''
  if (note !== '' && !boolFlag(line, 'quiet')) call.io.err.write(`${note}\n`)
  const { trace, at } = session.cluster
  if (shownOver(trace, pod, container, at) === at) {
    throw failure(`unable to upgrade connection: container ${container} not found in pod ${pod.metadata.name}_${pod.metadata.namespace}`)
  }
  return yield* connect(own, line, { pod, container, fromStart: false }, [])
}

/** Whether a `run` or `debug` goes on with what its container does. */
export const attaches = (line: CommandLine): boolean =>
  ['run', 'debug'].includes(line.command) &&
  boolFlag(line, 'attach', boolFlag(line, 'stdin')) &&
  (textFlag(line, 'dry-run') ?? 'none') === 'none'

/** Carries the command out as it is, and answers the Pod and the container that it made. */
function* made(own: Own): Task<{ readonly name: string; readonly container: string } | number> {
  const { call, line } = own
  // With a container to show, `run` says nothing of having made it.
  const [out, err] = [new Text(), new Text()]
  const code = yield* own.plain({ ...call, io: { ...call.io, out, err } })
  call.io.err.write(err.text)
  if (code !== 0) return code
  const [target = ''] = line.words
  if (line.command === 'run') return { name: target, container: target }
  call.io.out.write(out.text)
  const [, nodePod, nodeContainer] = /^Creating debugging pod (\S+) with container (\S+) on/m.exec(out.text) ?? []
  if (nodePod !== undefined && nodeContainer !== undefined) return { name: nodePod, container: nodeContainer }
  const [, container = textFlag(line, 'container') ?? ''] = /^Defaulting debug container name to (\S+)\.$/m.exec(out.text) ?? []
  return { name: textFlag(line, 'copy-to') ?? target.replace(/^pods?\//, ''), container }
}

/** `kubectl run -i` and `kubectl debug -i`: waits for the container, and connects with it. */
export function* startAndAttach(own: Own): Task<number> {
  const { call, line, session, world } = own
  const from = call.box.kernel.now
  const one = yield* made(own)
  if (typeof one === 'number') return one
  const namespace = namespaceOf(session, line)
  const started = startOf(world.trace, { name: one.name, namespace }, one.container, from)
  if (started === null) return yield* forever()
  yield* sleep(between(call.box.kernel.now, started))
  const pods = must(findResource('pods'), 'Pods are served')
  const pod = new ClusterAt(world.trace, started).get(pods, namespace, one.name) as Pod
  const removes = boolFlag(line, 'rm')
  const removal = (context?: string): string[] => ['delete', 'pod', ...namespaceWords(namespace, context), one.name, '--wait=false']
  const code = yield* connect(
    own,
    line,
    { pod, container: one.container, fromStart: true },
    removes ? [{ kubectl: removal().join(' ') }] : [],
  )
  if (own.setting.enter) return code
  const exitCode = outcome(own, pod)
  if (removes) yield* own.plain({ ...call, args: removal(own.setting.namespace) })
  return exitCode
}

/** Says how the Pod of a `run` ended, where it failed; its exit code. */
function outcome({ call, line, world }: Own, { metadata: { name, namespace } }: Pod): number {
  if (line.command !== 'run' || (textFlag(line, 'restart') ?? 'Always') === 'Always') return 0
  const pods = must(findResource('pods'), 'Pods are served')
  const ended = new ClusterAt(world.trace, call.box.kernel.now).get(pods, namespace ?? '', name) as Pod | null
  const terminated = ended?.status.containerStatuses?.[0]?.state?.terminated
  if (!terminated || terminated.exitCode === 0) return 0
  call.io.err.write(`pod ${namespace}/${name} terminated (${terminated.reason ?? ''})\n${terminated.message ?? ''}`)
  return terminated.exitCode
}
