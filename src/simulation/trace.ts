import type { Duration, SimTime } from '../base/time.ts'
import type { KubeObject, ProbeType } from '../kube/types.ts'

/**
 * A Trace is a Kubernetes watch stream with the marks that no API shows: one list of records in order of time.
 * A record's id is its index; its causes are earlier records, so that every chain ends at a root
 * (a manifest, a fault, a command, or the world's beginning).
 */
export interface Trace {
  readonly name: string
  readonly seed: number
  /** Wall clock of time zero: RFC 3339 with milliseconds, UTC. */
  readonly epoch: string
  readonly end: SimTime
  readonly records: readonly TraceRecord[]
}

/** A record's index in its Trace. */
export type RecordId = number

/** A Pod's key in marks: `namespace/name`. */
export type PodKey = string

interface RecordBase {
  readonly id: RecordId
  /** When it happened, or when it began. */
  readonly at: SimTime
  /** The records that led directly to this one; empty for a root. */
  readonly causes: readonly RecordId[]
}

/** Which container of which Pod a mark is about; `instance` counts the container's starts from 0. */
export interface ContainerRef {
  readonly pod: PodKey
  readonly container: string
  readonly instance: number
}

/** What an API server sent to those who watch. */
export interface WatchRecord extends RecordBase {
  readonly kind: 'watch'
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED'
  readonly object: KubeObject
}

/** Root: an object of the world at time zero. `object` is its index in the world. */
interface ManifestRecord extends RecordBase {
  readonly kind: 'manifest'
  readonly object: number
}

/** Root: something of the Scenario begins; `path` leads to it from the Scenario document's root. */
export interface FaultRecord extends RecordBase {
  readonly kind: 'fault'
  readonly path: readonly (string | number)[]
  /** Null: for ever, or no duration. */
  readonly until: SimTime | null
}

/** Root: what a program or a registry does as the Scenario has it from the start; `path` leads to it. */
interface ScriptRecord extends RecordBase {
  readonly kind: 'script'
  readonly path: readonly (string | number)[]
}

/** Root: somebody typed a command, or applied an object. `output` is what kubectl printed. */
export interface CommandRecord extends RecordBase {
  readonly kind: 'command'
  readonly path: readonly (string | number)[]
  readonly command: string
  readonly output: string
}

/** One step of a pod worker. */
interface SyncRecord extends RecordBase {
  readonly kind: 'sync'
  readonly pod: PodKey
  readonly step: 'sync' | 'terminating' | 'terminated'
  /** What woke the worker. */
  readonly reason: string
  /** Null while it runs at the end of the trace. */
  until: SimTime | null
  /** Why it failed; null when it did not. */
  error: string | null
}

/** One attempt of a probe. */
export interface ProbeRecord extends RecordBase {
  readonly kind: 'probe'
  readonly pod: PodKey
  readonly container: string
  readonly instance: number
  readonly probe: ProbeType
  /** When the answer came, or the time ran out; the time it was sent as long as there is none. */
  until: SimTime
  result: 'success' | 'failure' | 'unknown'
  /** What the failure says; empty on success. */
  output: string
  /** How many equal results in a row, this one included. */
  run: number
  /** failureThreshold or successThreshold, whichever counts for this result. */
  threshold: number
  /** The verdict that this attempt settled, if it did. */
  verdict: 'success' | 'failure' | null
}

/** A signal that the runtime sends to a container's process. */
export interface SignalRecord extends RecordBase, ContainerRef {
  readonly kind: 'signal'
  readonly signal: 'SIGTERM' | 'SIGKILL'
  /** With SIGTERM: how long until SIGKILL. */
  readonly grace: Duration
}

/** One run of a lifecycle hook. */
export interface HookRecord extends RecordBase, ContainerRef {
  readonly kind: 'hook'
  readonly hook: 'postStart' | 'preStop'
  until: SimTime | null
  exitCode: number | null
}

/** Life of the process in a container, as the runtime knows it. */
export interface ProcessRecord extends RecordBase, ContainerRef {
  readonly kind: 'process'
  readonly what: 'created' | 'started' | 'listening' | 'exited'
  readonly exitCode: number | null
  /** The runtime's reason of an exit: Completed, Error, OOMKilled, StartError. */
  readonly reason: string | null
}

/** One pull of an image. */
export interface PullRecord extends RecordBase {
  readonly kind: 'pull'
  readonly pod: PodKey
  readonly container: string
  readonly image: string
  until: SimTime | null
  /** Null: it succeeded, or runs. */
  error: string | null
}

/**
 * A back-off in force: the kubelet found the container's (or image's) window open. The window began at `from`
 * and is `step` long: base × 2^(n-1), at most the cap.
 */
export interface BackoffRecord extends RecordBase {
  readonly kind: 'backoff'
  readonly subject: 'crash' | 'image'
  readonly pod: PodKey
  readonly container: string
  /** What the window counts from: the end of an instance, or a failed pull. */
  readonly from: SimTime
  readonly step: Duration
  /** The how-manieth back-off in a row. */
  readonly n: number
}

/**
 * From here on the process in a container uses other memory than before: `from` bytes in this moment, evenly more or less up to `until`,
 * and `to` bytes after that, as long as it lives. Only of containers with a limit, or that use more than the usual.
 */
export interface MemoryRecord extends RecordBase, ContainerRef {
  readonly kind: 'memory'
  readonly from: number
  readonly to: number
  readonly until: SimTime
  /** The bytes that it may use; null without a limit. */
  readonly limit: number | null
}

/** A line that the program of a container wrote to its log. */
export interface LogRecord extends RecordBase, ContainerRef {
  readonly kind: 'log'
  readonly line: string
}

/** Something else that a component did or decided, for the chain of causes; `what` is a key of the explanations' catalogue. */
export interface NoteRecord extends RecordBase {
  readonly kind: 'note'
  readonly what: string
  readonly pod: PodKey
  readonly container: string | null
  readonly facts: Readonly<Record<string, string | number>>
}

/** One attempt of the scheduler to find a node for a Pod, with its table of nodes. */
export interface DecisionRecord extends RecordBase {
  readonly kind: 'decision'
  readonly pod: PodKey
  /** The how-manieth attempt, from 1. */
  readonly attempt: number
  /** The node that the Pod gets; null when there is none. */
  readonly node: string | null
  /** Why there is none, in the scheduler's words; empty when there is one. */
  readonly message: string
  /** The nodes that were rejected, by whom and why; those with the same answer together. */
  readonly rejections: readonly { readonly plugin: string; readonly reasons: readonly string[]; readonly nodes: readonly string[] }[]
  /** How the other nodes compare, a column for each plugin: empty where one node was left, or none. */
  readonly plugins: readonly string[]
  readonly scores: readonly { readonly node: string; readonly total: number; readonly parts: readonly number[] }[]
  /** Who has to leave which node for this Pod. */
  readonly preempts: { readonly node: string; readonly pods: readonly PodKey[] } | null
}

export type TraceRecord =
  | WatchRecord
  | ManifestRecord
  | FaultRecord
  | ScriptRecord
  | CommandRecord
  | SyncRecord
  | ProbeRecord
  | SignalRecord
  | HookRecord
  | ProcessRecord
  | PullRecord
  | BackoffRecord
  | MemoryRecord
  | LogRecord
  | NoteRecord
  | DecisionRecord
