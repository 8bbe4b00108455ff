import type { IEndpoints } from 'kubernetes-models/v1/Endpoints'
import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1/Ingress'
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import type { EndpointSlice, KubeObject, Service } from '../../kube/types.ts'
import { compareText, formatLabels, formatSelector } from '../format-labels.ts'
import { AGE, column, firstOf, listed, NAME, wideColumn } from './column.ts'
import type { Column } from './column.ts'

/** How much of a load balancer's addresses a narrow table shows. */
const NARROW = 16
const MOST_SHOWN = 3

type Balanced = { loadBalancer?: { ingress?: readonly { ip?: string; hostname?: string }[] } } | undefined

/** The addresses of a load balancer, sorted; a narrow table cuts them. */
function balancers(status: Balanced, wide: boolean): string {
  const addresses = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ip || hostname || '').filter((one) => one !== '')
  const text = [...new Set(addresses)].toSorted(compareText).join(',')
  return !wide && text.length > NARROW ? `${text.slice(0, NARROW - 3)}...` : text
}

function externalIp({ spec, status }: Service, wide: boolean): string {
  const own = spec?.externalIPs ?? []
  switch (spec?.type) {
    case 'ExternalName':
      return spec.externalName ?? ''
    case 'LoadBalancer': {
      const balanced = balancers(status, wide)
      if (own.length > 0) return [...(balanced === '' ? [] : [balanced]), ...own].join(',')
      return balanced || '<pending>'
    }
    default:
      return listed(own)
  }
}

function portText({ port, nodePort, protocol }: { port: number; nodePort?: number; protocol?: string }): string {
  return `${port}${nodePort ? `:${nodePort}` : ''}/${protocol ?? 'TCP'}`
}

/** Models pkg/printers/internalversion/printers.go, printService (v1.36) */
export const SERVICE_COLUMNS: readonly Column<Service>[] = [
  NAME,
  column('TYPE', ({ spec }) => spec?.type),
  column('CLUSTER-IP', ({ spec }) => spec?.clusterIPs?.[0] ?? spec?.clusterIP ?? '<none>'),
  column('EXTERNAL-IP', (service, { wide }) => externalIp(service, wide)),
  column('PORT(S)', ({ spec }) => listed((spec?.ports ?? []).map(portText))),
  AGE,
  wideColumn('SELECTOR', ({ spec }) => formatLabels(spec?.selector)),
]

type Endpoints = KubeObject & Pick<IEndpoints, 'subsets'>

function endpointList({ subsets }: Endpoints): string {
  if (!subsets || subsets.length === 0) return '<none>'
  const all = subsets.flatMap(({ addresses, ports }) => {
    const of = addresses ?? []
    if (!ports || ports.length === 0) return of.map(({ ip }) => ip)
    return ports.flatMap(({ port }) => of.map(({ ip }) => `${ip}:${port}`))
  })
  return firstOf(all, MOST_SHOWN)
}

/** Models pkg/printers/internalversion/printers.go, printEndpoints (v1.36) */
export const ENDPOINTS_COLUMNS: readonly Column<Endpoints>[] = [NAME, column('ENDPOINTS', endpointList), AGE]

/** Models pkg/printers/internalversion/printers.go, printEndpointSlice (v1.36) */
export const ENDPOINT_SLICE_COLUMNS: readonly Column<EndpointSlice>[] = [
  NAME,
  column('ADDRESSTYPE', ({ addressType }) => addressType),
  column('PORTS', ({ ports }) => {
    const all = (ports ?? []).map(({ name, port }) => (port === undefined ? name || '*' : String(port)))
    return all.length === 0 ? '<unset>' : firstOf(all, MOST_SHOWN)
  }),
  column('ENDPOINTS', ({ endpoints }) => {
    const all = (endpoints ?? []).flatMap(({ addresses }) => addresses)
    return all.length === 0 ? '<unset>' : firstOf(all, MOST_SHOWN)
  }),
  AGE,
]

type Ingress = KubeObject & Pick<IIngress, 'spec' | 'status'>

/** Models pkg/printers/internalversion/printers.go, printIngress (v1.36) */
export const INGRESS_COLUMNS: readonly Column<Ingress>[] = [
  NAME,
  column('CLASS', ({ spec }) => spec?.ingressClassName ?? '<none>'),
  column('HOSTS', ({ spec }) => {
    const hosts = (spec?.rules ?? []).map(({ host }) => host ?? '').filter((host) => host !== '')
    return hosts.length === 0 ? '*' : firstOf(hosts, MOST_SHOWN)
  }),
  column('ADDRESS', ({ status }, { wide }) => balancers(status, wide)),
  column('PORTS', ({ spec }) => (spec?.tls && spec.tls.length > 0 ? '80, 443' : '80')),
  AGE,
]

type NetworkPolicy = KubeObject & Pick<INetworkPolicy, 'spec'>

/** Models pkg/printers/internalversion/printers.go, printNetworkPolicy (v1.36) */
export const NETWORK_POLICY_COLUMNS: readonly Column<NetworkPolicy>[] = [
  NAME,
  column('POD-SELECTOR', ({ spec }) => formatSelector(spec?.podSelector)),
  AGE,
]
