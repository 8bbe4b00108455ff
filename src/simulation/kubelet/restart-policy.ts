import { containersOf } from '../../kube/containers.ts'
import type { Container, Pod } from '../../kube/types.ts'
import { newestOf } from '../runtime/types.ts'
import type { RuntimePod } from '../runtime/types.ts'

type RestartAction = 'Restart' | 'RestartAllContainers'

/** A sidecar: an init container that goes on running beside the containers. */
export const isSidecar = (container: Container): boolean => container.restartPolicy === 'Always'

/** A Pod's sidecars. */
export const sidecarsOf = (pod: Pod): readonly Container[] => (pod.spec.initContainers ?? []).filter(isSidecar)

/** The action of the container's first restart rule that an exit code meets. Models pkg/api/v1/pod/util.go findMatchingContainerRestartRule (v1.36). */
export function matchingRule(container: Container, exitCode: number): RestartAction | null {
  for (const rule of container.restartPolicyRules ?? []) {
    const values = rule.exitCodes?.values ?? []
    const meets =
      rule.exitCodes?.operator === 'In' ? values.includes(exitCode) : rule.exitCodes?.operator === 'NotIn' && !values.includes(exitCode)
    if (meets) return rule.action === 'RestartAllContainers' ? 'RestartAllContainers' : 'Restart'
  }
  return null
}

/** Reason of containers that a restart rule of one of them removed. Models pkg/kubelet/kubelet_pods.go (v1.36). */
export const RESTARTING_ALL = 'RestartingAllContainers'

/** Whether some rule of the Pod may start all its containers over. Models pkg/api/v1/pod/util.go AllContainersCouldRestart (v1.36). */
export const mayRestartAll = (pod: Pod): boolean =>
  containersOf(pod.spec).some(({ restartPolicyRules = [] }) => restartPolicyRules.some(({ action }) => action === 'RestartAllContainers'))

/** Whether an ended container asks for all to start over. Models pkg/kubelet/container/helpers.go ShouldAllContainersRestart (v1.36). */
export function wantsRestartOfAll(pod: Pod, runtime: RuntimePod): boolean {
  return containersOf(pod.spec).some((container) => {
    const newest = newestOf(runtime, container.name)
    return newest?.state === 'exited' && matchingRule(container, newest.exitCode) === 'RestartAllContainers'
  })
}

/** Whether a container of this Pod starts again after it ended with `exitCode`. Models pkg/api/v1/pod/util.go ContainerShouldRestart (v1.36). */
export function restartsAfter(pod: Pod, container: Container, exitCode: number): boolean {
  if (container.restartPolicy) {
    if (matchingRule(container, exitCode)) return true
    return followsPolicy(container.restartPolicy, exitCode)
  }
  return followsPolicy(pod.spec.restartPolicy ?? 'Always', exitCode)
}

const followsPolicy = (policy: string, exitCode: number): boolean => policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0)

/** Whether a probe's kill is followed by a start: the exit code is not known yet, so rules are not asked. */
export const restartsAfterProbe = (pod: Pod, container: Container): boolean =>
  (container.restartPolicy ?? pod.spec.restartPolicy ?? 'Always') !== 'Never'

/** Whether a container that may not run now is to be started. Models pkg/kubelet/container/helpers.go ShouldContainerBeRestarted (v1.36). */
export function shouldStart(pod: Pod, container: Container, runtime: RuntimePod): boolean {
  if (pod.metadata.deletionTimestamp) return false
  const newest = newestOf(runtime, container.name)
  if (!newest) return true
  switch (newest.state) {
    case 'running':
      return false
    case 'created':
      return true
    case 'exited':
      return restartsAfter(pod, container, newest.exitCode)
  }
}
