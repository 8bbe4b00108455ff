import type { SimTime } from '../base/time.ts'
import { containerStatusesOf } from '../kube/containers.ts'
import { controllerOf } from '../kube/owners.ts'
import { isDeployment, isEvent, isReplicaSet } from '../kube/types.ts'
import type { ContainerStatus, Deployment, KubeObject, Pod, ReplicaSet } from '../kube/types.ts'
import { podAt, podRecords, stateAt } from '../lanes/index.ts'
import type { Lane, LaneModel, Segment } from '../lanes/types.ts'
import type { ContainerRef, PodKey, RecordId, Trace, WatchRecord } from '../simulation/trace.ts'
import { marksOf } from './case.ts'
import type { Case } from './case.ts'
import { placeOf } from './places.ts'
import type { Place } from './places.ts'
import { say } from './words.ts'
import type { Sentence } from './words.ts'

/** What keeps something from going on. */
export interface Hold {
  /** What shows it on the timeline. */
  readonly place: Place
  /** The record that says why; null: the one that began what is shown there. */
  readonly effect: RecordId | null
  /** What no record of the chain to it says; null where that says all. */
  readonly says: Sentence | null
}

interface KnownPod {
  readonly key: PodKey
  readonly pod: Pod
}

/**
 * What keeps a Deployment's roll-out from going on at the time of a record of it: the first Pod of its newest template that is not ready; where
 * all are, the Event that says why there is not one more. Null where a Trace has nothing of the kind.
 */
export function holdOf(of: Case, { object, at }: WatchRecord): Hold | null {
  const newest = isDeployment(object) ? newestSet(of.trace, object, at) : undefined
  if (!newest) return null
  const late = podsOf(of.trace, newest, at).find(({ pod }) => !isReady(pod))
  if (late) return podHold(of, late, at)
  const refusal = refusalOf(of.trace, newest, at)
  const place = refusal ? placeOf(of.model, refusal) : null
  return place && { place, effect: null, says: null }
}

const revisionOf = ({ metadata }: KubeObject): string | undefined => metadata.annotations?.['deployment.kubernetes.io/revision']

/** The ReplicaSet of a Deployment's newest template, as it was at a moment. */
function newestSet({ records }: Trace, deployment: Deployment, at: SimTime): ReplicaSet | undefined {
  const record = records.findLast(
    (one) =>
      one.at <= at &&
      one.kind === 'watch' &&
      isReplicaSet(one.object) &&
      controllerOf(one.object)?.uid === deployment.metadata.uid &&
      revisionOf(one.object) === revisionOf(deployment),
  )
  return record?.kind === 'watch' && isReplicaSet(record.object) ? record.object : undefined
}

/** The Pods of a ReplicaSet that were there at a moment, in the order in which they were made. */
function podsOf(trace: Trace, { metadata }: ReplicaSet, at: SimTime): readonly KnownPod[] {
  return [...podRecords(trace).keys()].flatMap((key) => {
    const pod = podAt(trace, key, at)
    return pod && controllerOf(pod)?.uid === metadata.uid ? [{ key, pod }] : []
  })
}

const conditionOf = ({ status }: Pod) => status.conditions?.find(({ type }) => type === 'Ready')
const isReady = (pod: Pod): boolean => conditionOf(pod)?.status === 'True'

/** The latest Event by which a ReplicaSet says that it could not make a Pod. */
function refusalOf({ records }: Trace, { metadata }: ReplicaSet, at: SimTime): WatchRecord | undefined {
  return records.findLast(
    (one): one is WatchRecord =>
      one.kind === 'watch' &&
      one.at <= at &&
      isEvent(one.object) &&
      one.object.reason === 'FailedCreate' &&
      one.object.involvedObject.name === metadata.name,
  )
}

/** What keeps a Pod from being ready: the scheduler, one of its containers, or what is asked of the Pod beside them. */
function podHold({ model, trace }: Case, { key, pod }: KnownPod, at: SimTime): Hold | null {
  if (!pod.spec.nodeName) {
    const decision = trace.records.findLast((one) => one.kind === 'decision' && one.pod === key && one.at <= at)
    return holdIn(model, { kind: 'status', pod: key, container: null }, at, { effect: decision?.id ?? null, says: null })
  }
  const late = containerStatusesOf(pod.status).filter(({ ready }) => !ready)
  const { name: container } = late.find(isStuck) ?? late[0] ?? { name: null }
  if (container === null) {
    const message = conditionOf(pod)?.message
    const says = message ? say('explain.hold.pod', { message }) : null
    return holdIn(model, { kind: 'status', pod: key, container }, at, { effect: null, says })
  }
  return holdIn(model, { kind: 'container', pod: key, container }, at, {
    effect: troubleIn(trace, { pod: key, container }, at),
    says: saidOf(pod, container),
  })
}

function holdIn(
  model: LaneModel,
  { kind, pod, container }: Pick<Lane, 'kind' | 'pod' | 'container'>,
  at: SimTime,
  hold: Omit<Hold, 'place'>,
): Hold | null {
  const lane = model.lanes.find((one) => one.kind === kind && one.pod === pod && one.container === container)
  const item = lane && stateAt(model, lane, at)
  return lane && item ? { place: { lane: lane.id, item: item.id }, ...hold } : null
}

/** What a container that holds its Pod up is in, where no pull, probe or end says why: the API's own message, or that it runs yet. */
function saidOf({ spec, status }: Pod, container: string): Sentence | null {
  const state = containerStatusesOf(status).find(({ name }) => name === container)?.state
  const { reason, message } = state?.waiting ?? {}
  if (reason && message && !/Image|BackOff/.test(reason)) return say('explain.hold.waiting', { reason, message })
  const isInit = spec.initContainers?.some(({ name, restartPolicy }) => name === container && restartPolicy !== 'Always')
  return isInit && state?.running ? say('explain.hold.init') : null
}

const STARTING: ReadonlySet<string> = new Set(['ContainerCreating', 'PodInitializing'])

/** Whether a container says itself that it does not get on. */
const isStuck = ({ state }: ContainerStatus): boolean =>
  state?.terminated !== undefined || (state?.waiting?.reason !== undefined && !STARTING.has(state.waiting.reason))

/**
 * What has come between a container that waits, or runs and is not ready, and its being ready since that began: a volume, a pull that goes on,
 * an attempt that failed, the end before this start. Null for all that the beginning of its state says itself.
 */
function troubleIn(trace: Trace, ref: Pick<ContainerRef, 'pod' | 'container'>, at: SimTime): RecordId | null {
  const life = marksOf(trace, ref, 'process').findLast((one) => one.at <= at && one.what !== 'listening')
  if (life?.what === 'started') {
    const failed = marksOf(trace, ref, 'probe').findLast(
      ({ instance, until, result }) => instance === life.instance && until <= at && result === 'failure',
    )
    const end = marksOf(trace, ref, 'process').findLast((one) => one.at <= at && one.what === 'exited')
    return failed?.id ?? end?.id ?? null
  }
  if (life?.what === 'exited') return null
  const volume = trace.records.findLast((one) => one.kind === 'note' && one.what === 'mountFailed' && one.pod === ref.pod && one.at <= at)
  const pull = marksOf(trace, ref, 'pull').findLast((one) => one.at <= at && (one.until === null || one.until > at))
  return pull?.id ?? volume?.id ?? null
}

/**
 * What keeps a Pod or a container in a state that it should leave by itself, where that came after it began: no node for the Pod, a volume that
 * cannot be mounted, an attempt that fails. The first of its kind, as it is told from then on; null where nothing does.
 */
export function keptBy(trace: Trace, { kind, pod, container }: Lane, { from, to, label, state }: Segment): RecordId | null {
  if (pod === null) return null
  const isIn = (at: SimTime): boolean => at >= from && at < to
  if (kind === 'status' && label === 'Pending')
    return trace.records.find((one) => one.kind === 'decision' && one.pod === pod && one.node === null && isIn(one.at))?.id ?? null
  if (kind !== 'container' || container === null) return null
  if (state.kind === 'waiting')
    return trace.records.find((one) => one.kind === 'note' && one.what === 'mountFailed' && one.pod === pod && isIn(one.at))?.id ?? null
  if (state.kind !== 'running' || state.ready) return null
  const wanted = state.started ? 'readiness' : 'startup'
  const isNew = marksOf(trace, { pod, container }, 'process').some(({ what, at }) => what === 'started' && at === from)
  const failed = marksOf(trace, { pod, container }, 'probe').find(
    ({ probe, result, until }) => probe === wanted && result === 'failure' && isIn(until),
  )
  return isNew ? (failed?.id ?? null) : null
}
