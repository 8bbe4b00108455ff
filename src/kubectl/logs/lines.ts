/** The lines that a container's log holds, as the kubelet reads it. Models pkg/kubelet/kuberuntime/logs and kubelet_pods.go (v1.36). */
import { ZERO } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { podKeyOf } from '../../kube/pod-keys.ts'
import type { ContainerStatus, Pod } from '../../kube/types.ts'
import { podRecords } from '../../lanes/pod-at.ts'
import { lastAt } from '../../lanes/query.ts'
import type { LogRecord, ProcessRecord, Trace } from '../../simulation/trace.ts'
import type { ClusterAt } from '../cluster-at.ts'
import { refusal } from '../errors.ts'

/** Which run of a container a log is of: its restart count at that time. */
export type Instance = number

type Waiting = NonNullable<NonNullable<ContainerStatus['state']>['waiting']>

const REASONS: Readonly<Record<string, string>> = {
  ErrImagePull: "image can't be pulled",
  ImagePullBackOff: 'trying and failing to pull image',
}

const waitingWords = ({ reason = '' }: Waiting): string => `is waiting to start: ${REASONS[reason] ?? reason}`

/**
 * The instance whose log a container's status leads to. Throws the kubelet's refusal where there is none.
 * Models kubelet_pods.go validateContainerLogStatus (v1.36)
 */
export function instanceToRead(pod: Pod, container: string, previous: boolean): Instance {
  const { containerStatuses = [], initContainerStatuses = [], ephemeralContainerStatuses = [] } = pod.status
  const status = [...containerStatuses, ...initContainerStatuses, ...ephemeralContainerStatuses].find(({ name }) => name === container)
  const refuse = (text: string): never => {
    throw refusal('BadRequest', text)
  }
  const subject = `container "${container}" in pod "${pod.metadata.name}"`
  if (!status) return refuse(`${subject} is not available`)
  const { state, lastState, restartCount, containerID } = status
  const last = lastState?.terminated?.containerID
  const lastInstance = last === containerID ? restartCount : restartCount - 1
  if (previous) return last ? lastInstance : refuse(`previous terminated ${subject} not found`)
  if (state?.running || state?.terminated?.containerID) return restartCount
  if (last) return lastInstance
  if (state?.terminated || lastState?.terminated) return refuse(`${subject} is terminated`)
  if (state?.waiting) return refuse(`${subject} ${waitingWords(state.waiting)}`)
  return refuse(`${subject} is waiting to start - no logs yet`)
}

/** A line, or the end of the process that wrote. */
type OwnRecord = LogRecord | ProcessRecord
const isLine = (record: OwnRecord): record is LogRecord => record.kind === 'log'

/** Kept for as long as the Trace is: a terminal asks for many logs of one Trace. */
const indexes = new WeakMap<Trace, ReadonlyMap<string, readonly OwnRecord[]>>()

/** The lines of each container of each Pod, and the ends of its instances, in order of time. */
function indexOf(trace: Trace): ReadonlyMap<string, readonly OwnRecord[]> {
  const known = indexes.get(trace)
  if (known) return known
  const index = new Map<string, OwnRecord[]>()
  for (const record of trace.records) {
    if (record.kind !== 'log' && !(record.kind === 'process' && record.what === 'exited')) continue
    const key = `${record.pod}/${record.container}`
    const list = index.get(key)
    if (list) list.push(record)
    else index.set(key, [record])
  }
  indexes.set(trace, index)
  return index
}

/** What one instance of a container wrote: before the moment, and what it writes after it, until it ends. */
export interface Log {
  readonly before: readonly LogRecord[]
  readonly after: readonly LogRecord[]
}

/** When the Pod was made: one of the same name may have been there before it. */
function birthOf(pod: Pod, { trace, at }: ClusterAt): SimTime {
  const records = podRecords(trace).get(podKeyOf(pod)) ?? []
  return records.findLast((record) => record.type === 'ADDED' && record.at <= at)?.at ?? ZERO
}

export function readLog(cluster: ClusterAt, pod: Pod, container: string, instance: Instance): Log {
  const records = indexOf(cluster.trace).get(`${podKeyOf(pod)}/${container}`) ?? []
  const birth = birthOf(pod, cluster)
  const own = records.filter((record) => record.instance === instance && record.at >= birth)
  const split = lastAt(own, (record) => record.at, cluster.at) + 1
  const end = own.findIndex((record, i) => i >= split && record.kind === 'process')
  const after = own.slice(split, end < 0 ? undefined : end)
  const over = own.slice(0, split).some(({ kind }) => kind === 'process')
  return { before: own.slice(0, split).filter(isLine), after: over ? [] : after.filter(isLine) }
}
