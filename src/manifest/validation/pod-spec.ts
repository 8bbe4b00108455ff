import { compareQuantities, formatQuantity, quantityOf } from '../../base/quantity.ts'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import { containersOf } from '../../kube/containers.ts'
import { podTotal } from '../../kube/scheduling/resources.ts'
import type { Draft } from '../../kube/draft.ts'
import { sortedEntries } from '../../kube/draft.ts'
import { validateAffinity } from './affinity.ts'
import { validateContainers, validateEphemeralContainers, validateInitContainers } from './containers.ts'
import { duplicate, forbidden, invalid, invalidFor, oneOf, required, tooLong, unsupported } from './errors.ts'
import type { Errors, Field } from './errors.ts'
import { internal } from './internal.ts'
import { ipFaults } from './ip.ts'
import { validateLabels } from './metadata.ts'
import { validateOverhead, validatePodResources } from './resources.ts'
import { validateSpread, validateTolerations } from './scheduling.ts'
import { validateOs, validatePodSecurity } from './security.ts'
import { keyFaults, labelFaults, searchDomainFaults, subdomainFaults } from './texts.ts'
import { checkVolumes } from './volumes.ts'
import type { Volume } from './volumes.ts'

type PodSpec = Draft<IPodSpec>

const LARGEST_INT32 = 2_147_483_647
const MOST_NAMESERVERS = 3
const MOST_SEARCHES = 32
const LONGEST_SEARCHES = 2048
const LONGEST_HOSTNAME = 64

function* validateResourceClaims(claims: PodSpec['resourceClaims'], at: Field): Errors {
  const seen = new Set<string>()
  for (const [i, claim] of (claims ?? []).entries()) {
    const here = at.index(i)
    const { name = '', resourceClaimName, resourceClaimTemplateName } = claim
    if (name === '') yield required(here.child('name'))
    else if (seen.has(name)) yield duplicate(here.child('name'), name)
    else yield* invalidFor(here.child('name'), name, labelFaults(name))
    seen.add(name)
    const both = resourceClaimName !== undefined && resourceClaimTemplateName !== undefined
    if (both)
      yield invalid(
        here,
        internal('PodResourceClaim', claim),
        'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified',
      )
    if (resourceClaimName === undefined && resourceClaimTemplateName === undefined) {
      yield invalid(here, internal('PodResourceClaim', claim), 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`')
    }
    for (const [field, value] of Object.entries({ resourceClaimName, resourceClaimTemplateName })) {
      if (value !== undefined) yield* invalidFor(here.child(field), value, subdomainFaults(value))
    }
  }
}

/** Together the containers may not ask for more than the Pod does, and none may be allowed more. */
function* validatePodLevel(spec: PodSpec, at: Field): Errors {
  const resources = spec.resources
  if (!resources) return
  yield* validatePodResources(resources, at)
  const containers = containersOf(spec)
  const names = [...new Set(containers.flatMap((container) => Object.keys(container.resources?.requests ?? {})))].sort()
  for (const name of names) {
    const own = quantityOf(resources.requests?.[name])
    const sum = podTotal(spec, name)
    if (compareQuantities(sum, own) > 0) {
      yield invalid(
        at.child('requests').key(name),
        formatQuantity(own),
        `must be greater than or equal to aggregate container requests of ${formatQuantity(sum)}`,
      )
    }
  }
  for (const [i, container] of (spec.containers ?? []).entries()) {
    for (const [name, amount] of sortedEntries(container.resources?.limits)) {
      const most = resources.limits?.[name]
      if (most === undefined || compareQuantities(quantityOf(amount), quantityOf(most)) <= 0) continue
      const shown = at.child('containers').index(i).key(name).child('limits')
      yield invalid(
        shown,
        formatQuantity(quantityOf(amount)),
        `must be less than or equal to pod limits of ${formatQuantity(quantityOf(most))}`,
      )
    }
  }
}

function* validateHostNetworkPorts(spec: PodSpec, isPod: boolean, at: Field): Errors {
  if (!spec.hostNetwork) return
  for (const [i, container] of (spec.containers ?? []).entries()) {
    for (const [j, { hostPort = 0, containerPort = 0 }] of (container.ports ?? []).entries()) {
      if ((isPod || hostPort !== 0) && hostPort !== containerPort) {
        yield invalid(
          at.child('containers').index(i).child('ports').index(j).child('hostPort'),
          hostPort,
          'must match `containerPort` when `hostNetwork` is true',
        )
      }
    }
  }
}

function* validateDns(spec: PodSpec, at: Field): Errors {
  const config = spec.dnsConfig
  if (spec.dnsPolicy === 'None') {
    if (!config) return yield required(at, 'must provide `dnsConfig` when `dnsPolicy` is None')
    if (!config.nameservers?.length)
      return yield required(at.child('nameservers'), 'must provide at least one DNS nameserver when `dnsPolicy` is None')
  }
  const { nameservers = [], searches = [], options = [] } = config ?? {}
  if (nameservers.length > MOST_NAMESERVERS)
    yield invalid(at.child('nameservers'), nameservers, `must not have more than ${MOST_NAMESERVERS} nameservers`)
  for (const [i, server] of nameservers.entries()) yield* invalidFor(at.child('nameservers').index(i), server, ipFaults(server))
  if (searches.length > MOST_SEARCHES)
    yield invalid(at.child('searches'), searches, `must not have more than ${MOST_SEARCHES} search paths`)
  if (searches.join(' ').length > LONGEST_SEARCHES) {
    yield invalid(
      at.child('searches'),
      searches,
      `must not have more than ${LONGEST_SEARCHES} characters (including spaces) in the search list`,
    )
  }
  for (const [i, search] of searches.entries()) {
    const domain = search.endsWith('.') ? search.slice(0, -1) : search
    if (search !== '.') yield* invalidFor(at.child('searches').index(i), domain, searchDomainFaults(domain))
  }
  for (const [i, option] of options.entries()) {
    if (!option.name) yield required(at.child('options').index(i), 'must not be empty')
  }
}

function* validateGates(spec: PodSpec, at: Field): Errors {
  for (const [i, { conditionType = '' }] of (spec.readinessGates ?? []).entries()) {
    yield* invalidFor(at.child('readinessGates').index(i).child('conditionType'), conditionType, keyFaults(conditionType))
  }
  const seen = new Set<string>()
  for (const [i, { name = '' }] of (spec.schedulingGates ?? []).entries()) {
    const gates = at.child('schedulingGates')
    const shown = gates.index(i).child('name').printedAs(gates.index(i))
    yield* invalidFor(shown, name, keyFaults(name))
    if (seen.has(name)) yield duplicate(shown, name)
    seen.add(name)
  }
}

function* validateHostUsers(spec: PodSpec, at: Field): Errors {
  if (spec.hostUsers !== false) return
  const why = 'when `hostUsers` is false'
  if (spec.hostNetwork) yield forbidden(at.child('hostNetwork'), why)
  if (spec.hostPID) yield forbidden(at.child('hostPID').printedAs(at.child('HostPID')), why)
  if (spec.hostIPC) yield forbidden(at.child('hostIPC').printedAs(at.child('HostIPC')), why)
}

function* validateNames(spec: PodSpec, at: Field): Errors {
  const named = (
    name: 'serviceAccountName' | 'nodeName' | 'hostname' | 'subdomain' | 'priorityClassName' | 'runtimeClassName',
    faults: (text: string) => string[],
  ) => invalidFor(at.child(name), spec[name], spec[name] ? faults(spec[name]) : [])
  if (spec.hostnameOverride !== undefined) {
    const here = at.child('hostnameOverride')
    if (spec.hostNetwork) yield forbidden(here, 'may not be specified when hostNetwork is true')
    if (spec.hostnameOverride.length > LONGEST_HOSTNAME) yield tooLong(here, LONGEST_HOSTNAME)
    yield* invalidFor(here, spec.hostnameOverride, subdomainFaults(spec.hostnameOverride))
  }
  yield* named('serviceAccountName', subdomainFaults)
  yield* named('nodeName', subdomainFaults)
  const deadline = spec.activeDeadlineSeconds
  if (deadline !== undefined && (deadline < 1 || deadline > LARGEST_INT32)) {
    yield invalid(at.child('activeDeadlineSeconds'), deadline, `must be between 1 and ${LARGEST_INT32}, inclusive`)
  }
  yield* named('hostname', labelFaults)
  yield* named('subdomain', labelFaults)
  yield* validateTolerations(spec.tolerations, at.child('tolerations'))
  for (const [i, { ip = '', hostnames = [] }] of (spec.hostAliases ?? []).entries()) {
    const here = at.child('hostAliases').index(i)
    yield* invalidFor(here.child('ip'), ip, ipFaults(ip))
    for (const [j, host] of hostnames.entries()) yield* invalidFor(here.child('hostnames').index(j), host, subdomainFaults(host))
  }
  yield* named('priorityClassName', subdomainFaults)
  yield* named('runtimeClassName', subdomainFaults)
}

export const PREEMPTION_POLICIES = ['PreemptLowerPriority', 'Never']

/**
 * A Pod's spec, or a template's. `podName` is empty for a template; `claimed` are the volumes that a StatefulSet's claim templates bring.
 * Models ValidatePodSpec in pkg/apis/core/validation/validation.go (v1.36).
 */
export function* validatePodSpec(spec: PodSpec, podName: string, isPod: boolean, at: Field, claimed: readonly string[] = []): Errors {
  const volumes = checkVolumes(spec.volumes, podName, isPod, at.child('volumes'))
  const known = new Map<string, Volume>(claimed.map((name) => [name, { name, persistentVolumeClaim: { claimName: name } }]))
  for (const [name, volume] of volumes.known) known.set(name, volume)
  yield* volumes.errors
  yield* validateResourceClaims(spec.resourceClaims, at.child('resourceClaims'))
  const claims = (spec.resourceClaims ?? []).flatMap(({ name }) => name || [])
  const context = { spec, volumes: known, claims, isPod }
  yield* validateContainers(context, at)
  yield* validateInitContainers(context, at)
  yield* validateEphemeralContainers(context, at)
  yield* validatePodLevel(spec, at.child('resources'))
  yield* validateHostNetworkPorts(spec, isPod, at)
  yield* oneOf(at.child('restartPolicy'), spec.restartPolicy, ['Always', 'OnFailure', 'Never'])
  yield* oneOf(at.child('dnsPolicy'), spec.dnsPolicy, ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None'])
  yield* validateLabels(spec.nodeSelector, at.child('nodeSelector'))
  yield* validatePodSecurity(spec, at.child('securityContext'))
  yield* validateAffinity(spec.affinity, at.child('affinity'))
  yield* validateDns(spec, at.child('dnsConfig'))
  yield* validateGates(spec, at)
  yield* validateSpread(spec.topologySpreadConstraints, at.child('topologySpreadConstraints'))
  yield* validateHostUsers(spec, at)
  yield* validateNames(spec, at)
  const preemption = spec.preemptionPolicy
  if (preemption === '') yield required(at.child('preemptionPolicy'))
  else if (preemption !== undefined && !PREEMPTION_POLICIES.includes(preemption)) {
    yield unsupported(at.child('preemptionPolicy'), preemption, PREEMPTION_POLICIES)
  }
  if (spec.overhead) yield* validateOverhead(spec.overhead, at.child('overhead'))
  yield* validateOs(spec, at)
}
