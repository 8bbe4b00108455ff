import { equal } from '../../../base/equal.ts'
import { ms } from '../../../base/time.ts'
import { isPod, isService } from '../../../kube/types.ts'
import type { EndpointSlice, Pod, Service } from '../../../kube/types.ts'
import type { WatchEvent } from '../../api/server.ts'
import { Controller, keyOf, splitKey } from '../controller.ts'
import { belongs, endpointOf, isHeadless, portsOf, selects } from './endpoints.ts'
import { TriggerTimes } from './trigger-times.ts'

type Content = Pick<EndpointSlice, 'endpoints' | 'ports'>

const TRIGGER_TIME = 'endpoints.kubernetes.io/last-change-trigger-time'
const ZONE = 'topology.kubernetes.io/zone'

/** Keeps a Service's EndpointSlice. Models pkg/controller/endpointslice and staging/src/k8s.io/endpointslice (v1.36). */
export class EndpointSliceController extends Controller {
  readonly #slices = new Map<string, EndpointSlice>()
  readonly #pods = new Map<string, Pod>()
  readonly #times = new TriggerTimes()

  observe({ type, object }: WatchEvent): void {
    if (isService(object)) this.enqueue(keyOf(object))
    else if (isPod(object)) this.#observePod(type, object)
  }

  /** The Services of a Pod are those that choose it, and those that chose it before its labels changed. */
  #observePod(type: WatchEvent['type'], pod: Pod): void {
    const { uid = '' } = pod.metadata
    const before = this.#pods.get(uid)
    if (type === 'DELETED') this.#pods.delete(uid)
    else this.#pods.set(uid, pod)
    const relabelled = before && before.metadata.labels !== pod.metadata.labels
    for (const service of this.ctx.api.list('Service').filter(isService)) {
      if (selects(service, pod) || (relabelled && selects(service, before))) this.enqueue(keyOf(service))
    }
  }

  protected sync(key: string): void {
    const { api } = this.ctx
    const { namespace, name } = splitKey(key)
    const service = api.get('Service', namespace, name)
    if (!service || !isService(service)) return this.#remove(key)
    if (!service.spec?.selector) return
    const chosen = api.pods().filter((pod) => selects(service, pod))
    const changedAt = this.#times.look(key, service, chosen)
    const content = this.#content(service, chosen.filter(belongs))
    const slice = this.#slices.get(key)
    if (!slice) {
      const created = api.create(this.#build(service, content, changedAt))
      if (created) this.#slices.set(key, created)
      return
    }
    api.update(slice, (stored) => {
      if (equal(stored.endpoints, content.endpoints) && equal(stored.ports, content.ports)) return stored
      const { annotations: _before, ...metadata } = stored.metadata
      const generation = (metadata.generation ?? 0) + 1
      return { ...stored, ...content, metadata: { ...metadata, ...annotationsFor(changedAt), generation } }
    })
  }

  #content(service: Service, pods: readonly Pod[]): Content {
    const [first] = pods
    if (!first) return { endpoints: null, ports: null }
    const zoneOf = (node = '') => this.ctx.api.node(node)?.metadata.labels?.[ZONE]
    return { endpoints: pods.map((pod) => endpointOf(service, pod, zoneOf(pod.spec.nodeName))), ports: portsOf(service, first) }
  }

  #remove(key: string): void {
    const slice = this.#slices.get(key)
    this.#slices.delete(key)
    this.#times.forget(key)
    if (slice) this.ctx.api.delete('EndpointSlice', slice.metadata.namespace ?? '', slice.metadata.name, { gracePeriod: ms(0) })
  }

  #build(service: Service, content: Content, changedAt: string | null): EndpointSlice {
    const { labels, name, namespace, uid = '' } = service.metadata
    return {
      addressType: 'IPv4',
      apiVersion: 'discovery.k8s.io/v1',
      ...content,
      kind: 'EndpointSlice',
      metadata: {
        ...annotationsFor(changedAt),
        generateName: `${name}-`,
        generation: 1,
        labels: {
          ...labels,
          'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
          'kubernetes.io/service-name': name,
          ...(isHeadless(service) && { 'service.kubernetes.io/headless': '' }),
        },
        name: `${name}-${this.ctx.identities.nameSuffix()}`,
        ...(namespace && { namespace }),
        ownerReferences: [{ apiVersion: 'v1', blockOwnerDeletion: true, controller: true, kind: 'Service', name, uid }],
      },
    }
  }
}

const annotationsFor = (changedAt: string | null) => changedAt !== null && { annotations: { [TRIGGER_TIME]: changedAt } }
