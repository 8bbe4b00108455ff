import type { SimTime } from '../base/time.ts'
import type { ResourceKind } from '../kube/kinds.ts'
import { isEndpointSlice, isService } from '../kube/types.ts'
import type { KubeObject } from '../kube/types.ts'
import type { Trace, WatchRecord } from '../simulation/trace.ts'
import { endpointsOf } from './endpoints.ts'

const keyOf = ({ kind, metadata }: KubeObject): string => `${kind}/${metadata.namespace ?? ''}/${metadata.name}`

/** Bytewise by namespace, then by name: the order in which an API server lists. Names are ASCII. */
const byName = ({ metadata: a }: KubeObject, { metadata: b }: KubeObject): number => {
  const [left, right] = [a.namespace ?? '', b.namespace ?? '']
  if (left !== right) return left < right ? -1 : 1
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}

/** What an API server answers at one moment of a Trace, and what those who watch are sent after it. */
export class ClusterAt {
  readonly trace: Trace
  readonly at: SimTime
  /** The moment that ages are counted to. */
  readonly clock: SimTime
  readonly #epoch: number
  readonly #objects = new Map<string, KubeObject>()
  /** Index of the first record after the moment. */
  readonly #next: number

  /** `clock`: the moment that ages are counted to, where that is not the one that is answered. */
  constructor(trace: Trace, at: SimTime, clock: SimTime = at) {
    this.trace = trace
    this.at = at
    this.clock = clock
    this.#epoch = Date.parse(trace.epoch)
    let next = 0
    for (const record of trace.records) {
      if (record.at > at) break
      next++
      if (record.kind !== 'watch') continue
      if (record.type === 'DELETED') this.#objects.delete(keyOf(record.object))
      else this.#objects.set(keyOf(record.object), record.object)
    }
    this.#next = next
  }

  /** The wall clock at the moment, which ages are counted to: milliseconds of the Unix epoch. */
  get now(): number {
    return this.wallOf(this.clock)
  }

  /** The wall clock at any time of the Trace: milliseconds of the Unix epoch. */
  wallOf(time: SimTime): number {
    return this.#epoch + time
  }

  /** The objects of a kind in the order in which an API server lists them; of one namespace, unless it is null. */
  list({ kind, namespaced }: Pick<ResourceKind, 'kind' | 'namespaced'>, namespace: string | null = null): KubeObject[] {
    return this.#all(kind)
      .filter((object) => !namespaced || namespace === null || object.metadata.namespace === namespace)
      .sort(byName)
  }

  /** Endpoints are no records of the Trace: they follow from the slices. */
  #all(kind: string): KubeObject[] {
    const of = (wanted: string): KubeObject[] => [...this.#objects.values()].filter((object) => object.kind === wanted)
    const own = of(kind)
    if (kind !== 'Endpoints' || own.length > 0) return own
    const slices = of('EndpointSlice').filter(isEndpointSlice)
    return of('Service').flatMap((service) => (isService(service) ? (endpointsOf(service, slices) ?? []) : []))
  }

  /** One object; null when there is none. The namespace of what has none does not matter. */
  get({ kind, namespaced }: Pick<ResourceKind, 'kind' | 'namespaced'>, namespace: string, name: string): KubeObject | null {
    const found = this.#objects.get(`${kind}/${namespaced ? namespace : ''}/${name}`)
    if (found || kind !== 'Endpoints') return found ?? null
    return this.list({ kind, namespaced }, namespace).find(({ metadata }) => metadata.name === name) ?? null
  }

  /** What the API server sends after the moment about objects of a kind, until the Trace's end. */
  *watch({ kind }: Pick<ResourceKind, 'kind'>): Generator<WatchRecord, void, void> {
    for (let index = this.#next; index < this.trace.records.length; index++) {
      const record = this.trace.records[index]
      if (record?.kind === 'watch' && record.object.kind === kind) yield record
    }
  }
}
