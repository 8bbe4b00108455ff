import { podKeyOf } from '../../kube/pod-keys.ts'
import type { Container, Pod } from '../../kube/types.ts'
import { Program } from '../programs/program.ts'
import type { ProgramDependencies } from '../programs/program.ts'
import type { Recorder } from '../recorder.ts'
import type { ProcessExit } from '../script/processes.ts'
import type { Exit } from './container-machine.ts'
import type { Instance } from './types.ts'

/** How a process ends that the Scenario scripts. */
export const asExit = (exit: ProcessExit): Exit => ({
  code: exit.code,
  reason: exit.oom ? 'OOMKilled' : exit.code === 0 ? 'Completed' : 'Error',
  message: exit.message,
  path: exit.path,
})

/** What a program tells the machine of its container. */
type Told = { readonly type: 'LISTEN' | 'OOM_KILL' | 'SIGTERM' } | { readonly type: 'EXIT'; readonly exit: Exit }

/** How a program reaches its container, and says that it uses more memory or less. */
interface Outlet {
  readonly tell: (event: Told) => void
  readonly filled: () => void
}

/** The program of a container that the Scenario leaves to its command line. */
export function programOf(
  dependencies: ProgramDependencies & { readonly recorder: Recorder },
  pod: Pod,
  container: Container,
  ip: string,
  { name, restartCount }: Instance,
  { tell, filled }: Outlet,
): Program {
  const { recorder } = dependencies
  const mark = { pod: podKeyOf(pod), container: name }
  return new Program(dependencies, pod, container, ip, {
    log: (line) => void recorder.add({ kind: 'log', ...mark, instance: restartCount, line }),
    listening: () => tell({ type: 'LISTEN' }),
    exited: (code, message) => tell({ type: 'EXIT', exit: { code, reason: code === 0 ? 'Completed' : 'Error', message, path: null } }),
    askedToEnd: () => tell({ type: 'SIGTERM' }),
    outOfMemory: () => tell({ type: 'OOM_KILL' }),
    filled,
    note: (what, facts) => void recorder.add({ kind: 'note', what, ...mark, facts }),
  })
}
