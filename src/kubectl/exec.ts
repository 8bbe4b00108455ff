/** `kubectl exec`, up to where the command runs. Models kubectl/pkg/cmd/exec/exec.go (v1.36). */
import { boolFlag, textFlag } from '../kube/command-line/line.ts'
import type { CommandLine } from '../kube/command-line/line.ts'
import { everyContainerOf } from '../kube/containers.ts'
import { findResource } from '../kube/kinds.ts'
import { isTerminal } from '../kube/pod-phase.ts'
import { readsOnly } from '../kube/programs/reading.ts'
import { must } from '../base/assert.ts'
import type { Pod } from '../kube/types.ts'
import { stepOf } from './changes.ts'
import type { Step } from './changes.ts'
import { failure, misuse, notFound } from './errors.ts'
import { containersFor, podFor } from './logs/targets.ts'
import { namespaceOf, namespaceWords } from './session.ts'
import type { Session } from './session.ts'

/** Where a command is to run, found. */
export interface ExecTarget {
  readonly pod: Pod
  readonly container: string
  /** What kubectl says of its choice; empty where there was none. */
  readonly note: string
}

/** The Pod that a word of `exec` or `attach` means. Throws why there is none. */
export function podNamed(session: Session, line: CommandLine, word: string): Pod {
  const namespace = namespaceOf(session, line)
  const pods = must(findResource('pods'), 'Pods are served')
  if (!word.includes('/') && !session.cluster.get(pods, namespace, word)) throw notFound(pods, word)
  return podFor(session.cluster, namespace, word).pod
}

/** Finds the container that a command line means. Throws why it can't be entered. */
export function execTarget(session: Session, line: CommandLine): ExecTarget {
  const [word] = line.words
  if (word === undefined) throw failure('pod, type/name or --filename must be specified')
  if (line.words.length > 1 && line.after.length === 0) {
    throw misuse(line, 'exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead')
  }
  if (line.after.length === 0) throw failure('you must specify at least one command for the container')
  const pod = podNamed(session, line, word)
  const { phase } = pod.status
  if (isTerminal(phase)) {
    throw failure(`cannot exec into a container in a completed pod; current phase is ${phase}`)
  }
  const named = textFlag(line, 'container') ?? ''
  const names = everyContainerOf(pod.spec).map(({ name }) => name)
  if (named !== '' && !names.includes(named)) throw failure(`container ${named} not found in pod ${pod.metadata.name}`)
  const { containers, note } = containersFor(pod, named, false)
  if (!pod.spec.nodeName) throw failure(`unable to upgrade connection: pod ${pod.metadata.name} does not have a host assigned`)
  return { pod, container: containers[0] ?? '', note: boolFlag(line, 'quiet') ? '' : note }
}

/** The step that runs the command, and whether it may change something in the container. */
export function execStepOf({ pod, container }: ExecTarget, { after }: CommandLine): { readonly step: Step; readonly kept: boolean } {
  const { namespace, name } = pod.metadata
  return { step: stepOf(['exec', ...namespaceWords(namespace), name, '-c', container, '--', ...after]), kept: !readsOnly(after) }
}
