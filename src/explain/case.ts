import type { SimTime } from '../base/time.ts'
import { containersOf } from '../kube/containers.ts'
import type { World } from '../kube/world.ts'
import { isPod } from '../kube/types.ts'
import type { Container, Pod } from '../kube/types.ts'
import { podAt, podRecords } from '../lanes/index.ts'
import type { LaneModel } from '../lanes/types.ts'
import type { ContainerRef, PodKey, Trace, TraceRecord } from '../simulation/trace.ts'

/** All that an explanation may look at: what happened, how it is drawn, and the world that it happened in (null: a recording). */
export interface Case {
  readonly trace: Trace
  readonly model: LaneModel
  readonly world: World | null
}

/** Whether a Trace has what the API tells and nothing behind it. */
export const isRecording = ({ trace, world }: Case): boolean => world === null && trace.records.every(({ kind }) => kind === 'watch')

/** The records that name a container. */
export type ContainerRecord = Extract<TraceRecord, { kind: 'probe' | 'signal' | 'hook' | 'process' | 'pull' | 'backoff' }>
type KindOf<K> = Extract<ContainerRecord, { kind: K }>

const KINDS: ReadonlySet<TraceRecord['kind']> = new Set(['probe', 'signal', 'hook', 'process', 'pull', 'backoff'])
const isContainerRecord = (record: TraceRecord): record is ContainerRecord => KINDS.has(record.kind)

type ByKind = Map<ContainerRecord['kind'], ContainerRecord[]>

/** Kept for as long as the Trace is: people ask about many records of one Trace. */
const cache = new WeakMap<Trace, ReadonlyMap<string, ByKind>>()

function byContainer(trace: Trace): ReadonlyMap<string, ByKind> {
  const known = cache.get(trace)
  if (known) return known
  const found = new Map<string, ByKind>()
  for (const record of trace.records) {
    if (!isContainerRecord(record)) continue
    const key = `${record.pod}/${record.container}`
    const kinds: ByKind = found.get(key) ?? new Map()
    found.set(key, kinds)
    const list = kinds.get(record.kind)
    if (list) list.push(record)
    else kinds.set(record.kind, [record])
  }
  cache.set(trace, found)
  return found
}

/** The marks of one kind of a container, in order of time. */
export function marksOf<K extends ContainerRecord['kind']>(
  trace: Trace,
  { pod, container }: Pick<ContainerRef, 'pod' | 'container'>,
  kind: K,
): readonly KindOf<K>[] {
  return (byContainer(trace).get(`${pod}/${container}`)?.get(kind) ?? []) as readonly ContainerRecord[] as readonly KindOf<K>[]
}

/** When an instance of a container ended; null while it runs. */
export const endOf = (trace: Trace, ref: ContainerRef): SimTime | null =>
  marksOf(trace, ref, 'process').find(({ what, instance }) => what === 'exited' && instance === ref.instance)?.at ?? null

/** The Pod as the API had it at a moment, or as it had it last before it was gone. */
export function knownPod(trace: Trace, key: PodKey, at: SimTime): Pod | null {
  const now = podAt(trace, key, at)
  if (now) return now
  const record = podRecords(trace)
    .get(key)
    ?.findLast((one) => one.at <= at)
  return record && isPod(record.object) ? record.object : null
}

/** The spec of a container of a Pod, whatever its role. */
export const containerIn = ({ spec }: Pod, name: string): Container | null => containersOf(spec).find((one) => one.name === name) ?? null

/** The memory that a container may use, as it is written: by itself, or with the others of its Pod; null: as much as its node has. */
export function memoryLimitIn(pod: Pod, container: string): string | null {
  const limit = containerIn(pod, container)?.resources?.limits?.['memory'] ?? pod.spec.resources?.limits?.['memory']
  return limit === null || limit === undefined ? null : String(limit)
}
