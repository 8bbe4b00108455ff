import type { Container, Pod } from '../../kube/types.ts'
import { newestOf } from '../runtime/types.ts'
import type { Instance, RuntimePod } from '../runtime/types.ts'
import type { Verdicts } from './actions.ts'
import { definitionOf } from './containers/start.ts'
import type { Kill } from './containers/kill.ts'
import { isResized, resizeRestarts } from './resize.ts'
import { isSidecar, restartsAfter } from './restart-policy.ts'

interface InitActions {
  /** Regular containers may start, or did. */
  readonly initialised: boolean
  readonly killPod: boolean
  readonly kill: readonly Kill[]
  readonly start: readonly Container[]
  /** Running sidecars that get other resources in place. */
  readonly resize: readonly Container[]
}

/** How the scan found one init container. */
type Finding = 'wait' | 'start' | 'next' | 'restart' | 'give up'

/**
 * Looks from the last init container to the first for the one that decides; of those before it only sidecars are kept running.
 * Models pkg/kubelet/kuberuntime/kuberuntime_container.go computeInitContainerActions (v1.36).
 */
export function initActions(pod: Pod, state: RuntimePod, verdicts: Verdicts): InitActions {
  const containers = pod.spec.initContainers ?? []
  if (containers.length === 0) return { initialised: true, killPod: false, kill: [], start: [], resize: [] }
  const before = pod.spec.containers.some(({ name }) => newestOf(state, name))
  let initialised = before
  let decided = before
  let known = false
  const start = new Set<number>()
  const kill: Kill[] = []
  const resize: Container[] = []
  for (let i = containers.length - 1; i >= 0; i--) {
    const container = containers[i] as Container
    const instance = newestOf(state, container.name)
    if (!instance) {
      if (decided && isSidecar(container)) start.add(i)
      continue
    }
    known = true
    if (decided && !isSidecar(container)) continue
    const finding = look(pod, container, instance, verdicts, kill)
    if (finding === 'next' && isResized(container, instance)) resize.push(container)
    if (finding === 'give up') return { initialised: false, killPod: true, kill: [], start: [], resize: [] }
    if (finding === 'start' || finding === 'restart') start.add(i)
    if ((finding === 'next' || finding === 'restart') && !decided) {
      if (i === containers.length - 1) initialised = true
      else start.add(i + 1)
    }
    decided = true
  }
  if (!before && !known) start.add(0)
  return { initialised, killPod: false, kill: kill.reverse(), resize, start: containers.filter((_, i) => start.has(i)) }
}

function look(pod: Pod, container: Container, instance: Instance, verdicts: Verdicts, kill: Kill[]): Finding {
  switch (instance.state) {
    case 'created':
      return 'start'
    case 'exited':
      if (isSidecar(container)) return 'start'
      if (instance.exitCode === 0) return 'next'
      return restartsAfter(pod, container, instance.exitCode) ? 'start' : 'give up'
    case 'running': {
      if (!isSidecar(container)) return 'wait'
      const startup = container.startupProbe ? verdicts.startup(instance) : true
      if (startup === undefined) return 'wait'
      if (!startup) {
        kill.push({ instance, container, reason: 'startup', message: `Init container ${container.name} failed startup probe` })
        return 'start'
      }
      // A sidecar that has started lets the next one begin, even if it is restarted itself.
      if (instance.definition !== definitionOf(container)) {
        kill.push({ instance, container, reason: null, message: `Init container ${container.name} definition changed` })
        return 'restart'
      }
      if (verdicts.liveness(instance) === false) {
        kill.push({ instance, container, reason: 'liveness', message: `Init container ${container.name} failed liveness probe` })
        return 'restart'
      }
      if (resizeRestarts(container, instance)) {
        kill.push({ instance, container, reason: null, message: `Container ${container.name} resize requires restart` })
        return 'restart'
      }
      return 'next'
    }
  }
}
