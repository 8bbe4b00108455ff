import type { SimTime } from '../base/time.ts'
import { everyContainerStatusOf } from '../kube/containers.ts'
import { isPod } from '../kube/types.ts'
import type { ContainerStateTerminated, ContainerStatus } from '../kube/types.ts'
import type { RecordId, WatchRecord } from '../simulation/trace.ts'
import { timeOf } from './scan.ts'
import type { ContainerScan, PodScan, Scan } from './scan.ts'

/** One life of a container's process: from its start to its end, as exactly as the Trace tells. */
export interface Instance {
  from: SimTime
  /** Null while it runs at the end of the Trace. */
  to: SimTime | null
  exit: { readonly reason: string; readonly exitCode: number; readonly record: RecordId | null } | null
  record: RecordId | null
}

/** A container's status in the watch stream; null when the Pod has none for it, or is gone. */
export interface StatusAt {
  readonly at: SimTime
  readonly record: RecordId
  readonly status: ContainerStatus | null
  /** The Pod is no more. */
  readonly gone: boolean
}

/** What the watch stream says of one container, record by record. */
export function statusesOf(pod: PodScan, name: string): readonly StatusAt[] {
  return pod.records.map((record) => ({
    at: record.at,
    record: record.id,
    status: statusIn(record, name),
    gone: record.type === 'DELETED',
  }))
}

const statusIn = ({ type, object }: WatchRecord, name: string): ContainerStatus | null =>
  type !== 'DELETED' && isPod(object) ? (everyContainerStatusOf(object.status).find((one) => one.name === name) ?? null) : null

/** The container's lives: from the runtime's marks where the Trace has them, else from the times in the API's statuses. */
export const instancesOf = (scan: Scan, container: ContainerScan, statuses: readonly StatusAt[]): readonly Instance[] =>
  container.processes.length > 0 ? fromMarks(container) : fromStatuses(scan, statuses)

function fromMarks({ processes }: ContainerScan): readonly Instance[] {
  const out: Instance[] = []
  for (const { what, at, id, exitCode, reason } of processes) {
    if (what === 'started') out.push({ from: at, to: null, exit: null, record: id })
    if (what !== 'exited') continue
    const exit = { reason: reason ?? '', exitCode: exitCode ?? 0, record: id }
    const last = out.at(-1)
    if (last && last.to === null) Object.assign(last, { to: at, exit })
    else out.push({ from: at, to: at, exit, record: id })
  }
  return out
}

/**
 * The API's times have whole seconds and its news comes late: a start or an end lies in the second that the status names,
 * not after the status was sent, and not before what came earlier.
 */
function fromStatuses(scan: Scan, statuses: readonly StatusAt[]): readonly Instance[] {
  const out: Instance[] = []
  const known = new Map<string, Instance>()
  const within = (text: string | null | undefined, sent: SimTime, earliest: number): SimTime => {
    const named = timeOf(scan, text)
    return Math.max(earliest, Math.min(sent, named === null ? sent : named + 999)) as SimTime
  }
  const begin = (key: string, startedAt: string | null | undefined, { at, record }: StatusAt): Instance => {
    const earliest = out.at(-1)?.to ?? out.at(-1)?.from ?? 0
    const from = within(startedAt, at, earliest)
    const instance: Instance = { from, to: null, exit: null, record }
    known.set(key, instance)
    out.push(instance)
    return instance
  }
  const end = (terminated: ContainerStateTerminated, sighting: StatusAt): void => {
    const key = terminated.containerID || terminated.startedAt || ''
    const neverRan = timeOf(scan, terminated.startedAt) === null
    const instance = known.get(key) ?? begin(key, neverRan ? terminated.finishedAt : terminated.startedAt, sighting)
    if (instance.to !== null) return
    instance.to = within(terminated.finishedAt, sighting.at, instance.from)
    instance.exit = { reason: terminated.reason ?? '', exitCode: terminated.exitCode, record: sighting.record }
  }
  for (const sighting of statuses) {
    const { status, gone, at } = sighting
    const last = out.at(-1)
    if (gone && last && last.to === null) last.to = at
    if (!status) continue
    if (status.lastState?.terminated) end(status.lastState.terminated, sighting)
    if (status.state?.terminated) end(status.state.terminated, sighting)
    const { running } = status.state ?? {}
    const key = status.containerID || running?.startedAt || ''
    if (running && !known.has(key)) begin(key, running.startedAt, sighting)
  }
  return out
}
