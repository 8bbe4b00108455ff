/** Services and what they lead to. Models describeService, describeEndpoints, describeEndpointSliceV1 of describe.go (v1.36). */
import type { IEndpoints } from 'kubernetes-models/v1/Endpoints'
import type { EndpointSlice, KubeObject, Service } from '../../kube/types.ts'
import type { ClusterAt } from '../cluster-at.ts'
import { formatLabels } from '../format-labels.ts'
import { printHead } from './metadata.ts'
import type { DescribeWriter } from './writer.ts'

export type Endpoints = KubeObject & Pick<IEndpoints, 'subsets'>

/** How many addresses are shown before the others are only counted. */
const SHOWN = 3

const hostPort = (host: string, port: number | undefined): string =>
  host.includes(':') ? `[${host}]:${port ?? 0}` : `${host}:${port ?? 0}`

/** The slices of a Service. */
export const slicesOf = (service: string, namespace: string, cluster: ClusterAt): EndpointSlice[] =>
  (cluster.list({ kind: 'EndpointSlice', namespaced: true }, namespace) as EndpointSlice[]).filter(
    ({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === service,
  )

/** The ready addresses behind a port of a Service. Models describe.go formatEndpointSlices (v1.36). */
export function endpointsText(slices: readonly EndpointSlice[], portName: string): string {
  if (slices.length === 0) return '<none>'
  const addresses = slices.flatMap(({ ports, endpoints }) => {
    const ready = (endpoints ?? []).filter(({ conditions }) => conditions?.ready !== false).map((one) => one.addresses?.[0] ?? '')
    if (!ports?.length) return ready
    return ports.filter(({ name = '' }) => name === portName).flatMap(({ port }) => ready.map((address) => hostPort(address, port)))
  })
  const text = addresses.slice(0, SHOWN).join(',')
  return addresses.length > SHOWN ? `${text} + ${addresses.length - SHOWN} more...` : text
}

export function describeService(w: DescribeWriter, service: Service, cluster: ClusterAt): void {
  const { metadata, spec = {}, status } = service
  const some = (title: string, value: string | number | undefined): void => {
    if (value) w.field(0, title, value)
  }
  printHead(w, service)
  w.field(0, 'Selector', formatLabels(spec.selector))
  w.field(0, 'Type', spec.type)
  some('IP Family Policy', spec.ipFamilyPolicy)
  w.field(0, 'IP Families', (spec.ipFamilies ?? []).join(',') || '<none>')
  w.field(0, 'IP', spec.clusterIP)
  w.field(0, 'IPs', (spec.clusterIPs ?? []).join(',') || '<none>')
  some('External IPs', (spec.externalIPs ?? []).join(','))
  some('Desired LoadBalancer IP', spec.loadBalancerIP)
  some('External Name', spec.externalName)
  const ingress = (status?.loadBalancer?.ingress ?? []).map(({ ip, ipMode, hostname = '' }) =>
    ip ? `${ip}${ipMode ? ` (${ipMode})` : ''}` : hostname,
  )
  some('LoadBalancer Ingress', ingress.join(', '))
  const slices = slicesOf(metadata.name, metadata.namespace ?? '', cluster)
  for (const { name = '', port, protocol = 'TCP', targetPort = port, appProtocol, nodePort } of spec.ports ?? []) {
    w.field(0, 'Port', `${name || '<unset>'}\t${port}/${protocol}`)
    w.field(0, 'TargetPort', `${targetPort}/${protocol}`)
    some('AppProtocol', appProtocol)
    if (nodePort) w.field(0, 'NodePort', `${name || '<unset>'}\t${nodePort}/${protocol}`)
    w.field(0, 'Endpoints', endpointsText(slices, name))
  }
  w.field(0, 'Session Affinity', spec.sessionAffinity)
  some('External Traffic Policy', spec.externalTrafficPolicy)
  some('Internal Traffic Policy', spec.internalTrafficPolicy)
  some('HealthCheck NodePort', spec.healthCheckNodePort)
  some('LoadBalancer Source Ranges', (spec.loadBalancerSourceRanges ?? []).join(','))
  some('Traffic Distribution', spec.trafficDistribution)
}

export function describeEndpoints(w: DescribeWriter, endpoints: Endpoints): void {
  printHead(w, endpoints)
  w.line(0, 'Subsets:')
  for (const { addresses = [], notReadyAddresses = [], ports = [] } of endpoints.subsets ?? []) {
    w.field(1, 'Addresses', addresses.map(({ ip }) => ip).join(',') || '<none>')
    w.field(1, 'NotReadyAddresses', notReadyAddresses.map(({ ip }) => ip).join(',') || '<none>')
    if (ports.length > 0) w.line(1, 'Ports:')
    printPorts(w, 2, ports)
    w.line(0, '')
  }
}

function printPorts(w: DescribeWriter, level: number, ports: readonly { name?: string; port?: number; protocol?: string }[]): void {
  if (ports.length === 0) return
  w.line(level, 'Name\tPort\tProtocol')
  w.line(level, '----\t----\t--------')
  for (const { name, port, protocol = '' } of ports) w.line(level, `${name || '<unset>'}\t${port ?? '<unset>'}\t${protocol}`)
}

export function describeEndpointSlice(w: DescribeWriter, slice: EndpointSlice): void {
  printHead(w, slice)
  w.field(0, 'AddressType', slice.addressType)
  w.line(0, slice.ports?.length ? 'Ports:' : 'Ports: <unset>')
  printPorts(w, 1, slice.ports ?? [])
  w.line(0, slice.endpoints?.length ? 'Endpoints:' : 'Endpoints: <none>')
  for (const { addresses, conditions, hostname, targetRef, nodeName, zone } of slice.endpoints ?? []) {
    w.field(1, '- Addresses', (addresses ?? []).join(', ') || '<none>')
    w.line(2, 'Conditions:')
    w.field(3, 'Ready', conditions?.ready ?? '<unset>')
    w.field(2, 'Hostname', hostname ?? '<unset>')
    if (targetRef) w.field(2, 'TargetRef', `${targetRef.kind}/${targetRef.name}`)
    w.field(2, 'NodeName', nodeName ?? '<unset>')
    w.field(2, 'Zone', zone ?? '<unset>')
  }
}
