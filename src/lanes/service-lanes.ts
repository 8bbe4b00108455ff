import type { SimTime } from '../base/time.ts'
import { isEndpointSlice, isService } from '../kube/types.ts'
import type { EndpointSlice } from '../kube/types.ts'
import type { WatchRecord } from '../simulation/trace.ts'
import { factsOf, numbered, segmentsFrom } from './collect.ts'
import type { Observation } from './collect.ts'
import type { Scan } from './scan.ts'
import type { EndpointState, Lane, WorkloadState } from './types.ts'

type Endpoint = NonNullable<EndpointSlice['endpoints']>[number]

const serviceOf = (slice: EndpointSlice): string => slice.metadata.labels?.['kubernetes.io/service-name'] ?? slice.metadata.name
const targetOf = (endpoint: Endpoint): string => endpoint.targetRef?.name ?? endpoint.addresses[0] ?? ''

/** One lane for each endpoint of each Service, and before several of them how many are ready; an empty one for a Service that never had an endpoint. */
export function serviceLanes(scan: Scan): readonly Lane[] {
  const lanes: Lane[] = []
  for (const [key, slices] of slicesByService(scan)) {
    const targets = new Set<string>()
    for (const { object } of slices)
      if (isEndpointSlice(object)) for (const endpoint of object.endpoints ?? []) targets.add(targetOf(endpoint))
    if (targets.size === 0) lanes.push(lane(scan, key, '', slices))
    const endpoints = [...targets].map((target) => lane(scan, key, target, slices))
    if (endpoints.length > 1) lanes.push(sumOf(key, endpoints, scan.end))
    lanes.push(...endpoints)
  }
  return lanes
}

/** How many endpoints are ready, of how many that the Service has. */
function sumOf(key: string, endpoints: readonly Lane[], end: SimTime): Lane {
  const id = `service/${key}`
  const changes = endpoints
    .flatMap(({ segments }) =>
      segments.flatMap(({ from, to, state, record }) => {
        const ready = state.kind === 'endpoint' && state.condition === 'ready' ? 1 : 0
        return [
          { at: from, desired: 1, ready, record },
          { at: to, desired: -1, ready: -ready, record: null },
        ]
      }),
    )
    .sort((a, b) => a.at - b.at)
  let ready = 0
  let desired = 0
  const observations = changes.map((change): Observation<WorkloadState> => {
    ready += change.ready
    desired += change.desired
    const state = desired === 0 ? null : ({ kind: 'workload', ready, desired, counts: 'ready', updated: null, failed: null } as const)
    return { at: change.at, record: change.record, state, label: `${ready}/${desired}`, facts: {} }
  })
  return {
    id,
    kind: 'endpoints',
    name: `Service ${key.slice(key.indexOf('/') + 1)}`,
    detail: { kind: 'none' },
    group: null,
    pod: null,
    container: null,
    segments: numbered(id, segmentsFrom(observations, end)),
    marks: [],
  }
}

function slicesByService(scan: Scan): ReadonlyMap<string, readonly WatchRecord[]> {
  const out = new Map<string, WatchRecord[]>()
  for (const { object } of scan.services)
    if (isService(object) && object.spec?.selector) out.set(`${object.metadata.namespace ?? 'default'}/${object.metadata.name}`, [])
  for (const record of scan.slices) {
    if (!isEndpointSlice(record.object)) continue
    const key = `${record.object.metadata.namespace ?? 'default'}/${serviceOf(record.object)}`
    out.set(key, [...(out.get(key) ?? []), record])
  }
  return out
}

function lane(scan: Scan, key: string, target: string, slices: readonly WatchRecord[]): Lane {
  const service = key.slice(key.indexOf('/') + 1)
  const id = target ? `service/${key}/${target}` : `service/${key}`
  return {
    id,
    kind: 'service',
    name: `Service ${service}`,
    detail: { kind: 'endpoint', service, target },
    group: null,
    pod: null,
    container: null,
    segments: numbered(id, segmentsFrom(observe(slices, target), scan.end)),
    marks: [],
  }
}

/** The endpoint in whichever slice has it; slices come and go. */
function observe(slices: readonly WatchRecord[], target: string): readonly Observation<EndpointState>[] {
  const now = new Map<string, EndpointSlice>()
  return slices.map(({ at, id, type, object }) => {
    if (isEndpointSlice(object)) {
      if (type === 'DELETED') now.delete(object.metadata.name)
      else now.set(object.metadata.name, object)
    }
    for (const slice of now.values()) {
      const endpoint = slice.endpoints?.find((one) => targetOf(one) === target)
      if (endpoint) return sighting(at, id, endpoint, slice.ports?.[0]?.port)
    }
    return { at, record: id, state: null, label: '', facts: {} }
  })
}

function sighting(at: SimTime, record: number, endpoint: Endpoint, port: number | undefined): Observation<EndpointState> {
  const { ready, serving, terminating } = endpoint.conditions ?? {}
  const condition = ready ? 'ready' : serving && terminating ? 'terminating' : 'not-ready'
  const address = `${endpoint.addresses[0] ?? ''}${port === undefined ? '' : `:${port}`}`
  const facts = factsOf({ ready: String(ready ?? false), serving: String(serving ?? false), terminating: String(terminating ?? false) })
  return { at, record, label: address, facts, state: { kind: 'endpoint', condition, address } }
}
