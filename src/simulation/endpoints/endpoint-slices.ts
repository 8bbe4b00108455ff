import { equal } from '../../base/equal.ts'
import { ms } from '../../base/time.ts'
import { matchesMap } from '../../kube/labels.ts'
import { servicePort } from '../../kube/ports.ts'
import { isPod, isService } from '../../kube/types.ts'
import type { EndpointSlice, Pod, Service } from '../../kube/types.ts'
import type { ApiServer, WatchEvent } from '../api/server.ts'
import type { Identities } from '../api/identity.ts'
import type { WallClock } from '../api/times.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { RecordId } from '../trace.ts'

/** From a change of a Pod to the write of the slice. Measured: 5 to 15 ms. */
const SYNC_TAKES = ms(8)

type Endpoint = NonNullable<EndpointSlice['endpoints']>[number]

/** Keeps a Service's EndpointSlice. Models pkg/controller/endpointslice and staging/src/k8s.io/endpointslice (v1.36). */
export class EndpointSliceController {
  readonly #slices = new Map<string, EndpointSlice>()
  readonly #due = new Map<string, Set<RecordId>>()
  readonly #kernel: Kernel
  readonly #api: ApiServer
  readonly #clock: WallClock
  readonly #identities: Identities

  constructor(kernel: Kernel, api: ApiServer, clock: WallClock, identities: Identities) {
    this.#kernel = kernel
    this.#api = api
    this.#clock = clock
    this.#identities = identities
  }

  observe({ type, object }: WatchEvent): void {
    if (isService(object)) {
      if (type === 'DELETED') this.#remove(object)
      else this.#soon(object)
    } else if (isPod(object)) {
      for (const service of this.#api.list('Service').filter(isService)) if (selects(service, object)) this.#soon(service)
    }
  }

  #soon(service: Service): void {
    const key = `${service.metadata.namespace}/${service.metadata.name}`
    const due = this.#due.get(key)
    if (due) {
      for (const cause of this.#kernel.causes) due.add(cause)
      return
    }
    const causes = new Set(this.#kernel.causes)
    this.#due.set(key, causes)
    this.#kernel.after(SYNC_TAKES, () => {
      this.#due.delete(key)
      this.#kernel.because([...causes], () => this.#sync(key, service))
    })
  }

  #sync(key: string, service: Service): void {
    if (!service.spec?.selector) return
    const pods = this.#api.pods().filter((pod) => selects(service, pod) && belongs(pod))
    const endpoints = pods.map(endpointOf)
    const slice = this.#slices.get(key)
    const content = { endpoints: endpoints.length > 0 ? endpoints : null, ports: endpoints.length > 0 ? portsOf(service, pods[0]) : null }
    if (!slice) {
      const created = this.#api.create(this.#build(service, content))
      if (created) this.#slices.set(key, created)
      return
    }
    this.#api.update(slice, (stored) => {
      if (equal(stored.endpoints, content.endpoints) && equal(stored.ports, content.ports)) return stored
      const metadata = { ...stored.metadata, generation: (stored.metadata.generation ?? 0) + 1 }
      return { ...stored, ...content, metadata }
    })
  }

  #remove(service: Service): void {
    const key = `${service.metadata.namespace}/${service.metadata.name}`
    const slice = this.#slices.get(key)
    this.#slices.delete(key)
    if (slice) this.#api.delete('EndpointSlice', slice.metadata.namespace ?? '', slice.metadata.name, { gracePeriod: ms(0) })
  }

  #build(service: Service, content: Pick<EndpointSlice, 'endpoints' | 'ports'>): EndpointSlice {
    const { name, namespace, uid = '' } = service.metadata
    return {
      addressType: 'IPv4',
      apiVersion: 'discovery.k8s.io/v1',
      ...content,
      kind: 'EndpointSlice',
      metadata: {
        annotations: { 'endpoints.kubernetes.io/last-change-trigger-time': this.#clock.seconds(this.#kernel.now) },
        generateName: `${name}-`,
        generation: 1,
        labels: { 'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io', 'kubernetes.io/service-name': name },
        name: `${name}-${this.#identities.nameSuffix()}`,
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
