import { simTimeOf } from '../base/time.ts'
import type { SimTime } from '../base/time.ts'
import { podKeyOf } from '../kube/pod-keys.ts'
import { isEndpointSlice, isEvent, isPod, isService } from '../kube/types.ts'
import type { KubeEvent } from '../kube/types.ts'
import type {
  BackoffRecord,
  CommandRecord,
  FaultRecord,
  HookRecord,
  MemoryRecord,
  PodKey,
  ProbeRecord,
  ProcessRecord,
  PullRecord,
  SignalRecord,
  Trace,
  WatchRecord,
} from '../simulation/trace.ts'
import { isWorkload } from './workload-lanes.ts'

/** What a Trace says about one container. */
export interface ContainerScan {
  readonly probes: ProbeRecord[]
  readonly signals: SignalRecord[]
  readonly hooks: HookRecord[]
  readonly processes: ProcessRecord[]
  readonly backoffs: BackoffRecord[]
  readonly pulls: PullRecord[]
  readonly memory: MemoryRecord[]
  readonly events: EventRecord[]
}

export type EventRecord = WatchRecord & { readonly object: KubeEvent }

export interface PodScan {
  readonly key: PodKey
  readonly records: WatchRecord[]
  readonly containers: Map<string, ContainerScan>
}

/** A Trace sorted by what its records are about; one pass over all of them. */
export interface Scan {
  readonly end: SimTime
  readonly epoch: number
  readonly pods: Map<PodKey, PodScan>
  readonly events: EventRecord[]
  readonly slices: WatchRecord[]
  readonly services: WatchRecord[]
  readonly nodes: WatchRecord[]
  readonly workloads: WatchRecord[]
  readonly faults: (FaultRecord | CommandRecord)[]
}

/** A container of which a Trace says nothing. */
export const emptyContainer = (): ContainerScan => ({
  probes: [],
  signals: [],
  hooks: [],
  processes: [],
  backoffs: [],
  pulls: [],
  memory: [],
  events: [],
})

/** Goes through a Trace once and sorts its records by what they are about. */
export function scanTrace(trace: Trace): Scan {
  const scan: Scan = {
    end: trace.end,
    epoch: Date.parse(trace.epoch),
    pods: new Map(),
    events: [],
    slices: [],
    services: [],
    nodes: [],
    workloads: [],
    faults: [],
  }
  for (const record of trace.records) {
    switch (record.kind) {
      case 'watch':
        addWatch(scan, record)
        break
      case 'probe':
        containerOf(scan, record.pod, record.container).probes.push(record)
        break
      case 'signal':
        containerOf(scan, record.pod, record.container).signals.push(record)
        break
      case 'hook':
        containerOf(scan, record.pod, record.container).hooks.push(record)
        break
      case 'process':
        containerOf(scan, record.pod, record.container).processes.push(record)
        break
      case 'backoff':
        containerOf(scan, record.pod, record.container).backoffs.push(record)
        break
      case 'pull':
        containerOf(scan, record.pod, record.container).pulls.push(record)
        break
      case 'memory':
        containerOf(scan, record.pod, record.container).memory.push(record)
        break
      case 'fault':
      case 'command':
        scan.faults.push(record)
        break
      default:
        break
    }
  }
  return scan
}

function addWatch(scan: Scan, record: WatchRecord): void {
  const { object } = record
  if (isPod(object)) podOf(scan, podKeyOf(object)).records.push(record)
  else if (isEvent(object)) addEvent(scan, { ...record, object })
  else if (isEndpointSlice(object)) scan.slices.push(record)
  else if (isService(object)) scan.services.push(record)
  else if (object.kind === 'Node') scan.nodes.push(record)
  else if (isWorkload(object)) scan.workloads.push(record)
}

/** Events are removed an hour later; that is no event of its own. */
function addEvent(scan: Scan, record: EventRecord): void {
  if (record.type === 'DELETED') return
  scan.events.push(record)
  const about = record.object.involvedObject
  const container = /^spec\.\w+\{(.+)\}$/.exec(about?.fieldPath ?? '')?.[1]
  if (about?.kind === 'Pod' && container) containerOf(scan, `${about.namespace ?? 'default'}/${about.name}`, container).events.push(record)
}

function podOf(scan: Scan, key: PodKey): PodScan {
  const known = scan.pods.get(key)
  if (known) return known
  const pod: PodScan = { key, records: [], containers: new Map() }
  scan.pods.set(key, pod)
  return pod
}

function containerOf(scan: Scan, pod: PodKey, name: string): ContainerScan {
  const { containers } = podOf(scan, pod)
  const known = containers.get(name)
  if (known) return known
  const container = emptyContainer()
  containers.set(name, container)
  return container
}

/** A wall clock time of the API as a moment; null when there is none, or it means "never" (1970). */
export function timeOf(scan: Scan, text: string | null | undefined): SimTime | null {
  if (!text || Number.isNaN(scan.epoch)) return null
  const at = Date.parse(text)
  return at > 0 ? simTimeOf(at - scan.epoch) : null
}
