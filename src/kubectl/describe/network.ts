/** Ingresses and NetworkPolicies. Models the functions of these names in kubectl/pkg/describe/describe.go (v1.36). */
import type { IIngress } from 'kubernetes-models/networking.k8s.io/v1/Ingress'
import type { IIngressBackend } from 'kubernetes-models/networking.k8s.io/v1/IngressBackend'
import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer'
import type { INetworkPolicyPort } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPort'
import type { KubeObject, Service } from '../../kube/types.ts'
import type { ClusterAt } from '../cluster-at.ts'
import { formatSelector } from '../format-labels.ts'
import { printAnnotations, printLabels, printNames } from './metadata.ts'
import { endpointsText, slicesOf } from './services.ts'
import type { DescribeWriter } from './writer.ts'

export type Ingress = KubeObject & Pick<IIngress, 'spec' | 'status'>
export type NetworkPolicy = KubeObject & Pick<INetworkPolicy, 'spec'>

function backendText({ service, resource }: IIngressBackend, namespace: string, cluster: ClusterAt): string {
  if (resource) return `APIGroup: ${resource.apiGroup ?? '<none>'}, Kind: ${resource.kind}, Name: ${resource.name}`
  if (!service) return ''
  const { number, name = '' } = service.port ?? {}
  const text = `${service.name}:${number ?? name}`
  const target = cluster.get({ kind: 'Service', namespaced: true }, namespace, service.name) as Service | null
  if (!target) return `${text} (<error: services "${service.name}" not found>)`
  const port = (target.spec?.ports ?? []).find((one) => (number ? one.port === number : name !== '' && one.name === name))
  return `${text} (${endpointsText(slicesOf(service.name, namespace, cluster), port?.name ?? '')})`
}

export function describeIngress(w: DescribeWriter, ingress: Ingress, cluster: ClusterAt): void {
  const { metadata, spec = {}, status } = ingress
  const namespace = metadata.namespace ?? ''
  const fallback = spec.defaultBackend ? backendText(spec.defaultBackend, namespace, cluster) : '<default>'
  const addresses = (status?.loadBalancer?.ingress ?? []).map(({ ip, hostname = '' }) => ip ?? hostname)
  w.field(0, 'Name', metadata.name)
  printLabels(w, 'Labels', metadata.labels)
  w.field(0, 'Namespace', namespace)
  w.field(0, 'Address', [...new Set(addresses)].toSorted().join(','))
  w.field(0, 'Ingress Class', spec.ingressClassName ?? '<none>')
  w.field(0, 'Default backend', fallback)
  if (spec.tls?.length) w.line(0, 'TLS:')
  for (const { secretName, hosts = [] } of spec.tls ?? []) {
    w.line(1, secretName ? `${secretName} terminates ${hosts.join(',')}` : `SNI routes ${hosts.join(',')}`)
  }
  w.line(0, 'Rules:')
  w.line(1, 'Host\tPath\tBackends')
  w.line(1, '----\t----\t--------')
  const rules = (spec.rules ?? []).filter(({ http }) => http)
  for (const { host, http } of rules) {
    w.line(1, `${host || '*'}\t`)
    for (const { path = '', backend } of http?.paths ?? []) w.line(2, `\t${path} \t${backendText(backend, namespace, cluster)}`)
  }
  if (rules.length === 0) w.line(1, `*\t*\t${fallback}`)
  printAnnotations(w, 'Annotations', metadata.annotations)
}

type Direction = 'ingress' | 'egress'
const WORDS = {
  ingress: { peer: 'From', any: 'source' },
  egress: { peer: 'To', any: 'destination' },
} as const

interface Rule {
  readonly ports: readonly INetworkPolicyPort[]
  readonly peers: readonly INetworkPolicyPeer[]
}

function printPeer(w: DescribeWriter, { podSelector, namespaceSelector, ipBlock }: INetworkPolicyPeer): void {
  if (namespaceSelector) w.line(3, `NamespaceSelector: ${formatSelector(namespaceSelector)}`)
  if (podSelector) w.line(3, `PodSelector: ${formatSelector(podSelector)}`)
  if (podSelector || namespaceSelector || !ipBlock) return
  w.line(3, 'IPBlock:')
  w.line(4, `CIDR: ${ipBlock.cidr}`)
  w.line(4, `Except: ${(ipBlock.except ?? []).join(', ')}`)
}

function printRules(w: DescribeWriter, direction: Direction, rules: readonly Rule[]): void {
  const { peer, any } = WORDS[direction]
  if (rules.length === 0) w.line(2, `<none> (Selected pods are isolated for ${direction} connectivity)`)
  rules.forEach(({ ports, peers }, index) => {
    if (ports.length === 0) w.line(2, 'To Port: <any> (traffic allowed to all ports)')
    for (const { port = '<nil>', endPort, protocol = 'TCP' } of ports) {
      w.line(2, endPort === undefined ? `To Port: ${port}/${protocol}` : `To Port Range: ${port}-${endPort}/${protocol}`)
    }
    if (peers.length === 0) w.line(2, `${peer}: <any> (traffic not restricted by ${any})`)
    for (const one of peers) {
      w.line(2, `${peer}:`)
      printPeer(w, one)
    }
    if (index < rules.length - 1) w.line(2, '----------')
  })
}

/** A time as Go prints one by itself. */
const goTime = (time: string | undefined): string => (time ?? '0001-01-01T00:00:00Z').replace('T', ' ').replace('Z', ' +0000 UTC')

export function describeNetworkPolicy(w: DescribeWriter, policy: NetworkPolicy): void {
  const { metadata, spec } = policy
  printNames(w, policy)
  w.field(0, 'Created on', goTime(metadata.creationTimestamp))
  printLabels(w, 'Labels', metadata.labels)
  printAnnotations(w, 'Annotations', metadata.annotations)
  w.line(0, 'Spec:')
  const selector = formatSelector(spec?.podSelector)
  w.line(1, `PodSelector:     ${selector === '<none>' ? '<none> (Allowing the specific traffic to all pods in this namespace)' : selector}`)
  const types: readonly string[] = spec?.policyTypes ?? []
  const all: Readonly<Record<Direction, readonly Rule[]>> = {
    ingress: (spec?.ingress ?? []).map(({ ports = [], from = [] }) => ({ ports, peers: from })),
    egress: (spec?.egress ?? []).map(({ ports = [], to = [] }) => ({ ports, peers: to })),
  }
  for (const direction of ['ingress', 'egress'] as const) {
    const affected = types.includes(direction === 'ingress' ? 'Ingress' : 'Egress')
    w.line(1, affected ? `Allowing ${direction} traffic:` : `Not affecting ${direction} traffic`)
    if (affected) printRules(w, direction, all[direction])
  }
  w.line(1, `Policy Types: ${types.join(', ') || '<none>'}`)
}
