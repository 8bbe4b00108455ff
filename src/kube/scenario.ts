/**
 * The `Scenario` kind, podscope.dev/v1alpha1: what the processes of a world do, what breaks, and what people type.
 * Every duration and time is text in Go's duration syntax; times count from time zero.
 */
export const SCENARIO_API_VERSION = 'podscope.dev/v1alpha1'

export interface Scenario {
  apiVersion: typeof SCENARIO_API_VERSION
  kind: 'Scenario'
  metadata?: { name?: string; annotations?: Record<string, string> }
  spec?: ScenarioSpec
}

export interface ScenarioSpec {
  /** How long to simulate. @default "10m" */
  duration?: string
  /** Decides what chance decides in Kubernetes: jitter, ties, where time zero lies within a second. @default 3 */
  seed?: number
  images?: ScenarioImage[]
  processes?: ScenarioProcess[]
  timeline?: ScenarioStep[]
  /** How the kubelets of all nodes are set up. */
  kubelet?: KubeletSettings
  controllerManager?: ControllerManagerSettings
  /** Recorded alone on its cluster; means nothing to a simulation. */
  exclusive?: boolean
  /** kubectl commands whose output is recorded; those that change something do. */
  snapshots?: { at: string; kubectl: string }[]
}

/** When the kubelets evict Pods; the fields are those of a KubeletConfiguration. */
export interface KubeletSettings {
  /** Evict at once when less is left: by signal, an amount or a share such as `10%`. @default {"memory.available": "100Mi", "nodefs.available": "10%", "imagefs.available": "15%"} */
  evictionHard?: Partial<Record<EvictionSignal, string>>
  /** Evict when less is left for longer than the signal's grace period. */
  evictionSoft?: Partial<Record<EvictionSignal, string>>
  evictionSoftGracePeriod?: Partial<Record<EvictionSignal, string>>
  /** How much more than the threshold must be left until it counts as resolved. */
  evictionMinimumReclaim?: Partial<Record<EvictionSignal, string>>
  /** Most seconds that a Pod gets to end when a soft threshold evicts it. @default 0 */
  evictionMaxPodGracePeriod?: number
  /** How long a node says that it is under pressure after it last was. @default "5m" */
  evictionPressureTransitionPeriod?: string
}

/** How the controllers are set up; the fields are those of a KubeControllerManagerConfiguration. */
export interface ControllerManagerSettings {
  /** How many Pods that have ended are kept; 0 is all. @default 12500 */
  terminatedPodGCThreshold?: number
}

/** What a kubelet watches of its node to know when to evict. */
export const EVICTION_SIGNALS = ['memory.available', 'nodefs.available', 'imagefs.available'] as const
export type EvictionSignal = (typeof EVICTION_SIGNALS)[number]

/** How pulls of one image go. Default: a pull takes 1s and succeeds. */
interface ScenarioImage {
  /** The image, exactly as the Pod writes it. */
  image: string
  /** How long a pull takes. @default "1s" */
  pull?: string
  /** Pulls fail with `message` until that time; without `until`, for ever. */
  errors?: { until?: string; message: string }[]
}

/** What the program in a container does, whatever its command line says. Default: what that says, as far as it is known; else it runs for ever. */
export interface ScenarioProcess {
  /** Name of the container, in every Pod or in `pod`. */
  container: string
  pod?: string
  /** The nth start uses the nth entry; the last one repeats. */
  starts?: ScenarioStart[]
  /** @default exits 0 at once */
  onSigterm?: { exits?: { after?: string; code?: number; message?: string }; ignores?: boolean }
  hooks?: { postStart?: ScenarioHook; preStop?: ScenarioHook }
  health?: ScenarioHealth[]
}

interface ScenarioStart {
  /** Probed ports open this long after the start. @default "0s" */
  listens?: string
  exits?: { after?: string; code?: number; message?: string; oom?: boolean }
  /** The runtime cannot start it: StartError with this message. */
  fails?: string
}

export interface ScenarioHook {
  takes?: string
  exit?: number
  output?: string
}

/** How a probe's target fails: an HTTP status such as `500`, `timeout`, `refused`, `not-serving` (gRPC) or `exit N`. */
export type ProbeFailure = `${number}` | 'timeout' | 'refused' | 'not-serving' | `exit ${number}`
/** The ways that are offered. */
export const PROBE_FAILURES = ['500', 'timeout', 'refused', 'not-serving', 'exit 1'] as const satisfies readonly ProbeFailure[]

interface ScenarioHealth {
  probe: 'liveness' | 'readiness' | 'startup'
  fails: {
    from?: string
    until?: string
    /** What the times count from: this container's start, or the Pod's creation. @default "start" */
    since?: 'start' | 'pod'
    how?: ProbeFailure
    output?: string
  }
}

/** Which container of which Pod a fault hits; without `pod`, the container of that name in every Pod. */
export interface FaultTarget {
  pod?: string
  container: string
}

/** What happens to a node. */
export interface ScenarioNodeStep {
  name: string
  /** Whether the node reaches the API server. */
  reachable?: boolean
  kubelet?: 'restart'
  /** Something beside the Pods fills the node's memory or disk. */
  pressure?: 'memory' | 'disk'
  /** How much that leaves when it begins. @default "80Mi" of memory, 8 % of the disk */
  available?: string
  /** The machine is shut down, and started again at `until`. */
  shutdown?: ScenarioShutdown
}

/** How long the kubelet holds up a shutdown to end its Pods; the fields are those of a KubeletConfiguration. */
export interface ScenarioShutdown {
  /** For all Pods together. @default "0s": the machine goes off at once */
  shutdownGracePeriod?: string
  /** The part of it that is for critical Pods, which end last. @default "0s" */
  shutdownGracePeriodCriticalPods?: string
}

/** One thing that people, machines or chance do, at a time since time zero; exactly one of the actions. */
export interface ScenarioStep {
  at?: string
  /** Done before time zero. */
  before?: boolean
  /** End of a fault that lasts; without it the fault lasts for ever. Only for hang, probe, crash, slowStart, image, uses, and a node that is unreachable, under pressure or shut down. */
  until?: string

  kubectl?: string
  /** The object is created or changed. */
  apply?: Record<string, unknown>
  /** The verb of kubectl by which the object of `apply` is sent, with what that verb adds. @default as an API client does it */
  verb?: 'create' | 'replace' | 'apply'
  node?: ScenarioNodeStep
  evict?: string
  static?: { node: string; pod: Record<string, unknown> }

  /** The process exits by itself. */
  exit?: FaultTarget & { code?: number; message?: string }
  /** The kernel kills the process for its memory: exit code 137, OOMKilled. */
  oom?: FaultTarget
  /** The process answers no probe and ignores SIGTERM. */
  hang?: FaultTarget
  /** A probe's target fails. */
  probe?: FaultTarget & { probe: 'liveness' | 'readiness' | 'startup'; how?: ProbeFailure; output?: string }
  /** Each start in this time ends so long after it began. */
  crash?: FaultTarget & { after?: string; code?: number; message?: string }
  /** Each start in this time opens its ports so late. */
  slowStart?: FaultTarget & { listens: string }
  /** The container uses so much memory, or disk for its files and logs. @default "10Mi" of memory, "100Ki" of disk */
  uses?: FaultTarget & { memory?: string; disk?: string }
  /** Pulls fail with `message`, or take `pull`; `image: "*"` is every image. */
  image?: { image: string; message?: string; pull?: string }
}

/** The actions of a step, one of which each step has. */
export const STEP_ACTIONS = [
  'kubectl',
  'apply',
  'node',
  'evict',
  'static',
  'exit',
  'oom',
  'hang',
  'probe',
  'crash',
  'slowStart',
  'uses',
  'image',
] as const

/** The actions that last until a time. */
export const LASTING_ACTIONS = ['hang', 'probe', 'crash', 'slowStart', 'uses', 'image'] as const

/** Whether what a step does lasts until a time, or for ever; what it does may be nonsense yet. */
export function stepLasts(step: Readonly<Record<string, unknown>>): boolean {
  if (LASTING_ACTIONS.some((action) => step[action] !== undefined)) return true
  const { node } = step
  if (typeof node !== 'object' || node === null) return false
  const { pressure, reachable, shutdown } = node as Readonly<Record<string, unknown>>
  return reachable === false || pressure !== undefined || shutdown !== undefined
}
