import type { Container, Pod } from '../../../kube/types.ts'
import type { Instance } from '../../runtime/types.ts'

/** Models pkg/kubelet/container/runtime.go MaxContainerTerminationMessageLength, …LogLength, …LogLines, MaxPodTerminationMessageLogLength (v1.36). */
const FROM_FILE = 4096
const FROM_LOG = 2048
const LINES_FROM_LOG = 80
const OF_POD = 12_288

/** The last `count` characters. */
const tail = (text: string, count: number): string => (text.length > count ? text.slice(-count) : text)

/** The last lines of a log, a line feed behind each. */
const lastLines = (log: string): string =>
  log
    .split('\n')
    .slice(-LINES_FROM_LOG - 1)
    .join('\n')

/**
 * What an ended container's status says of its end: what the program left, or else the end of its log when the policy asks for it;
 * all containers of a Pod share what may be said. Models kuberuntime_container.go getTerminationMessage and status_manager.go normalizeStatus (v1.36).
 */
export function terminationMessage(pod: Pod, container: Container | undefined, instance: Instance): string {
  const { initContainers = [], containers } = pod.spec
  const share = Math.floor(OF_POD / (containers.length + initContainers.length || 1))
  const left = tail(instance.message, FROM_FILE)
  const fromLog = left === '' && instance.exitCode !== 0 && container?.terminationMessagePolicy === 'FallbackToLogsOnError'
  return (fromLog ? tail(lastLines(instance.log), FROM_LOG) : left).slice(0, share)
}
