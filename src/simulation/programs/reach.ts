import type { SimTime } from '../../base/time.ts'
import type { Pod } from '../../kube/types.ts'
import type { RunningContainer } from '../runtime/types.ts'
import type { ProcessScript } from '../script/processes.ts'
import type { Server } from './network.ts'

/** The nodes' runtimes. */
interface Nodes {
  of(node: string): { readonly runtime: { running(uid: string, container: string): RunningContainer | null } } | undefined
}

/** Whether a port of a container is open: a program that is followed says so, for others one is as good as another. */
export const isOpen = ({ listening, program }: RunningContainer, port: number): boolean => listening && (program?.listensOn(port) ?? true)

/** What listens on a port of a Pod, in whichever of its containers. */
export function portOf(
  nodes: Nodes,
  processOf: (pod: Pod, container: string) => ProcessScript,
  now: SimTime,
  pod: Pod,
  port: number,
): Server | 'open' | 'silent' | null {
  const runtime = nodes.of(pod.spec.nodeName ?? '')?.runtime
  const sidecars = (pod.spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always')
  for (const { name } of [...pod.spec.containers, ...sidecars]) {
    const container = runtime?.running(pod.metadata.uid ?? '', name)
    if (!container || !isOpen(container, port)) continue
    if (!processOf(pod, name).answers(now)) return 'silent'
    const { program } = container
    return program?.followed ? (path) => program.answer(port, path) ?? { status: 200, body: '' } : 'open'
  }
  return null
}
