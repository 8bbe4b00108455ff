/** Whose logs a command means: which Pods, and which of their containers. Models kubectl/pkg/polymorphichelpers/logsforobject.go (v1.36). */
import { goSort } from '../../base/go-sort.ts'
import { everyContainerOf } from '../../kube/containers.ts'
import { qualifiedPlural } from '../../kube/kinds.ts'
import { matchesMap, matchesSelector } from '../../kube/labels.ts'
import type { Labels } from '../../kube/labels.ts'
import type {
  DaemonSet,
  Deployment,
  Job,
  KubeObject,
  Pod,
  ReplicaSet,
  ReplicationController,
  Service,
  StatefulSet,
} from '../../kube/types.ts'
import { isPod } from '../../kube/types.ts'
import type { ClusterAt } from '../cluster-at.ts'
import { failure, KubectlError } from '../errors.ts'
import { kindOf } from '../resources.ts'

const POD = { kind: 'Pod', namespaced: true } as const
const DEFAULT_CONTAINER = 'kubectl.kubernetes.io/default-container'

const versionOf = ({ apiVersion }: KubeObject): string => apiVersion.slice(apiVersion.indexOf('/') + 1)
const goTypeOf = (object: KubeObject): string => `*${versionOf(object)}.${object.kind}`

/** Which Pods an object stands for. Throws why it stands for none. Models polymorphichelpers SelectorsForObject (v1.36). */
function selects(object: KubeObject): (labels: Labels | undefined) => boolean {
  switch (object.kind) {
    case 'ReplicaSet':
    case 'StatefulSet':
    case 'Deployment':
    case 'Job':
    case 'DaemonSet': {
      const { spec } = object as ReplicaSet | StatefulSet | Deployment | Job | DaemonSet
      return (labels) => matchesSelector(spec.selector, labels)
    }
    case 'ReplicationController':
      return (labels) => matchesMap((object as ReplicationController).spec.selector, labels)
    case 'Service': {
      const selector = (object as Service).spec?.selector
      if (selector && Object.keys(selector).length > 0) return (labels) => matchesMap(selector, labels)
      throw failure(
        `cannot get the logs from *v1.Service: invalid service '${object.metadata.name}': Service is defined without a selector`,
      )
    }
    default:
      throw failure(`cannot get the logs from ${goTypeOf(object)}: selector for ${goTypeOf(object)} not implemented`)
  }
}

const PHASES: Readonly<Record<string, number>> = { Unknown: 1, Pending: 2 }
const readySince = ({ status }: Pod): number | null => {
  const ready = status.conditions?.find(({ type }) => type === 'Ready')
  return ready?.status === 'True' ? Date.parse(ready.lastTransitionTime ?? '') : null
}
const mostRestarts = ({ status }: Pod): number => Math.max(0, ...(status.containerStatuses ?? []).map(({ restartCount }) => restartCount))

/** Whether the log of `a` is wanted rather than that of `b`. Models kubectl/pkg/util/podutils ByLogging (v1.36). */
function isWantedBefore(a: Pod, b: Pod): boolean {
  if (Boolean(a.spec.nodeName) !== Boolean(b.spec.nodeName)) return Boolean(a.spec.nodeName)
  const phases = (PHASES[a.status.phase ?? ''] ?? 0) - (PHASES[b.status.phase ?? ''] ?? 0)
  if (phases !== 0) return phases < 0
  const [left, right] = [readySince(a), readySince(b)]
  if ((left === null) !== (right === null)) return left !== null
  if (left !== null && right !== null && left !== right) return left < right
  const restarts = mostRestarts(a) - mostRestarts(b)
  if (restarts !== 0) return restarts > 0
  return Date.parse(a.metadata.creationTimestamp ?? '') < Date.parse(b.metadata.creationTimestamp ?? '')
}

/** The Pods that `POD` or `TYPE/NAME` means, first of all that whose log is wanted most. Throws when there is none. */
export function podsBehind(cluster: ClusterAt, namespace: string, word: string): readonly [Pod, ...Pod[]] {
  const [first = '', second] = word.split('/')
  const kind = kindOf(second === undefined ? 'pods' : first)
  const name = second ?? first
  const object = cluster.get(kind, namespace, name)
  if (!object) {
    const where = kind.namespaced ? ` in namespace "${namespace}"` : ''
    throw failure(`error from server (NotFound): ${qualifiedPlural(kind)} "${name}" not found${where}`)
  }
  if (isPod(object)) return [object]
  const isOne = selects(object)
  const pods = (cluster.list(POD, namespace) as Pod[]).filter(({ metadata }) => isOne(metadata.labels))
  const [pod, ...others] = goSort(pods, isWantedBefore)
  if (!pod) throw failure('timed out waiting for the condition')
  return [pod, ...others]
}

/** The one Pod that `POD` or `TYPE/NAME` means, and what kubectl says about the choice; empty where there was none. */
export function podFor(cluster: ClusterAt, namespace: string, word: string): { readonly pod: Pod; readonly note: string } {
  const [pod, ...others] = podsBehind(cluster, namespace, word)
  return { pod, note: others.length > 0 ? `Found ${others.length + 1} pods, using pod/${pod.metadata.name}` : '' }
}

/** Names of a Pod's containers as kubectl lists them. Models kubectl/pkg/cmd/util/podcmd AllContainerNames (v1.36). */
const containerNames = ({ spec }: Pod): string =>
  [
    ...spec.containers.map(({ name }) => name),
    ...(spec.ephemeralContainers ?? []).map(({ name }) => `${name} (ephem)`),
    ...(spec.initContainers ?? []).map(({ name }) => `${name} (init)`),
  ].join(', ')

/** The containers whose logs are wanted, and what kubectl says about the choice. Throws when there is none of that name. */
export function containersFor(pod: Pod, named: string, all: boolean): { readonly containers: readonly string[]; readonly note: string } {
  const names = everyContainerOf(pod.spec).map(({ name }) => name)
  if (all) return { containers: names, note: '' }
  const annotated = pod.metadata.annotations?.[DEFAULT_CONTAINER] ?? ''
  const usual = named === '' && names.includes(annotated) ? annotated : ''
  const lost =
    named === '' && annotated !== '' && usual === '' ? `Default container name "${annotated}" not found in pod ${pod.metadata.name}` : ''
  const container = named || usual || (pod.spec.containers[0]?.name ?? '')
  if (!names.includes(container)) {
    throw new KubectlError(`error: container ${container} is not valid for pod ${pod.metadata.name} out of: ${containerNames(pod)}`)
  }
  const chosen = named === '' && usual === '' && names.length > 1 ? `Defaulted container "${container}" out of: ${containerNames(pod)}` : ''
  return { containers: [container], note: [lost, chosen].filter((text) => text !== '').join('\n') }
}
