import type { Duration, SimTime } from '../base/time.ts'
import type { ProbeHandler } from '../kube/probe-handlers.ts'
import type { ProbeTimes } from '../kube/probe-times.ts'
import type { ProbeType } from '../kube/types.ts'
import type { ScenarioStep } from '../kube/scenario.ts'
import type { PodKey, RecordId } from '../simulation/trace.ts'
import type { Mark } from './marks.ts'

export type { PodKey, RecordId } from '../simulation/trace.ts'
export type * from './marks.ts'

/** The same lane keeps its id when the world is simulated again: `pod/default/web/container/web`. */
export type LaneId = string

/** A segment's or a mark's id: its lane's id, `#` for a segment or `!` for a mark, and its place in the lane. */
export type ItemId = string

export type LaneKind =
  | 'faults'
  | 'status'
  | 'phase'
  | 'condition'
  | 'deletion'
  | 'container'
  | 'probe'
  | 'signals'
  | 'memory'
  | 'service'
  /** How many endpoints of a Service are ready, where it has several. */
  | 'endpoints'
  | 'events'
  | 'node'
  | 'taints'
  | 'workload'

/** What a lane shows, from top to bottom as the picture has them. All of it is plain data that can be posted to a worker. */
export interface LaneModel {
  readonly name: string
  /** Wall clock of time zero (RFC 3339), for recordings; empty when there is none. */
  readonly epoch: string
  readonly start: SimTime
  readonly end: SimTime
  readonly groups: readonly LaneGroup[]
  readonly lanes: readonly Lane[]
}

/** The lanes of one Pod. */
export interface LaneGroup {
  readonly id: LaneId
  readonly name: string
  readonly pod: PodKey
  /** The lane of the workload that controls the Pod; null when it has none. */
  readonly owner: LaneId | null
  /** Where it runs or ran last; null while it is not scheduled. */
  readonly node: string | null
}

export interface Lane {
  readonly id: LaneId
  readonly kind: LaneKind
  /** Kubernetes' own word: `STATUS`, `phase`, a condition's type, a container's name, `livenessProbe`, `Service web`. */
  readonly name: string
  readonly detail: LaneDetail
  /** The Pod's group; null for the lanes that belong to no Pod. */
  readonly group: LaneId | null
  readonly pod: PodKey | null
  /** The container that a container, probe or signals lane is about. */
  readonly container: string | null
  readonly segments: readonly Segment[]
  readonly marks: readonly Mark[]
}

export type LaneDetail =
  | { readonly kind: 'none' }
  | { readonly kind: 'container'; readonly role: ContainerRole }
  | { readonly kind: 'condition'; readonly isReady: boolean }
  | {
      readonly kind: 'probe'
      readonly probe: ProbeType
      readonly handler: ProbeHandler
      readonly failureThreshold: number
      readonly successThreshold: number
      readonly period: Duration
      /** What follows from its numbers. */
      readonly times: ProbeTimes
    }
  /** `most`: the bytes that the top of the lane stands for. */
  | { readonly kind: 'memory'; readonly most: number }
  | { readonly kind: 'endpoint'; readonly service: string; readonly target: string }
  /** The lane of the workload that controls this one; null when it has none. */
  | { readonly kind: 'workload'; readonly owner: LaneId | null }

export type ContainerRole = 'init' | 'sidecar' | 'container' | 'ephemeral'

/** A stretch in which a lane has one state. Segments of a lane are in order and do not overlap (those of faults may). */
export interface Segment {
  readonly id: ItemId
  readonly from: SimTime
  readonly to: SimTime
  readonly state: SegmentState
  /** Kubernetes' words for it; what kubectl or the API print. */
  readonly label: string
  /** The record that began it; null when nothing in the Trace did. */
  readonly record: RecordId | null
  /** Names and values as the API has them: reason, message, exit code… */
  readonly facts: Facts
}

export type Facts = Readonly<Record<string, string | number>>

/** One row of the lane grammar each. */
export type SegmentState =
  | StatusState
  | PhaseState
  | ConditionState
  | ContainerLaneState
  | ProbeState
  | StopState
  | MemoryState
  | EndpointState
  | DeletionState
  | FaultState
  | WorkloadState

/** How STATUS looks; the word itself is the label. */
export interface StatusState {
  readonly kind: 'status'
  readonly look: 'waiting' | 'plain' | 'backoff' | 'blocked' | 'completed' | 'failed' | 'oom' | 'terminating' | 'unknown'
}

export interface PhaseState {
  readonly kind: 'phase'
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown'
}

export interface ConditionState {
  readonly kind: 'condition'
  readonly status: 'True' | 'False' | 'Unknown'
}

export type ContainerLaneState =
  /** ContainerCreating, PodInitializing. */
  | { readonly kind: 'waiting'; readonly reason: string }
  /** Waiting for something that fails: ErrImagePull, CreateContainerConfigError… and reasons that are not known. */
  | { readonly kind: 'blocked'; readonly reason: string }
  | ImageBackoffState
  | CrashBackoffState
  | { readonly kind: 'running'; readonly ready: boolean; readonly started: boolean; readonly restarts: number }
  /** Running, and told to stop. */
  | { readonly kind: 'stopping'; readonly restarts: number }
  | TerminatedState
  /** ContainerStatusUnknown: nobody knows what became of it. */
  | { readonly kind: 'lost' }

export interface ImageBackoffState {
  readonly kind: 'image-backoff'
  /** When the next pull is due; null when the Trace does not tell. */
  readonly until: SimTime | null
}

export interface CrashBackoffState {
  readonly kind: 'crash-backoff'
  /** Null when the Trace does not tell. The container starts at the pod worker's next look after the window's end. */
  readonly window: CrashWindow | null
  readonly restarts: number
}

/** A crash back-off's window: how long it is, and what it counts from (not always the latest exit). */
export interface CrashWindow {
  readonly since: SimTime
  readonly step: Duration
  readonly until: SimTime
}

export interface TerminatedState {
  readonly kind: 'terminated'
  readonly outcome: ExitOutcome
  readonly reason: string
  readonly exitCode: number
  /** A back-off already counts down, though the API has no word of it before the pod worker's next sync. */
  readonly held: CrashWindow | null
}

export type ExitOutcome = 'completed' | 'error' | 'oom'

/** The probe is asked; `gate`: a startup probe, which holds back the other two. */
export interface ProbeState {
  readonly kind: 'probe'
  readonly gate: boolean
}

/** In the signals lane: a container is being stopped, until its process ends. */
export interface StopState {
  readonly kind: 'stop'
  /** Null while it has not ended. */
  readonly exitCode: number | null
  /** It used up its grace period. */
  readonly killed: boolean
}

/** What a container uses of memory, in bytes: evenly more or less from its beginning to its end. */
export interface MemoryState {
  readonly kind: 'memory'
  readonly from: number
  readonly to: number
  /** Null without a limit. */
  readonly limit: number | null
  /** It has come to its limit at its end, and the kernel killed it. */
  readonly full: boolean
}

export interface EndpointState {
  readonly kind: 'endpoint'
  readonly condition: 'ready' | 'not-ready' | 'terminating'
  readonly address: string
}

/** From deletionTimestamp on: `grace` until the deadline, `finalizers` while something holds the object. */
export interface DeletionState {
  readonly kind: 'deletion'
  readonly what: 'grace' | 'finalizers'
}

/** How many Pods of a workload, or endpoints of a Service, are ready, of how many that are wanted or there; of a Job how many completions. */
export interface WorkloadState {
  readonly kind: 'workload'
  readonly ready: number
  readonly desired: number
  readonly counts: 'ready' | 'completions'
  /** How many Pods of a Deployment are of its newest template, while it has others as well; else null. */
  readonly updated: number | null
  /** The API's reason for giving up, such as `BackoffLimitExceeded`; null as long as it has none. */
  readonly failed: string | null
}

/** Something of the Scenario, as long as it lasts. */
export interface FaultState {
  readonly kind: 'fault'
  /** Leads to it from the Scenario document's root. */
  readonly path: readonly (string | number)[]
  readonly what: FaultWhat
  /** False: it has no moment of its own that could be moved. */
  readonly movable: boolean
  /** False: it has no duration; `to` is then the same as `from`. */
  readonly lasts: boolean
  /** It is not over when the Trace ends. */
  readonly open: boolean
}

export type FaultWhat =
  | { readonly kind: 'step'; readonly step: ScenarioStep }
  | { readonly kind: 'health'; readonly container: string; readonly probe: ProbeType; readonly how: string }
  | { readonly kind: 'image'; readonly image: string; readonly message: string }
  /** `command` without `kubectl`; `refused`: what kubectl or the API server said instead of doing it, else null. */
  | { readonly kind: 'command'; readonly command: string; readonly step: ScenarioStep | null; readonly refused: string | null }
  | { readonly kind: 'unknown' }
