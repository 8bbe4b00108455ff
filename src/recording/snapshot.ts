import { containersOf, containerStatusesOf } from '../kube/containers.ts'
import type { ContainerState, ContainerStatus, KubeEvent, KubeObject, Pod, PodStatus } from '../kube/types.ts'
import { isEvent, isPod } from '../kube/types.ts'
import { inOrder } from './inferred.ts'
import type { Dated, DatedSighting } from './inferred.ts'
import { deletionAskedAt, latestTime } from './timestamps.ts'

/**
 * What led to the objects of a snapshot, as far as their own timestamps tell: a Pod from its creation on, or from the last start that
 * it remembers of the container that was restarted most; an Event from its first time on; everything else as it is.
 */
export function dateSnapshot(objects: readonly KubeObject[]): Dated {
  const dated = objects.flatMap((object) =>
    isPod(object) ? podHistory(object) : isEvent(object) ? eventHistory(object) : [asItIs(object)],
  )
  const pods = dated.filter(({ object }) => isPod(object))
  const times = (pods.length > 0 ? pods : dated).map(({ time }) => time).filter(Number.isFinite)
  return inOrder(dated, times.length > 0 ? Math.min(...times) : 0)
}

const asItIs = (object: KubeObject): DatedSighting => ({ time: latestTime(object) ?? Number.NEGATIVE_INFINITY, type: 'ADDED', object })

/** An Event names its first time and its latest one. */
function eventHistory(event: KubeEvent): readonly DatedSighting[] {
  const first = Date.parse(event.firstTimestamp ?? '')
  const last = asItIs(event)
  if (Number.isNaN(first) || first >= last.time || (event.count ?? 1) < 2) return [last]
  const before: KubeEvent = { ...event, count: 1, lastTimestamp: event.firstTimestamp }
  return [
    { time: first, type: 'ADDED', object: before },
    { ...last, type: 'MODIFIED' },
  ]
}

const timeOf = (text: string | null | undefined): number => Date.parse(text ?? '')

/** The one run of a container before the one that it is in, if it had any. */
const lastRun = ({ lastState }: ContainerStatus) => lastState?.terminated

/** Since when everything about a container is known: of two restarts or more it remembers the last run only. */
function knownSince(status: ContainerStatus): number {
  const since = status.restartCount > 1 ? timeOf(lastRun(status)?.startedAt) : Number.NaN
  return Number.isNaN(since) ? Number.NEGATIVE_INFINITY : since
}

function podHistory(pod: Pod): readonly DatedSighting[] {
  const status: PodStatus | undefined = pod.status
  const last = latestTime(pod)
  if (!status || last === null) return [asItIs(pod)]
  const since = Math.max(timeOf(pod.metadata.creationTimestamp), ...containerStatusesOf(status).map(knownSince))
  const moments = [
    pod.metadata.creationTimestamp,
    status.startTime,
    ...(status.conditions ?? []).map(({ lastTransitionTime }) => lastTransitionTime),
    ...containerStatusesOf(status).flatMap(({ state, lastState }) => [
      state?.running?.startedAt,
      ...[state?.terminated, lastState?.terminated].flatMap((run) => [run?.startedAt, run?.finishedAt]),
    ]),
  ].map(timeOf)
  const asked = deletionAskedAt(pod)
  const times = [...new Set([...moments, asked ?? Number.NaN, last])].filter((time) => time >= since && time <= last).sort((a, b) => a - b)
  return times.map((time, index) => ({
    time,
    type: index === 0 ? 'ADDED' : 'MODIFIED',
    object: time >= last ? pod : podAt(pod, time, asked),
  }))
}

/** The Pod as it was at a moment, without what is not known of it: conditions have only their latest transition. */
function podAt(pod: Pod, time: number, asked: number | null): Pod {
  const { deletionTimestamp: _, deletionGracePeriodSeconds: __, ...living } = pod.metadata
  const { status } = pod
  const { reason: ___, message: ____, ...rest } = status
  const initial = (status.initContainerStatuses ?? []).map((one) => containerAt(pod, one, time))
  const main = (status.containerStatuses ?? []).map((one) => containerAt(pod, one, time))
  const hasStarted = main.some(({ state }) => state?.running || state?.terminated)
  return {
    ...pod,
    metadata: asked !== null && time >= asked ? pod.metadata : living,
    status: {
      ...rest,
      phase: status.phase === 'Pending' || !hasStarted ? 'Pending' : 'Running',
      conditions: (status.conditions ?? []).filter(({ lastTransitionTime }) => timeOf(lastTransitionTime) <= time),
      ...(initial.length > 0 ? { initContainerStatuses: initial } : {}),
      ...(main.length > 0 && time >= timeOf(status.startTime) ? { containerStatuses: main } : { containerStatuses: [] }),
    },
  }
}

/** A container as it was at a moment: what it is in, the run before that, or waiting for its first start. */
function containerAt(pod: Pod, status: ContainerStatus, time: number): ContainerStatus {
  const { state, restartCount } = status
  const begun = timeOf(state?.running?.startedAt ?? state?.terminated?.startedAt)
  const before = lastRun(status)
  const ended = timeOf(state?.terminated?.finishedAt)
  if (state?.terminated && time >= begun) return time >= ended ? status : running(pod, status, state.terminated.startedAt, restartCount)
  if (time >= begun || (Number.isNaN(begun) && (!before || time >= timeOf(before.finishedAt)))) return status
  const { lastState: _, ...first } = status
  const was: ContainerStatus = { ...first, ready: false, started: false, lastState: {}, restartCount: Math.max(0, restartCount - 1) }
  if (before && time >= timeOf(before.finishedAt)) return { ...was, state: { terminated: before } }
  if (before && time >= timeOf(before.startedAt)) return running(pod, was, before.startedAt, was.restartCount)
  const waiting = pod.spec.initContainers?.length && !isInit(pod, status.name) ? 'PodInitializing' : 'ContainerCreating'
  return { ...was, restartCount: 0, state: { waiting: { reason: waiting } } satisfies ContainerState }
}

const isInit = ({ spec }: Pod, name: string): boolean => spec.initContainers?.some((one) => one.name === name) ?? false

/** Running; ready at once where no probe says otherwise. */
function running({ spec }: Pod, status: ContainerStatus, startedAt: string | undefined, restartCount: number): ContainerStatus {
  const container = containersOf(spec).find(({ name }) => name === status.name)
  const started = !container?.startupProbe
  return {
    ...status,
    state: { running: startedAt === undefined ? {} : { startedAt } },
    started,
    ready: started && !container?.readinessProbe,
    restartCount,
  }
}
