import { isDeployment, isJob } from '../kube/types.ts'
import type { KubeObject } from '../kube/types.ts'
import { workloadFailure } from '../kube/workload-failure.ts'
import type { WatchRecord } from '../simulation/trace.ts'
import { grouped, numbered, segmentsFrom } from './collect.ts'
import type { Observation } from './collect.ts'
import type { Scan } from './scan.ts'
import type { Lane, LaneId, WorkloadState } from './types.ts'

const WORKLOADS: ReadonlySet<string> = new Set([
  'Deployment',
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
])

export const isWorkload = ({ kind }: KubeObject): boolean => WORKLOADS.has(kind)

/** The counts of every workload kind, as their APIs name them. */
interface Counts {
  readonly spec?: { readonly replicas?: number; readonly parallelism?: number; readonly completions?: number }
  readonly status?: Readonly<Record<string, unknown>>
}

const idOf = (kind: string, namespace: string | undefined, name: string): LaneId =>
  `${kind.toLowerCase()}/${namespace ?? 'default'}/${name}`

/** How many Pods of a Deployment are of its newest template, while it has others as well; else null. */
function updatedOf(object: KubeObject): number | null {
  if (!isDeployment(object)) return null
  const { replicas = 0, updatedReplicas = 0 } = object.status
  return replicas > updatedReplicas ? updatedReplicas : null
}

/** The lane of the workload that controls an object; null when nothing does, or something that has no lane. */
export function ownerOf({ metadata }: KubeObject): LaneId | null {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller === true)
  return owner && WORKLOADS.has(owner.kind) ? idOf(owner.kind, metadata.namespace, owner.name) : null
}

/** A lane for each workload: how many of its Pods are ready, of how many that are wanted. */
export function workloadLanes(scan: Scan): readonly Lane[] {
  const byObject = grouped(scan.workloads, ({ object }) => idOf(object.kind, object.metadata.namespace, object.metadata.name))
  return [...byObject].flatMap(([id, records]) => {
    const [first] = records
    if (!first || first.object.kind === 'CronJob') return []
    const observations = records.map(observe)
    return [
      {
        id,
        kind: 'workload' as const,
        name: `${first.object.kind} ${first.object.metadata.name}`,
        detail: { kind: 'workload' as const, owner: ownerOf(first.object) },
        group: null,
        pod: null,
        container: null,
        segments: numbered(id, segmentsFrom(observations, scan.end)),
        marks: [],
      },
    ]
  })
}

function observe({ at, id, type, object }: WatchRecord): Observation<WorkloadState> {
  if (type === 'DELETED') return { at, record: id, state: null, label: '', facts: {} }
  const { ready, desired } = countsOf(object)
  const failed = workloadFailure(object)
  const updated = updatedOf(object)
  const failures = isJob(object) ? (object.status?.failed ?? 0) : 0
  const words = [failures ? `failed ${failures}` : null, failed, updated === null ? null : `UP-TO-DATE ${updated}`]
    .filter(Boolean)
    .join(', ')
  const label = `${ready}/${desired}${words && ` ${words}`}`
  return {
    at,
    record: id,
    state: { kind: 'workload', ready, desired, counts: isJob(object) ? 'completions' : 'ready', updated, failed },
    label,
    facts: {},
  }
}

function countsOf(object: KubeObject): { ready: number; desired: number } {
  const { spec = {}, status = {} } = object as KubeObject & Counts
  const count = (name: string): number => (typeof status[name] === 'number' ? status[name] : 0)
  switch (object.kind) {
    case 'DaemonSet':
      return { ready: count('numberReady'), desired: count('desiredNumberScheduled') }
    case 'Job':
      return { ready: count('succeeded'), desired: spec.completions ?? spec.parallelism ?? 1 }
    default:
      return { ready: count('readyReplicas'), desired: spec.replicas ?? 1 }
  }
}
