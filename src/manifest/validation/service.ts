import type { IService } from 'kubernetes-models/v1/Service'
import type { IServicePort } from 'kubernetes-models/v1/ServicePort'
import type { IServiceSpec } from 'kubernetes-models/v1/ServiceSpec'
import type { Draft } from '../../kube/draft.ts'
import { duplicate, field, forbidden, invalid, invalidFor, oneOf, required, unsupported } from './errors.ts'
import type { Errors, Field } from './errors.ts'
import { internal } from './internal.ts'
import { ipFaults } from './ip.ts'
import { validateLabels, validateMetadata } from './metadata.ts'
import { validatePort } from './probes.ts'
import { keyFaults, labelFaults, portFaults, subdomainFaults } from './texts.ts'

type Spec = Draft<IServiceSpec>

const SPEC = field('spec')
const TYPES = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']
const PROTOCOLS = ['SCTP', 'TCP', 'UDP']
const LONGEST_AFFINITY = 86_400

const isHeadless = (spec: Spec): boolean => spec.clusterIPs?.length === 1 && spec.clusterIPs[0] === 'None'

function* validateExternalName(spec: Spec): Errors {
  if (spec.clusterIPs?.length || spec.clusterIP) yield forbidden(SPEC.child('clusterIPs'), 'may not be set for ExternalName services')
  if (spec.ipFamilies?.length) yield forbidden(SPEC.child('ipFamilies'), 'may not be set for ExternalName services')
  if (spec.ipFamilyPolicy !== undefined) yield forbidden(SPEC.child('ipFamilyPolicy'), 'may not be set for ExternalName services')
  const name = (spec.externalName ?? '').replace(/\.$/, '')
  if (name === '') yield required(SPEC.child('externalName'))
  else yield* invalidFor(SPEC.child('externalName'), name, subdomainFaults(name))
}

function* validateServicePort(port: Draft<IServicePort>, isNamed: boolean, names: Set<string>, at: Field): Errors {
  const name = port.name ?? ''
  if (name === '') {
    if (isNamed) yield required(at.child('name'))
  } else {
    yield* invalidFor(at.child('name'), name, labelFaults(name))
    if (names.has(name)) yield duplicate(at.child('name'), name)
    names.add(name)
  }
  yield* invalidFor(at.child('port'), port.port ?? 0, portFaults(port.port ?? 0))
  yield* oneOf(at.child('protocol'), port.protocol, PROTOCOLS)
  yield* validatePort(port.targetPort, at.child('targetPort'))
  if (port.appProtocol !== undefined) yield* invalidFor(at.child('appProtocol'), port.appProtocol, keyFaults(port.appProtocol))
}

function* validateAffinity(spec: Spec): Errors {
  yield* oneOf(SPEC.child('sessionAffinity'), spec.sessionAffinity, ['ClientIP', 'None'])
  if (spec.sessionAffinity !== 'ClientIP') return
  const seconds = spec.sessionAffinityConfig?.clientIP?.timeoutSeconds
  const at = SPEC.child('sessionAffinityConfig', 'clientIP', 'timeoutSeconds')
  if (seconds !== undefined && (seconds <= 0 || seconds > LONGEST_AFFINITY))
    yield invalid(at, seconds, `must be greater than 0 and less than ${LONGEST_AFFINITY}`)
}

function* validateAddresses(spec: Spec): Errors {
  if (spec.type === 'ExternalName') return
  const { clusterIP = '', clusterIPs = [], ipFamilies = [], ipFamilyPolicy } = spec
  const at = SPEC.child('clusterIPs')
  if (clusterIP !== '' && clusterIPs[0] !== clusterIP) yield invalid(at, clusterIPs, 'first value must match `clusterIP`')
  for (const [i, family] of ipFamilies.entries()) {
    if (family !== 'IPv4' && family !== 'IPv6') yield unsupported(SPEC.child('ipFamilies').index(i), family, ['IPv4', 'IPv6'])
    if (ipFamilies.indexOf(family) < i) yield duplicate(SPEC.child('ipFamilies').index(i), family)
  }
  const policies = ['PreferDualStack', 'RequireDualStack', 'SingleStack']
  if (ipFamilyPolicy !== undefined && !policies.includes(ipFamilyPolicy))
    yield unsupported(SPEC.child('ipFamilyPolicy'), ipFamilyPolicy, policies)
  for (const [i, address] of clusterIPs.entries()) {
    if (i > 0 || address !== 'None') yield* invalidFor(at.index(i), address, ipFaults(address))
    else if (clusterIPs.length > 1) yield invalid(at, clusterIPs, "'None' must be the first and only value")
  }
  if (clusterIPs.length > 2) yield invalid(at, clusterIPs, 'may only hold up to 2 values')
}

function* validateNodePorts(spec: Spec): Errors {
  const ports = (spec.ports ?? []).map((port, i) => ({ port, at: SPEC.child('ports').index(i) }))
  if (spec.type === 'ClusterIP') {
    for (const { port, at } of ports) if (port.nodePort) yield forbidden(at.child('nodePort'), "may not be used when `type` is 'ClusterIP'")
  }
  const nodePorts = new Set<string>()
  for (const { port, at } of ports) {
    if (!port.nodePort) continue
    const key = `${port.protocol}/${port.nodePort}`
    if (nodePorts.has(key)) yield duplicate(at.child('nodePort'), port.nodePort)
    nodePorts.add(key)
  }
  const taken = new Set<string>()
  for (const { port, at } of ports) {
    const key = `${port.protocol}/${port.port}`
    if (taken.has(key)) yield duplicate(at, internal('ServicePort', { protocol: port.protocol, port: port.port }))
    taken.add(key)
  }
}

function* validateLoadBalancer(spec: Spec): Errors {
  const only = "may only be used when `type` is 'LoadBalancer'"
  if (spec.type === 'LoadBalancer') {
    const name = spec.loadBalancerClass
    if (name !== undefined) yield* invalidFor(SPEC.child('loadBalancerClass'), name, keyFaults(name))
    return
  }
  if (spec.loadBalancerSourceRanges?.length) {
    yield forbidden(SPEC.child('loadBalancerSourceRanges').printedAs(SPEC.child('LoadBalancerSourceRanges')), only)
  }
  if (spec.allocateLoadBalancerNodePorts !== undefined) yield forbidden(SPEC.child('allocateLoadBalancerNodePorts'), only)
  if (spec.loadBalancerClass !== undefined) yield forbidden(SPEC.child('loadBalancerClass'), only)
}

function* validateTraffic(spec: Spec): Errors {
  const { type, externalTrafficPolicy: outer = '', internalTrafficPolicy: inner, healthCheckNodePort } = spec
  const isExternal = type === 'LoadBalancer' || type === 'NodePort' || (type === 'ClusterIP' && (spec.externalIPs?.length ?? 0) > 0)
  const at = SPEC.child('externalTrafficPolicy')
  if (!isExternal) {
    if (outer !== '') yield invalid(at, outer, 'may only be set for externally-accessible services')
  } else yield* oneOf(at, outer || 'Cluster', ['Cluster', 'Local'])
  if (healthCheckNodePort && !(type === 'LoadBalancer' && outer === 'Local')) {
    yield invalid(
      SPEC.child('healthCheckNodePort'),
      healthCheckNodePort,
      "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
    )
  }
  if (inner !== undefined && inner !== 'Cluster' && inner !== 'Local')
    yield unsupported(SPEC.child('internalTrafficPolicy'), inner, ['Cluster', 'Local'])
  const distributions = ['PreferClose', 'PreferSameNode', 'PreferSameZone']
  if (spec.trafficDistribution !== undefined && !distributions.includes(spec.trafficDistribution)) {
    yield unsupported(SPEC.child('trafficDistribution'), spec.trafficDistribution, distributions)
  }
}

/** The range that addresses of Services come from. */
const SERVICE_RANGE = '10.96.0.0/16'

function* validateAllocation(spec: Spec): Errors {
  const address = spec.clusterIPs?.[0]
  if (!address || address === 'None' || address.startsWith('10.96.')) return
  yield invalid(
    SPEC.child('clusterIPs'),
    spec.clusterIPs,
    `failed to allocate IP ${address}: the provided IP (${address}) is not in the valid range. The range of valid IPs is ${SERVICE_RANGE}`,
  )
}

function* validateAll(service: Draft<IService>): Errors {
  const spec = service.spec ?? {}
  yield* validateMetadata(service.metadata, field('metadata'), labelFaults)
  const headless = isHeadless(spec)
  if (!spec.ports?.length && !headless && spec.type !== 'ExternalName') yield required(SPEC.child('ports'))
  if (headless && (spec.type === 'LoadBalancer' || spec.type === 'NodePort')) {
    yield invalid(SPEC.child('clusterIPs').index(0), 'None', `may not be set to 'None' for ${spec.type} services`)
  }
  if (spec.type === 'ExternalName') yield* validateExternalName(spec)
  const names = new Set<string>()
  for (const [i, port] of (spec.ports ?? []).entries()) {
    yield* validateServicePort(port, (spec.ports?.length ?? 0) > 1, names, SPEC.child('ports').index(i))
  }
  yield* validateLabels(spec.selector, SPEC.child('selector'))
  yield* validateAffinity(spec)
  yield* validateAddresses(spec)
  for (const [i, address] of (spec.externalIPs ?? []).entries())
    yield* invalidFor(SPEC.child('externalIPs').index(i), address, ipFaults(address))
  yield* oneOf(SPEC.child('type'), spec.type, TYPES)
  yield* validateNodePorts(spec)
  yield* validateLoadBalancer(spec)
  yield* validateTraffic(spec)
}

/** Models ValidateService in pkg/apis/core/validation (v1.36); an address is looked for once all else is right. */
export function* validateService(service: Draft<IService>): Errors {
  const errors = [...validateAll(service)]
  yield* errors
  if (errors.length === 0) yield* validateAllocation(service.spec ?? {})
}
