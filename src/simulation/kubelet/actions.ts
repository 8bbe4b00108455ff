import type { Container, Pod } from '../../kube/types.ts'
import { newestOf } from '../runtime/types.ts'
import type { Instance, RuntimePod } from '../runtime/types.ts'
import { definitionOf } from './containers/start.ts'
import type { Kill } from './containers/kill.ts'
import { initActions } from './init-actions.ts'
import { isResized, resizeRestarts } from './resize.ts'
import { restartsAfterProbe, shouldStart, wantsRestartOfAll } from './restart-policy.ts'

/** What a sync is to do about a Pod's containers. */
export interface PodActions {
  readonly killPod: boolean
  readonly createSandbox: boolean
  readonly kill: readonly Kill[]
  readonly startEphemeral: readonly Container[]
  /** Running containers that get other resources in place. */
  readonly resize: readonly Container[]
  readonly startInit: readonly Container[]
  readonly start: readonly Container[]
  /** A restart rule wants all containers to start over. */
  readonly restartAll: boolean
}

/** Nothing is to be done. */
export const NO_ACTIONS: PodActions = {
  killPod: false,
  createSandbox: false,
  kill: [],
  resize: [],
  startEphemeral: [],
  startInit: [],
  start: [],
  restartAll: false,
}

/** What probes have found of a container instance. */
export interface Verdicts {
  liveness(instance: Instance): boolean | undefined
  startup(instance: Instance): boolean | undefined
}

/** Whether the Pod needs a (new) sandbox. Models pkg/kubelet/kuberuntime/util/util.go PodSandboxChanged (v1.36). */
export function needsSandbox({ sandboxes }: RuntimePod): boolean {
  const [newest] = sandboxes
  if (!newest) return true
  return !newest.ready || newest.ip === '' || sandboxes.filter(({ ready }) => ready).length > 1
}

/** Decides from the cached state. Models pkg/kubelet/kuberuntime/kuberuntime_manager.go computePodActions (v1.36). */
export function computePodActions(pod: Pod, state: RuntimePod, verdicts: Verdicts): PodActions {
  if (needsSandbox(state)) return sandboxActions(pod, state)
  if (wantsRestartOfAll(pod, state)) return { ...NO_ACTIONS, restartAll: true }
  const startEphemeral = ((pod.spec.ephemeralContainers ?? []) as Container[]).filter(({ name }) => !newestOf(state, name))
  const init = initActions(pod, state, verdicts)
  if (!init.initialised) {
    return { ...NO_ACTIONS, killPod: init.killPod, kill: init.kill, resize: init.resize, startEphemeral, startInit: init.start }
  }
  const kill: Kill[] = []
  const start: Container[] = []
  const resize: Container[] = []
  let kept = 0
  for (const container of pod.spec.containers) {
    const instance = newestOf(state, container.name)
    if (instance?.state !== 'running') {
      if (shouldStart(pod, container, state)) start.push(container)
      continue
    }
    const why = killReason(container, instance, verdicts)
    if (!why) {
      kept++
      if (isResized(container, instance)) resize.push(container)
      continue
    }
    const restart = why.reason === null || restartsAfterProbe(pod, container)
    if (restart) start.push(container)
    kill.push({ instance, container, reason: why.reason, message: restart ? `${why.message}, will be restarted` : why.message })
  }
  if (kept === 0 && start.length === 0) return { ...NO_ACTIONS, killPod: true }
  return { ...NO_ACTIONS, kill: [...init.kill, ...kill], resize: [...init.resize, ...resize], startEphemeral, startInit: init.start, start }
}

function killReason(container: Container, instance: Instance, verdicts: Verdicts): { message: string; reason: Kill['reason'] } | null {
  const { name } = container
  if (instance.definition !== definitionOf(container)) return { message: `Container ${name} definition changed`, reason: null }
  if (verdicts.liveness(instance) === false) return { message: `Container ${name} failed liveness probe`, reason: 'liveness' }
  if (verdicts.startup(instance) === false) return { message: `Container ${name} failed startup probe`, reason: 'startup' }
  if (resizeRestarts(container, instance)) return { message: `Container ${name} resize requires restart`, reason: null }
  return null
}

function sandboxActions(pod: Pod, state: RuntimePod): PodActions {
  const policy = pod.spec.restartPolicy ?? 'Always'
  const again = state.sandboxes.length > 0
  const nothing: PodActions = { ...NO_ACTIONS, killPod: true }
  if (policy === 'Never' && again && state.instances.length > 0) return nothing
  const start = pod.spec.containers.filter((container) => {
    const newest = newestOf(state, container.name)
    return !(policy === 'OnFailure' && newest?.state === 'exited' && newest.exitCode === 0)
  })
  const regularExisted = pod.spec.containers.some(({ name }) => newestOf(state, name))
  if (start.length === 0 && regularExisted) return nothing
  const [first] = pod.spec.initContainers ?? []
  return { ...NO_ACTIONS, killPod: true, createSandbox: true, ...(first ? { startInit: [first] } : { start }) }
}
