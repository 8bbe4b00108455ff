import type { ApiServer } from '../api/server.ts'
import type { EventRecorder } from '../api/events.ts'
import type { WallClock } from '../api/times.ts'
import type { Scheduling } from '../kernel/life.ts'
import type { Latch } from '../kernel/task.ts'
import type { Recorder } from '../recorder.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { Ledger } from '../script/ledger.ts'
import type { ProcessScript } from '../script/processes.ts'
import type { SimTime } from '../../base/time.ts'
import type { ParsedImage } from '../../kube/images.ts'
import type { Container, Pod } from '../../kube/types.ts'
import type { Backoffs } from './backoff.ts'

/** What all parts of one node's kubelet share. */
export interface KubeletContext {
  readonly node: string
  readonly nodeIp: string
  /** When this kubelet was started: before time zero, mostly long ago. */
  readonly startedAt: SimTime
  readonly kernel: Scheduling
  readonly recorder: Recorder
  readonly api: ApiServer
  readonly clock: WallClock
  readonly events: EventRecorder
  readonly runtime: Runtime
  /** The network to the API server. */
  readonly uplink: { readonly up: boolean }
  readonly ledger: Ledger
  readonly crashBackoffs: Backoffs
  readonly imageBackoffs: Backoffs
  /** Image references as they were read, by their text. */
  readonly parsedImages: Map<string, ParsedImage>
  /** What the registry answered last, by the key of the image's back-off. */
  readonly lastPullErrors: Map<string, string>
  /** When the API server created a Pod, to the millisecond: a Scenario's times count from it. */
  readonly createdAt: (pod: Pod) => SimTime
  /** What chance knows a Pod by: the same in each seed, also where the Pod's name is not. */
  readonly lineOf: (pod: Pod) => string
  /** Fires when a Pod's worker begins to terminate it; null for a Pod without one. */
  readonly termination: (uid: string) => Latch | null
  /** The program of a container, for hooks and probes. */
  readonly processOf: (pod: Pod, container: string) => ProcessScript
}

/** The event's place in the Pod: `spec.containers{web}`. Models pkg/kubelet/container/ref.go (v1.36). */
export function fieldPathOf(pod: Pod, container: Container): string {
  const init = (pod.spec.initContainers ?? []).some(({ name }) => name === container.name)
  const ephemeral = (pod.spec.ephemeralContainers ?? []).some(({ name }) => name === container.name)
  return `spec.${init ? 'initContainers' : ephemeral ? 'ephemeralContainers' : 'containers'}{${container.name}}`
}

/** A Pod as the kubelet's messages name it: `web_default(uid)`. Models pkg/kubelet/util/format (v1.36). */
export const formatPod = (pod: Pod): string => `${pod.metadata.name}_${pod.metadata.namespace ?? 'default'}(${pod.metadata.uid ?? ''})`
