import { simTimeOf } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import { isEvent } from '../../kube/types.ts'
import type { KubeEvent } from '../../kube/types.ts'
import type { PodKey, Trace, WatchRecord } from '../../simulation/trace.ts'
import type { ChainStep } from '../describe.ts'

/** An Event about a Pod; `container`: the one that its fieldPath names. */
export interface ToldEvent {
  readonly record: WatchRecord
  readonly event: KubeEvent
  readonly container: string | null
}

const cache = new WeakMap<Trace, ReadonlyMap<string, readonly ToldEvent[]>>()

/** The Events of a recording by what they are about, `KIND namespace/name`. */
function byObject(trace: Trace): ReadonlyMap<string, readonly ToldEvent[]> {
  const known = cache.get(trace)
  if (known) return known
  const found = new Map<string, ToldEvent[]>()
  for (const record of trace.records) {
    if (record.kind !== 'watch' || record.type === 'DELETED' || !isEvent(record.object)) continue
    const { kind, namespace, name, fieldPath } = record.object.involvedObject
    const key = `${kind} ${namespace ?? 'default'}/${name}`
    const told = { record, event: record.object, container: /^spec\.\w+\{(.+)\}$/.exec(fieldPath ?? '')?.[1] ?? null }
    const list = found.get(key)
    if (list) list.push(told)
    else found.set(key, [told])
  }
  cache.set(trace, found)
  return found
}

/** What was told about a Pod, in order of time. */
export const eventsAbout = (trace: Trace, pod: PodKey): readonly ToldEvent[] => byObject(trace).get(`Pod ${pod}`) ?? []

/** What was told about another object of the Pod's namespace, such as its controller. */
export const eventsOf = (trace: Trace, kind: string, namespace: string, name: string): readonly ToldEvent[] =>
  byObject(trace).get(`${kind} ${namespace}/${name}`) ?? []

/** A stretch of time, both ends in it. */
export interface Within {
  readonly from: number
  readonly to: number
}

export const isWithin = ({ record: { at } }: ToldEvent, { from, to }: Within): boolean => at >= from && at <= to

/** By so much what the API has to the second, and what is sent on its own way, may come later than it was. Milliseconds. */
export const LATE = 1000

/** What is sent about the same moment, by different senders, comes in any order. Milliseconds. */
export const NEAR = 100

/** Steps of the same moment as what they led to, none of them behind it. */
export const upTo = (steps: readonly ChainStep[], at: SimTime): readonly ChainStep[] =>
  steps.map((step) => (step.at > at ? { ...step, at } : step))

/** A step that an Event tells, in its own words. */
export const eventStep = ({ record, event }: ToldEvent): ChainStep => ({
  record: record.id,
  at: record.at,
  kind: 'watch',
  key: 'explain.watch.event',
  values: { reason: event.reason ?? '', message: event.message ?? '' },
})

/** A step that an object tells; `at`: when it was, if not when it was sent. */
export const toldStep = (record: WatchRecord, key: ChainStep['key'], values: ChainStep['values'], at: number = record.at): ChainStep => ({
  record: record.id,
  at: simTimeOf(at),
  kind: 'watch',
  key,
  values,
})

/** Steps in order of time, each once. */
export function inOrder(steps: readonly ChainStep[]): readonly ChainStep[] {
  const seen = new Set<string>()
  const once = steps.filter(({ record, key, values }) => {
    const name = `${record} ${key} ${JSON.stringify(values)}`
    return seen.has(name) ? false : seen.add(name)
  })
  return once.toSorted((a, b) => a.at - b.at)
}

/** The latest of those with different messages, at most so many, in order of time. */
export function latestOfEach(told: readonly ToldEvent[], most: number): readonly ToldEvent[] {
  const byMessage = new Map<string, ToldEvent>()
  for (const one of told) {
    const key = `${one.event.reason} ${one.event.message}`
    byMessage.delete(key)
    byMessage.set(key, one)
  }
  return [...byMessage.values()].slice(-most)
}
