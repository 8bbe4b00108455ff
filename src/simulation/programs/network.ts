import { servicePort } from '../../kube/ports.ts'
import { isEndpointSlice, isPod, isService } from '../../kube/types.ts'
import type { Pod, Service } from '../../kube/types.ts'
import type { ApiServer } from '../api/server.ts'

/** How a server answers a request in this moment. */
export interface Answer {
  /** An HTTP status. */
  readonly status: number
  readonly body: string
}

/** Answers a request for a path. */
export type Server = (path: string) => Answer

/** What asking for a name or an address comes to. */
export type Reached =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'no name' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'timeout' }

/** What a program sees of the network. */
export type Reachable = Pick<Network, 'resolve' | 'ask'>

/** What listens in a Pod: its own server, `open` when all that is known is that a port is open, null when nothing does. */
type PortOf = (pod: Pod, port: number) => Server | 'open' | 'silent' | null

const CLUSTER = /\.svc(?:\.cluster\.local\.?)?$/

const isAddress = (host: string): boolean => /^\d+\.\d+\.\d+\.\d+$/.test(host)
/** A name that lies outside the cluster: it has a domain of its own. */
const isOutside = (host: string): boolean => /\.[a-z]{2,}$/i.test(host) && !/\.(?:local|svc|cluster)$/.test(host)

/** What programs reach by the cluster's DNS and Services, from any of its Pods. */
export class Network {
  readonly #api: ApiServer
  readonly #portOf: PortOf
  #turn = 0

  constructor(api: ApiServer, portOf: PortOf) {
    this.#api = api
    this.#portOf = portOf
  }

  /** The addresses of a name, as a Pod of a namespace asks for it; empty when there is no such name. Models CoreDNS' kubernetes plugin. */
  resolve(host: string, namespace: string): string[] {
    if (isAddress(host)) return [host]
    if (host === 'localhost') return ['127.0.0.1']
    const service = this.#service(host, namespace)
    if (!service) return this.#podByName(host, namespace) ?? (isOutside(host) ? ['93.184.215.14'] : [])
    if (service.spec?.type === 'ExternalName') return ['93.184.215.14']
    return service.spec?.clusterIP === 'None'
      ? this.#ready(service).map(({ status }) => status.podIP ?? '')
      : [service.spec?.clusterIP ?? '']
  }

  /** Asks for `http://host:port/path` from a Pod. */
  ask(from: Pod, host: string, port: number, path: string): Reached {
    const namespace = from.metadata.namespace ?? 'default'
    if (host === 'localhost' || host.startsWith('127.')) return this.#askPod(from, port, path)
    const service = isAddress(host) ? this.#byAddress(host) : this.#service(host, namespace)
    if (service) return this.#askService(service, port, path)
    if (this.resolve(host, namespace).length === 0) return { kind: 'no name' }
    const pod = isAddress(host) ? this.#api.pods().find(({ status }) => status.podIP === host) : undefined
    if (pod) return this.#askPod(pod, port, path)
    return isOutside(host) ? { kind: 'answer', answer: { status: 200, body: `<html>${host}</html>\n` } } : { kind: 'timeout' }
  }

  #askService(service: Service, port: number, path: string): Reached {
    if (service === API_SERVICE) return { kind: 'answer', answer: { status: 403, body: '' } }
    if (service.spec?.type === 'ExternalName') return { kind: 'answer', answer: { status: 200, body: '' } }
    const pods = this.#ready(service)
    // Who asks is sent to the Pods in turn; real clusters choose by chance.
    const pod = pods[this.#turn++ % Math.max(1, pods.length)]
    if (!pod) return { kind: 'refused' }
    if (service.spec?.clusterIP === 'None') return this.#askPod(pod, port, path)
    const mapped = service.spec?.ports?.find((one) => one.port === port)
    const target = mapped && servicePort(pod.spec, mapped)
    return target === undefined || target === null ? { kind: 'timeout' } : this.#askPod(pod, target, path)
  }

  #askPod(pod: Pod, port: number, path: string): Reached {
    const server = this.#portOf(pod, port)
    if (server === null) return { kind: 'refused' }
    if (server === 'silent') return { kind: 'timeout' }
    return { kind: 'answer', answer: server === 'open' ? { status: 200, body: '' } : server(path) }
  }

  #service(host: string, namespace: string): Service | undefined {
    const [name = '', other, ...rest] = host.replace(CLUSTER, '').split('.')
    if (rest.length > 0) return undefined
    const found = this.#api.get('Service', other ?? namespace, name)
    if (found && isService(found)) return found
    return name === 'kubernetes' && (other ?? namespace) === 'default' ? API_SERVICE : undefined
  }

  #byAddress(address: string): Service | undefined {
    return this.#api
      .list('Service')
      .filter(isService)
      .find((service) => service.spec?.clusterIP === address)
  }

  /** `web-0.nginx`: a Pod that names itself below a headless Service. */
  #podByName(host: string, namespace: string): string[] | null {
    const [name = '', service = '', other] = host.replace(CLUSTER, '').split('.')
    const pod = this.#api
      .list('Pod')
      .filter(isPod)
      .find(
        ({ metadata, spec }) =>
          (spec.hostname ?? metadata.name) === name && spec.subdomain === service && metadata.namespace === (other ?? namespace),
      )
    return pod?.status.podIP === undefined ? null : [pod.status.podIP]
  }

  #ready({ metadata }: Service): Pod[] {
    const slices = this.#api.list('EndpointSlice').filter(isEndpointSlice)
    const own = slices.filter(
      (slice) => slice.metadata.namespace === metadata.namespace && slice.metadata.labels?.['kubernetes.io/service-name'] === metadata.name,
    )
    return own
      .flatMap(({ endpoints }) => endpoints ?? [])
      .flatMap(({ conditions, targetRef }) =>
        conditions?.ready ? (this.#api.pod(metadata.namespace ?? 'default', targetRef?.name ?? '') ?? []) : [],
      )
  }
}

/** The API server's own Service. */
const API_SERVICE: Service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'kubernetes', namespace: 'default' },
  spec: { clusterIP: '10.96.0.1', ports: [{ port: 443 }] },
}
