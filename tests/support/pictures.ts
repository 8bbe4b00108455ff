import { expect } from 'vitest'
import type { ContainerState, KubeEvent, Pod } from '../../src/kube/types.ts'
import { isEndpointSlice, isEvent, isPod } from '../../src/kube/types.ts'
import type { Trace, WatchRecord } from '../../src/simulation/trace.ts'
import { play, worldOf } from './worlds.ts'

/** One state of a lane, in seconds since time zero. */
interface Stretch {
  readonly state: string
  readonly from: number
  readonly until: number
}

/** How far a time of a picture may be off: a relist each second, and jitter below it. */
const SLACK = 1.1

/** Pod `web` of the fields given, alone in a world of the Scenario's lines given, both as YAML's flow style has them. */
export function pod(spec: Record<string, unknown>, scenario: Record<string, unknown> = {}, seed = 1): Trace {
  const { metadata = {}, ...rest } = spec as { metadata?: Record<string, unknown> }
  const documents = [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', labels: { app: 'web' }, ...metadata }, spec: rest }]
  return play(worldOf(scenario, ...documents, SERVICE), { seed })
}

const SERVICE = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } }

/** A container of this name; its image is there after a pull of one second. */
export const container = (name: string, more: Record<string, unknown> = {}): Record<string, unknown> => ({
  name,
  image: 'example/app:1',
  ...more,
})

const stateText = ({ running, terminated, waiting }: ContainerState, restarts: number): string => {
  const count = restarts > 0 ? `#${restarts}` : ''
  if (running) return `Running${count}`
  if (terminated) return `${terminated.reason}(${terminated.exitCode})${count}`
  return waiting?.reason ?? 'Waiting'
}

/** What one lane says of the Pod in a record: a container's state, `phase`, or a condition's. */
function stateIn({ status }: Pod, lane: string): string {
  if (lane === 'phase') return `${status.phase}${status.reason ? `(${status.reason})` : ''}`
  const condition = status.conditions?.find(({ type }) => type === lane)
  if (condition) return `${condition.status}${condition.reason ? `(${condition.reason})` : ''}`
  const { initContainerStatuses = [], containerStatuses = [], ephemeralContainerStatuses = [] } = status
  const one = [...initContainerStatuses, ...containerStatuses, ...ephemeralContainerStatuses].find(({ name }) => name === lane)
  return one?.state ? stateText(one.state, one.restartCount) : 'none'
}

/** What a Service's EndpointSlice says of its Pods. */
function endpointsIn({ object }: WatchRecord): string {
  if (!isEndpointSlice(object)) return 'none'
  const words = (object.endpoints ?? []).map(({ conditions }) =>
    ['ready', 'serving', 'terminating'].filter((word) => conditions?.[word as 'ready']).join('+'),
  )
  return words.join(', ') || 'empty'
}

function stretches(trace: Trace, lane: string): Stretch[] {
  const changes: { at: number; state: string }[] = []
  for (const record of trace.records) {
    if (record.kind !== 'watch' || (lane === 'endpoints' ? !isEndpointSlice(record.object) : !isPod(record.object))) continue
    const state = record.type === 'DELETED' ? 'gone' : isPod(record.object) ? stateIn(record.object, lane) : endpointsIn(record)
    if (changes.at(-1)?.state !== state) changes.push({ at: record.at / 1000, state })
  }
  return changes
    .map(({ at, state }, i) => ({ state, from: at, until: changes[i + 1]?.at ?? trace.end / 1000 }))
    .filter(({ state }) => state !== 'none')
}

const draw = (lane: readonly Stretch[]): string =>
  lane.map(({ from, state, until }) => `${state} ${Math.round(from * 10) / 10}–${Math.round(until * 10) / 10}`).join(' | ')

const read = (picture: string): Stretch[] =>
  picture.split('|').map((part) => {
    const [, state = '', from, until] = /^\s*(.+) ([\d.]+)–([\d.]+)\s*$/.exec(part) ?? []
    return { state, from: Number(from), until: Number(until) }
  })

/** The lane goes through exactly these states, at these times give or take SLACK. */
export function expectLane(trace: Trace, lane: string, picture: string, slack = SLACK): void {
  const found = stretches(trace, lane)
  const wanted = read(picture)
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= slack
  const agrees =
    found.length === wanted.length &&
    found.every(({ from, state, until }, i) => state === wanted[i]?.state && near(from, wanted[i].from) && near(until, wanted[i].until))
  if (!agrees) expect(draw(found)).toBe(picture)
  expect(agrees).toBe(true)
}

/** The lane without the states that are over within a blink, and without times. */
export const statesOf = (trace: Trace, lane: string, blink = 0): string[] =>
  stretches(trace, lane)
    .filter(({ from, until }) => until - from >= blink)
    .map(({ state }) => state)

/** The Pod's events, each as it stood last: `Killing ×2: Stopping container app`. */
export function eventsOf(trace: Trace, ...reasons: readonly string[]): string[] {
  const last = new Map<string, KubeEvent>()
  for (const record of trace.records) {
    if (record.kind === 'watch' && isEvent(record.object)) last.set(record.object.metadata.name, record.object)
  }
  return [...last.values()]
    .filter(({ reason = '' }) => reasons.length === 0 || reasons.includes(reason))
    .map(({ count, message, reason }) => `${reason}${(count ?? 1) > 1 ? ` ×${count}` : ''}: ${mask(message ?? '')}`)
}

/** When each event of a reason came or was counted, in seconds. */
export const timesOf = (trace: Trace, reason: string): number[] =>
  trace.records.flatMap((record) =>
    record.kind === 'watch' && isEvent(record.object) && record.object.reason === reason ? [record.at / 1000] : [],
  )

/** Names that chance makes. */
const mask = (text: string): string => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'UID').replace(/\b10\.244\.\d+\.\d+/g, 'IP')

/** The Pod as the API server had it last. */
export function lastPod(trace: Trace): Pod {
  const record = trace.records.findLast((one): one is WatchRecord => one.kind === 'watch' && isPod(one.object))
  if (!record || !isPod(record.object)) throw new Error('the trace has no Pod')
  return record.object
}
