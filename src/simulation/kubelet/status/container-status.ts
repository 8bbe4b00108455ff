import { SIGKILLED } from '../../../kube/exit-codes.ts'
import type { Container, ContainerState, ContainerStatus, Pod, PodStatus } from '../../../kube/types.ts'
import { UNSET_TIME } from '../../../kube/unset-time.ts'
import type { WallClock } from '../../api/times.ts'
import { newestOf } from '../../runtime/types.ts'
import type { Instance, RuntimePod } from '../../runtime/types.ts'
import { RESTARTING_ALL, shouldStart } from '../restart-policy.ts'
import { terminationMessage } from './termination-message.ts'

type Resources = NonNullable<Container['resources']>
type ContainerKind = 'init' | 'regular' | 'ephemeral'
const STATUS_FIELDS = {
  init: 'initContainerStatuses',
  regular: 'containerStatuses',
  ephemeral: 'ephemeralContainerStatuses',
} as const satisfies Record<ContainerKind, keyof PodStatus>

/** Why a container waits, as the latest attempt to start it said. */
export interface WaitingReason {
  readonly reason: string
  readonly message: string
}

export interface StatusSources {
  readonly pod: Pod
  /** The runtime's state as the last relist saw it. */
  readonly runtime: RuntimePod
  /** The status before this one. */
  readonly previous: PodStatus
  readonly reasonOf: (container: string) => WaitingReason | undefined
  /** A restart rule has all containers start over, and the old ones are being removed. */
  readonly restartingAll: boolean
  readonly clock: WallClock
}

/** The state of a container whose end nobody saw. Models pkg/kubelet/kubelet_pods.go (v1.36). */
export const lostState = (message: string, reason = 'ContainerStatusUnknown'): ContainerState => ({
  terminated: { exitCode: SIGKILLED, finishedAt: UNSET_TIME, message, reason, startedAt: UNSET_TIME },
})

const EPOCH = '1970-01-01T00:00:00Z'

const containerUrl = (instance: Instance): string => `containerd://${instance.id}`

function stateOf(instance: Instance, { pod, clock }: StatusSources): ContainerState {
  switch (instance.state) {
    case 'created':
      return { waiting: {} }
    case 'running':
      return { running: { startedAt: instance.startedAt === null ? EPOCH : clock.seconds(instance.startedAt) } }
    case 'exited': {
      const { containers, initContainers = [] } = pod.spec
      const container = [...initContainers, ...containers].find(({ name }) => name === instance.name)
      const message = terminationMessage(pod, container, instance)
      return {
        terminated: {
          containerID: containerUrl(instance),
          exitCode: instance.exitCode,
          finishedAt: instance.finishedAt === null ? EPOCH : clock.seconds(instance.finishedAt),
          ...(message !== '' && { message }),
          reason: instance.reason,
          startedAt: instance.startedAt === null ? EPOCH : clock.seconds(instance.startedAt),
        },
      }
    }
  }
}

/** What a container's status starts from when the runtime knows nothing of it. */
function baseStatus(container: Container, waiting: string, old: ContainerStatus | undefined): ContainerStatus {
  if (old?.state?.terminated) return old
  const volumeMounts = mountsOf(container)
  return {
    image: container.image ?? '',
    imageID: '',
    lastState: old?.lastState ?? {},
    name: container.name,
    ready: false,
    restartCount: old?.restartCount ?? 0,
    started: false,
    state: { waiting: { reason: waiting } },
    ...(volumeMounts && { volumeMounts }),
  }
}

function mountsOf({ volumeMounts }: Container): ContainerStatus['volumeMounts'] {
  if (!volumeMounts?.length) return undefined
  return volumeMounts.map(({ mountPath, name, readOnly }) => ({
    mountPath,
    name,
    ...(readOnly && { readOnly, recursiveReadOnly: 'Disabled' }),
  }))
}

/** What a running container has: where it asked for something but for no memory, its memory request is 0. Models kubelet_pods.go (v1.36). */
function actualResources({ requests, ...others }: Resources = {}): Resources {
  return requests ? { ...others, requests: { memory: '0', ...requests } } : others
}

function instanceStatus(container: Container, instance: Instance, old: ContainerStatus, sources: StatusSources): ContainerStatus {
  const { resources } = container
  const containerID = containerUrl(instance)
  const status: ContainerStatus = {
    containerID,
    image: instance.image,
    imageID: instance.imageId,
    lastState: old.state?.terminated && old.containerID !== containerID ? old.state : (old.lastState ?? {}),
    name: container.name,
    ready: false,
    resources: instance.state === 'running' ? actualResources(instance.resources) : (resources ?? {}),
    restartCount: Math.max(instance.restartCount, old.restartCount),
    started: false,
    state: stateOf(instance, sources),
  }
  if (resources?.requests) status.allocatedResources = resources.requests
  const volumeMounts = mountsOf(container)
  if (volumeMounts) status.volumeMounts = volumeMounts
  return status
}

/** A container that was removed so that all start over. */
function removedStatus(status: ContainerStatus): ContainerStatus {
  const why = { reason: RESTARTING_ALL, message: 'The container is removed because RestartAllContainers in place' }
  return {
    ...status,
    restartCount: status.restartCount + 1,
    state: { waiting: why },
    lastState: lostState(why.message, why.reason),
  }
}

/** An instance that ran and is gone from the runtime must have ended, nobody knows how. */
function lostStatus(status: ContainerStatus, deleted: boolean): ContainerStatus {
  return {
    ...status,
    restartCount: status.restartCount + (deleted ? 0 : 1),
    lastState: lostState('The container could not be located when the pod was deleted.  The container used to be Running'),
  }
}

/**
 * The statuses of a list of containers, before readiness and `started` are filled in.
 * Models pkg/kubelet/kubelet_pods.go convertToAPIContainerStatuses (v1.36).
 */
export function containerStatuses(containers: readonly Container[], kind: ContainerKind, sources: StatusSources): ContainerStatus[] {
  const { pod, runtime, previous } = sources
  if (containers.length === 0) return []
  const old = previous[STATUS_FIELDS[kind]]
  const waiting = pod.spec.initContainers?.length ? 'PodInitializing' : 'ContainerCreating'
  const statuses = containers.map((container) => {
    const before = old?.find(({ name }) => name === container.name)
    const [newest, older] = runtime.instances.filter(({ name }) => name === container.name)
    const base = newest && before ? before : baseStatus(container, waiting, before)
    let status = base
    if (newest) {
      status = instanceStatus(container, newest, base, sources)
      if (older) status.lastState = stateOf(older, sources)
    } else if (sources.restartingAll && before && !before.state?.waiting) {
      status = removedStatus(base)
    } else if (before?.state?.running && !base.lastState?.terminated) {
      status = lostStatus(base, pod.metadata.deletionTimestamp !== undefined)
    }
    return withWaitingReason(status, container, kind, sources)
  })
  return kind !== 'regular' ? statuses : inOrder(statuses)
}

const inOrder = (statuses: ContainerStatus[]): ContainerStatus[] =>
  statuses.length < 2 ? statuses : statuses.sort((a, b) => (a.name < b.name ? -1 : 1))

/** A container that the next sync starts again is waiting, with the reason that the last attempt left. */
function withWaitingReason(status: ContainerStatus, container: Container, kind: ContainerKind, sources: StatusSources): ContainerStatus {
  const newest = newestOf(sources.runtime, container.name)
  if (kind === 'init' && newest?.state === 'exited' && newest.exitCode === 0) return status
  if (!shouldStart(sources.pod, container, sources.runtime)) return status
  const why = sources.reasonOf(container.name)
  if (!why) return status
  const { reason, message } = why
  const lastState = status.state?.terminated ? status.state : status.lastState
  return { ...status, lastState, state: { waiting: message === '' ? { reason } : { message, reason } } }
}
