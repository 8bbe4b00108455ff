import { isTerminal } from '../../../kube/pod-phase.ts'
import type { ContainerStatus, Pod, PodStatus } from '../../../kube/types.ts'
import { isSidecar } from '../restart-policy.ts'
import { lostState } from './container-status.ts'

/** The last status of a Pod: whatever ran has an end, and the phase is terminal. Models pkg/kubelet/status/status_manager.go TerminatePod (v1.36). */
export function finalStatus(pod: Pod, status: PodStatus): PodStatus {
  const regular = hasInitialised(pod) ? (status.containerStatuses ?? []).map(ended) : (status.containerStatuses ?? [])
  const all = status.initContainerStatuses ?? []
  const begun = Math.max(1, all.findLastIndex(({ state, lastState }) => !state?.waiting || lastState?.terminated) + 1)
  const init = all.map((one, i) => (i < begun ? ended(one) : one))
  const phase = isTerminal(status.phase) ? status.phase : 'Failed'
  return { ...status, ...(phase && { phase }), containerStatuses: regular, ...(init.length > 0 && { initContainerStatuses: init }) }
}

/**
 * Whether a Pod got as far as its regular containers, by what the API server has of it: if it did, each of them must have an end.
 * Models status_manager.go hasPodInitialized (v1.36).
 */
function hasInitialised({ spec, status }: Pod): boolean {
  const last = spec.initContainers?.at(-1)
  if (!last) return true
  if ((status.containerStatuses ?? []).some(({ state, lastState }) => state?.running ?? state?.terminated ?? lastState?.terminated))
    return true
  const { state, started } = status.initContainerStatuses?.find(({ name }) => name === last.name) ?? {}
  return isSidecar(last) ? Boolean(state?.running && started) : state?.terminated?.exitCode === 0
}

/** A container that was not seen to end. Models status_manager.go TerminatePod (v1.36). */
function ended(status: ContainerStatus): ContainerStatus {
  if (status.state?.terminated) return status
  return { ...status, state: lostState('The container could not be located when the pod was terminated') }
}
