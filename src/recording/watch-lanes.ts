import type { SimTime } from '../base/time.ts'
import type { ContainerStatus, EndpointSlice, KubeEvent, KubeObject, Node, Pod } from '../kube/types.ts'
import { isEndpointSlice, isEvent, isPod } from '../kube/types.ts'
import type { Trace } from '../simulation/trace.ts'

/** A lane's state from `at` until the next one. */
export interface LaneState {
  readonly at: SimTime
  readonly state: string
}

/** Events that say the same about the same object: each time that the API server sent one, with its count then. */
export interface EventSightings {
  readonly kind: string
  readonly name: string
  readonly type: string
  readonly reason: string
  readonly message: string
  readonly seen: readonly { readonly at: SimTime; readonly count: number }[]
}

/** What a watch stream says, told by lane (`pod/web phase`, `pod/web container app`, `endpoints/web`, `node/node-1 Ready`). */
interface WatchLanes {
  readonly lanes: ReadonlyMap<string, readonly LaneState[]>
  readonly events: readonly EventSightings[]
}

interface Draft {
  readonly lanes: Map<string, LaneState[]>
  readonly events: Map<string, EventSightings & { seen: { at: SimTime; count: number }[] }>
}

/** Reads the lanes off the watch records of a Trace, in the order in which they first appear. */
export function watchLanes(trace: Trace): WatchLanes {
  const draft: Draft = { lanes: new Map(), events: new Map() }
  for (const record of trace.records) {
    if (record.kind !== 'watch') continue
    const { at, type, object } = record
    if (isPod(object)) addPod(draft, at, type === 'DELETED', object)
    else if (isEvent(object)) addEvent(draft, at, object)
    else if (isEndpointSlice(object)) addEndpoints(draft, at, object)
    else if (isNode(object)) addNode(draft, at, object)
    else if (isWorkload(object)) addWorkload(draft, at, type === 'DELETED', object)
  }
  return { lanes: draft.lanes, events: [...draft.events.values()] }
}

const WORKLOADS = new Set(['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet', 'Job', 'ReplicationController'])

/** The counters of a workload's status, in the order in which its lane tells them. */
const COUNTERS = [
  'replicas',
  'updatedReplicas',
  'readyReplicas',
  'availableReplicas',
  'unavailableReplicas',
  'currentNumberScheduled',
  'numberReady',
  'active',
  'succeeded',
  'failed',
  'ready',
] as const

/** What the statuses of all workloads have in common. */
interface Workload extends KubeObject {
  readonly status?: { readonly [counter in (typeof COUNTERS)[number]]?: number } & {
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly reason?: string }[] | null
  }
}

const isWorkload = (object: KubeObject): object is Workload => WORKLOADS.has(object.kind)

const isNode = (object: KubeObject): object is Node => object.kind === 'Node'

function put({ lanes }: Draft, lane: string, at: SimTime, state: string): void {
  const states = lanes.get(lane)
  if (!states) lanes.set(lane, [{ at, state }])
  else if (states.at(-1)?.state !== state) states.push({ at, state })
}

function addPod(draft: Draft, at: SimTime, deleted: boolean, { metadata, spec, status }: Pod): void {
  const pod = `pod/${metadata.name}`
  if (deleted) {
    const own = [...draft.lanes.keys()].filter((lane) => lane.startsWith(`${pod} `))
    for (const lane of own) put(draft, lane, at, 'gone')
    return
  }
  put(draft, `${pod} phase`, at, `${status?.phase ?? ''}${status?.reason ? `(${status.reason})` : ''}`)
  if (metadata.deletionTimestamp) put(draft, `${pod} deleting`, at, `grace=${metadata.deletionGracePeriodSeconds}`)
  if (spec?.nodeName) put(draft, `${pod} node`, at, spec.nodeName)
  for (const { type, status: value, reason, message } of status?.conditions ?? []) {
    put(draft, `${pod} condition ${type}`, at, `${value}${reason ? `(${reason})` : ''}${message ? ` ${message}` : ''}`)
  }
  const containers = [status?.initContainerStatuses, status?.containerStatuses, status?.ephemeralContainerStatuses]
  for (const container of containers.flatMap((group) => group ?? [])) {
    const last = container.lastState?.terminated
    put(draft, `${pod} container ${container.name}`, at, containerState(container))
    put(draft, `${pod} last of ${container.name}`, at, last ? `${last.reason ?? ''},${last.exitCode}` : '-')
  }
}

/** `Running #2+`: the state, how often it was restarted, and whether it is ready. */
function containerState({ state, restartCount, ready }: ContainerStatus): string {
  const { running, terminated, waiting } = state ?? {}
  const word = running
    ? 'Running'
    : terminated
      ? `Terminated(${terminated.reason ?? ''},${terminated.exitCode})`
      : `Waiting(${waiting?.reason ?? ''})`
  return `${word} #${restartCount}${ready ? '+' : '-'}`
}

function addEvent({ events }: Draft, at: SimTime, event: KubeEvent): void {
  const { kind = '', name = '' } = event.involvedObject
  const { type = '', reason = '', message = '' } = event
  const key = JSON.stringify([kind, name, type, reason, message])
  const sightings = events.get(key) ?? { kind, name, type, reason, message, seen: [] }
  sightings.seen.push({ at, count: event.count || event.series?.count || 1 })
  events.set(key, sightings)
}

/** One word for each endpoint, sorted: `web:RS-` is ready, serving and not terminating. */
function addEndpoints(draft: Draft, at: SimTime, { metadata, endpoints }: EndpointSlice): void {
  const words = (endpoints ?? []).map(({ targetRef, conditions }) => {
    const { ready, serving, terminating } = conditions ?? {}
    return `${targetRef?.name}:${ready ? 'R' : '-'}${serving ? 'S' : '-'}${terminating ? 'T' : '-'}`
  })
  put(draft, `endpoints/${metadata.labels?.['kubernetes.io/service-name']}`, at, words.sort().join(' '))
}

function addNode(draft: Draft, at: SimTime, { metadata, spec, status }: Node): void {
  const node = `node/${metadata.name}`
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')
  if (ready) put(draft, `${node} Ready`, at, ready.status)
  put(draft, `${node} taints`, at, (spec?.taints ?? []).map(({ key, effect }) => `${key}:${effect}`).join(','))
}

function addWorkload(draft: Draft, at: SimTime, deleted: boolean, { kind, metadata, status }: Workload): void {
  const lane = `${kind.toLowerCase()}/${metadata.name}`
  if (deleted) {
    put(draft, lane, at, 'gone')
    return
  }
  const counts = COUNTERS.flatMap((counter) => (status?.[counter] === undefined ? [] : [`${counter}=${status[counter]}`]))
  const conditions = (status?.conditions ?? []).map(({ type, status: value, reason }) => ` ${type}=${value}(${reason ?? ''})`)
  put(draft, lane, at, counts.join(' ') + conditions.join(''))
}
