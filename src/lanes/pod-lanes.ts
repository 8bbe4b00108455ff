import type { SimTime } from '../base/time.ts'
import { containerStatusesOf } from '../kube/containers.ts'
import { isPod } from '../kube/types.ts'
import type { Pod } from '../kube/types.ts'
import type { WatchRecord } from '../simulation/trace.ts'
import { factsOf, numbered, segmentsFrom } from './collect.ts'
import type { Observation } from './collect.ts'
import { podStatus } from './pod-status.ts'
import { isBlocked } from './reasons.ts'
import type { PodScan, Scan } from './scan.ts'
import type { Lane, LaneDetail, LaneKind, PhaseState, Segment, StatusState } from './types.ts'

/** The order in which the kubelet's conditions become True; others follow by name, Ready is the last. */
const CONDITIONS = ['PodScheduled', 'PodReadyToStartContainers', 'Initialized', 'ContainersReady']
const PHASES = ['Pending', 'Running', 'Succeeded', 'Failed', 'Unknown'] as const

/** STATUS, phase, conditions and deletion of one Pod. */
export function podLanes(scan: Scan, pod: PodScan, group: string): readonly Lane[] {
  const lane = (
    kind: LaneKind,
    id: string,
    name: string,
    read: (pod: Pod) => Omit<Observation, 'at' | 'record'>,
    detail?: LaneDetail,
  ): Lane => {
    const segments = segmentsFrom(observe(pod.records, read), scan.end)
    return {
      id: `${group}/${id}`,
      kind,
      name,
      detail: detail ?? { kind: 'none' },
      group,
      pod: pod.key,
      container: null,
      segments: numbered(`${group}/${id}`, segments),
      marks: [],
    }
  }
  const deletion = deletionLane(scan, pod, group)
  return [
    lane('status', 'status', 'STATUS', readStatus),
    lane('phase', 'phase', 'phase', readPhase),
    ...conditionTypes(pod).map((type) =>
      lane('condition', `condition/${type}`, type, readCondition(type), { kind: 'condition', isReady: type === 'Ready' }),
    ),
    ...(deletion.segments.length > 0 ? [deletion] : []),
  ]
}

/** One observation a record; nothing once the Pod is gone. */
function observe(records: readonly WatchRecord[], read: (pod: Pod) => Omit<Observation, 'at' | 'record'>): readonly Observation[] {
  return records.map(({ at, id, type, object }) =>
    type === 'DELETED' || !isPod(object) ? { at, record: id, state: null, label: '', facts: {} } : { at, record: id, ...read(object) },
  )
}

function readStatus(pod: Pod): Omit<Observation, 'at' | 'record'> {
  const { status } = podStatus(pod)
  return { state: { kind: 'status', look: statusLook(status, pod) }, label: status, facts: factsOf({ message: pod.status.message }) }
}

function statusLook(status: string, pod: Pod): StatusState['look'] {
  const word = status.replace(/^Init:/, '')
  if (word === 'Terminating') return 'terminating'
  if (word.endsWith('BackOff')) return 'backoff'
  if (/^\d+\/\d+$/.test(word) || ['Pending', 'ContainerCreating', 'PodInitializing', 'SchedulingGated'].includes(word)) return 'waiting'
  if (word === 'Running' || word === 'NotReady') return 'plain'
  if (word === 'Completed' || word === 'Succeeded') return 'completed'
  if (word === 'OOMKilled') return 'oom'
  if (word === 'Unknown' || word === 'ContainerStatusUnknown') return 'unknown'
  if (isBlocked(word)) return 'blocked'
  const terminated = containerStatusesOf(pod.status).some(({ state }) => state?.terminated)
  return terminated || pod.status.phase === 'Failed' ? 'failed' : 'blocked'
}

function readPhase(pod: Pod): Omit<Observation, 'at' | 'record'> {
  const phase = PHASES.find((one) => one === pod.status.phase)
  const state: PhaseState | null = phase ? { kind: 'phase', phase } : null
  return { state, label: phase ?? '', facts: factsOf({ reason: pod.status.reason, message: pod.status.message }) }
}

const readCondition =
  (type: string) =>
  (pod: Pod): Omit<Observation, 'at' | 'record'> => {
    const one = pod.status.conditions?.find((condition) => condition.type === type)
    if (!one) return { state: null, label: '', facts: {} }
    const status = one.status === 'True' || one.status === 'False' ? one.status : 'Unknown'
    return { state: { kind: 'condition', status }, label: status, facts: factsOf({ reason: one.reason, message: one.message }) }
  }

function conditionTypes(pod: PodScan): readonly string[] {
  const types = new Set<string>()
  for (const { object } of pod.records) if (isPod(object)) for (const { type } of object.status.conditions ?? []) types.add(type)
  const others = [...types].filter((type) => !CONDITIONS.includes(type) && type !== 'Ready').sort()
  return [...CONDITIONS.filter((type) => types.has(type)), ...others, ...(types.has('Ready') ? ['Ready'] : [])]
}

/** From deletionTimestamp to the end of the grace period, then as long as finalizers hold the Pod. */
function deletionLane(scan: Scan, pod: PodScan, group: string): Lane {
  const id = `${group}/deletion`
  const drafts: Omit<Segment, 'id'>[] = []
  for (const [i, { at, id: record, object }] of pod.records.entries()) {
    if (!isPod(object) || !object.metadata.deletionTimestamp) continue
    const before = pod.records[i - 1]
    if (before && before.type !== 'DELETED' && isPod(before.object) && before.object.metadata.deletionTimestamp) continue
    const gone = pod.records.slice(i).find((one) => one.type === 'DELETED')?.at ?? scan.end
    const grace = object.metadata.deletionGracePeriodSeconds ?? 0
    const stopped =
      pod.records.slice(i).find((one) => isPod(one.object) && one.object.metadata.deletionGracePeriodSeconds === 0)?.at ?? gone
    const deadline = Math.min(gone, stopped, at + grace * 1000) as SimTime
    const facts = factsOf({ gracePeriodSeconds: grace })
    if (deadline > at)
      drafts.push({ from: at, to: deadline, state: { kind: 'deletion', what: 'grace' }, label: `grace ${grace} s`, record, facts })
    const finalizers = object.metadata.finalizers ?? []
    if (finalizers.length > 0 && gone > deadline) {
      const held = factsOf({ finalizers: finalizers.join(', ') })
      drafts.push({
        from: deadline,
        to: gone,
        state: { kind: 'deletion', what: 'finalizers' },
        label: finalizers.join(', '),
        record,
        facts: held,
      })
    }
  }
  return {
    id,
    kind: 'deletion',
    name: 'deletion',
    detail: { kind: 'none' },
    group,
    pod: pod.key,
    container: null,
    segments: numbered(id, drafts),
    marks: [],
  }
}
