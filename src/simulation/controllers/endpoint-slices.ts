import { equal } from '../../base/equal.ts'
import { ms } from '../../base/time.ts'
import { matchesMap } from '../../kube/labels.ts'
import { servicePort } from '../../kube/ports.ts'
import { isPod, isService } from '../../kube/types.ts'
import type { EndpointSlice, Pod, Service } from '../../kube/types.ts'
import type { WatchEvent } from '../api/server.ts'
import { Controller, keyOf, splitKey } from './controller.ts'

type Endpoint = NonNullable<EndpointSlice['endpoints']>[number]

/** Keeps a Service's EndpointSlice. Models pkg/controller/endpointslice and staging/src/k8s.io/endpointslice (v1.36). */
export class EndpointSliceController extends Controller {
  readonly #slices = new Map<string, EndpointSlice>()

  observe({ object }: WatchEvent): void {
    if (isService(object)) this.enqueue(keyOf(object))
    else if (isPod(object)) {
      for (const service of this.ctx.api.list('Service').filter(isService)) if (selects(service, object)) this.enqueue(keyOf(service))
    }
  }

  protected sync(key: string): void {
    const { namespace, name } = splitKey(key)
    const service = this.ctx.api.get('Service', namespace, name)
    if (!service || !isService(service)) return this.#remove(key)
    if (!service.spec?.selector) return
    const pods = this.ctx.api.pods().filter((pod) => selects(service, pod) && belongs(pod))
    const endpoints = pods.map(endpointOf)
    const slice = this.#slices.get(key)
    const content = { endpoints: endpoints.length > 0 ? endpoints : null, ports: endpoints.length > 0 ? portsOf(service, pods[0]) : null }
    if (!slice) {
      const created = this.ctx.api.create(this.#build(service, content))
      if (created) this.#slices.set(key, created)
      return
    }
    this.ctx.api.update(slice, (stored) => {
      if (equal(stored.endpoints, content.endpoints) && equal(stored.ports, content.ports)) return stored
      const metadata = { ...stored.metadata, generation: (stored.metadata.generation ?? 0) + 1 }
      return { ...stored, ...content, metadata }
    })
  }

  #remove(key: string): void {
    const slice = this.#slices.get(key)
    this.#slices.delete(key)
    if (slice) this.ctx.api.delete('EndpointSlice', slice.metadata.namespace ?? '', slice.metadata.name, { gracePeriod: ms(0) })
  }

  #build(service: Service, content: Pick<EndpointSlice, 'endpoints' | 'ports'>): EndpointSlice {
    const { name, namespace, uid = '' } = service.metadata
    return {
      addressType: 'IPv4',
      apiVersion: 'discovery.k8s.io/v1',
      ...content,
      kind: 'EndpointSlice',
      metadata: {
        annotations: { 'endpoints.kubernetes.io/last-change-trigger-time': this.ctx.clock.seconds(this.ctx.kernel.now) },
        generateName: `${name}-`,
        generation: 1,
        labels: { 'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io', 'kubernetes.io/service-name': name },
        name: `${name}-${this.ctx.identities.nameSuffix()}`,
        ...(namespace && { namespace }),
        ownerReferences: [{ apiVersion: 'v1', blockOwnerDeletion: true, controller: true, kind: 'Service', name, uid }],
      },
    }
  }
}

function selects(service: Service, pod: Pod): boolean {
  const selector = service.spec?.selector
  if (!selector || Object.keys(selector).length === 0 || service.metadata.namespace !== pod.metadata.namespace) return false
  return matchesMap(selector, pod.metadata.labels)
}

/** Whether a Pod is in its Services at all. Models endpointslice/util ShouldPodBeInEndpoints (v1.36). */
const belongs = (pod: Pod): boolean => pod.status.phase !== 'Succeeded' && pod.status.phase !== 'Failed' && Boolean(pod.status.podIP)

/** Models endpointslice/utils.go podToEndpoint (v1.36). */
function endpointOf(pod: Pod): Endpoint {
  const serving = pod.status.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') ?? false
  const terminating = pod.metadata.deletionTimestamp !== undefined
  const { name, namespace, uid } = pod.metadata
  return {
    addresses: [pod.status.podIP ?? ''],
    conditions: { ready: serving && !terminating, serving, terminating },
    ...(pod.spec.nodeName && { nodeName: pod.spec.nodeName }),
    targetRef: { kind: 'Pod', name, ...(namespace && { namespace }), ...(uid && { uid }) },
  }
}

function portsOf(service: Service, pod: Pod | undefined): NonNullable<EndpointSlice['ports']> {
  return (service.spec?.ports ?? []).map((one) => {
    const port = pod ? servicePort(pod.spec, one) : null
    return { name: one.name ?? '', ...(port !== null && { port }), protocol: one.protocol ?? 'TCP' }
  })
}
