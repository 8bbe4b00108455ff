import type { SimTime } from '../../base/time.ts'
import type { Container, Pod } from '../../kube/types.ts'
import type { Latch } from '../kernel/task.ts'
import type { Program } from '../programs/program.ts'
import type { ScenarioPath } from '../script/ledger.ts'
import type { RecordId } from '../trace.ts'
import type { Process } from './process.ts'

/** A container as the runtime reports it. Never changed in place: a snapshot keeps what was true. */
export interface Instance {
  readonly id: string
  readonly name: string
  readonly image: string
  readonly imageId: string
  /** How often this container was started before, by the kubelet's count. */
  readonly restartCount: number
  /** What of the spec it was made from, to notice a changed definition. */
  readonly definition: string
  /** What it may use, as the runtime was told last. */
  readonly resources: Container['resources']
  readonly state: 'created' | 'running' | 'exited'
  readonly createdAt: SimTime
  /** Null before the start, and for ever when the start failed. */
  readonly startedAt: SimTime | null
  readonly finishedAt: SimTime | null
  readonly exitCode: number
  readonly reason: string
  readonly message: string
  /** What the process has written to its log. */
  readonly log: string
  /** The record of its latest change. */
  readonly record: RecordId
}

/** What a Pod's containers share: its network. Never changed in place. */
export interface Sandbox {
  readonly id: string
  readonly attempt: number
  readonly ready: boolean
  readonly ip: string
  readonly record: RecordId
}

/** What a relist finds of one Pod, newest first. */
export interface RuntimePod {
  readonly sandboxes: readonly Sandbox[]
  readonly instances: readonly Instance[]
}

/** Of a Pod that the runtime does not know. */
export const NOTHING_RUNS: RuntimePod = { sandboxes: [], instances: [] }

/** A running container, as the outside world can touch it. */
export interface RunningContainer {
  readonly instance: Instance
  /** Whether its ports are open; a program that is followed says which of them. */
  readonly listening: boolean
  /** The line of the Scenario for which they are not open yet; null when none has a part in it. */
  readonly awaits: ScenarioPath | null
  /** Fires at its end. */
  readonly latch: Latch
  readonly program: Program | null
}

/** A running container, as those see it who count what it uses. */
export interface RunningProcess {
  readonly pod: Pod
  readonly instance: Instance
  readonly program: Program | null
  /** When its program, left alone, will have filled all the memory it may use, and the line of the Scenario that has it so; null if never. */
  readonly outOfMemory: { readonly at: SimTime; readonly path: ScenarioPath | null } | null
}

/** A container's process, and what goes with it. */
export interface Running {
  readonly process: Process
  readonly pod: Pod
  readonly exited: Latch
  listening: boolean
  /** Null for one that the Scenario scripts. */
  readonly program: Program | null
  /** Where commands of people run beside a scripted one, once there was one. */
  beside: Program | null
}

/** The newest instance of a container. */
export const newestOf = (pod: RuntimePod, container: string): Instance | undefined => pod.instances.find(({ name }) => name === container)

/** The sandbox that a Pod's containers run in. */
export const readySandbox = (pod: RuntimePod): Sandbox | undefined => pod.sandboxes.find(({ ready }) => ready)
