/** What an API server warns of while it accepts an object. Models pkg/api/pod/warnings.go (v1.36). */
import { canonicalQuantity, isWholeNumber, quantityOf } from '../../base/quantity.ts'
import { goQuote } from '../../base/go-text.ts'
import type { IObjectMeta } from '@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta'
import type { INodeSelectorTerm } from 'kubernetes-models/v1/NodeSelectorTerm'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { Draft } from '../../kube/draft.ts'
import { sortedEntries } from '../../kube/draft.ts'
import type { Field } from './errors.ts'
import { containerWarnings, portWarnings } from './container-warnings.ts'
import type { Warnings } from './container-warnings.ts'
import { canonicalIpv6 } from './ip.ts'
import { valueFaults } from './texts.ts'

type PodSpec = Draft<IPodSpec>

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution'
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution'
const NULL_SELECTOR = 'a null labelSelector results in matching no pod'

const OLD_LABELS: Readonly<Record<string, string>> = {
  'beta.kubernetes.io/arch': 'deprecated since v1.14; use "kubernetes.io/arch" instead',
  'beta.kubernetes.io/os': 'deprecated since v1.14; use "kubernetes.io/os" instead',
  'failure-domain.beta.kubernetes.io/region': 'deprecated since v1.17; use "topology.kubernetes.io/region" instead',
  'failure-domain.beta.kubernetes.io/zone': 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead',
  'beta.kubernetes.io/instance-type': 'deprecated since v1.17; use "node.kubernetes.io/instance-type" instead',
}

const OLD_ANNOTATIONS: readonly (readonly [string, string])[] = [
  ['scheduler.alpha.kubernetes.io/critical-pod', 'non-functional in v1.16+; use the "priorityClassName" field instead'],
  ['security.alpha.kubernetes.io/sysctls', 'non-functional in v1.11+; use the "sysctls" field instead'],
  ['security.alpha.kubernetes.io/unsafe-sysctls', 'non-functional in v1.11+; use the "sysctls" field instead'],
]

const OLD_VOLUMES: readonly (readonly [keyof NonNullable<PodSpec['volumes']>[number], string])[] = [
  ['photonPersistentDisk', 'deprecated in v1.11, non-functional in v1.16+'],
  ['gitRepo', 'deprecated in v1.11, and disabled by default in v1.33+'],
  ['scaleIO', 'deprecated in v1.16, non-functional in v1.22+'],
  ['flocker', 'deprecated in v1.22, non-functional in v1.25+'],
  ['storageos', 'deprecated in v1.22, non-functional in v1.25+'],
  ['quobyte', 'deprecated in v1.22, non-functional in v1.25+'],
  ['glusterfs', 'deprecated in v1.25, non-functional in v1.26+'],
  ['cephfs', 'deprecated in v1.28, non-functional in v1.31+'],
  ['rbd', 'deprecated in v1.28, non-functional in v1.31+'],
]

function* termWarnings(term: Draft<INodeSelectorTerm>, preferred: boolean, at: Field): Warnings {
  for (const [i, { key = '', values = [] }] of (term.matchExpressions ?? []).entries()) {
    const here = at.child('matchExpressions').index(i)
    if (OLD_LABELS[key]) yield [here.child('key'), `${key} is ${OLD_LABELS[key]}`]
    if (!preferred) continue
    for (const [j, value] of values.entries()) {
      const faults = valueFaults(value)
      if (faults.length > 0) yield [here.child('values').index(j), `${value} is invalid, ${faults.join(';')}`]
    }
  }
}

function* schedulingWarnings(spec: PodSpec, at: Field): Warnings {
  for (const [key] of sortedEntries(spec.nodeSelector)) if (OLD_LABELS[key]) yield [at.child('nodeSelector').key(key), OLD_LABELS[key]]
  const nodes = spec.affinity?.nodeAffinity
  const here = at.child('affinity', 'nodeAffinity')
  for (const [i, term] of (nodes?.[REQUIRED]?.nodeSelectorTerms ?? []).entries()) {
    yield* termWarnings(term, false, here.child(REQUIRED, 'nodeSelectorTerms').index(i))
  }
  for (const [i, wish] of (nodes?.[PREFERRED] ?? []).entries()) {
    yield* termWarnings(wish.preference ?? {}, true, here.child(PREFERRED).index(i).child('preference'))
  }
  for (const [i, { topologyKey = '', labelSelector }] of (spec.topologySpreadConstraints ?? []).entries()) {
    const each = at.child('topologySpreadConstraints').index(i)
    if (OLD_LABELS[topologyKey]) yield [each.child('topologyKey'), `${topologyKey} is ${OLD_LABELS[topologyKey]}`]
    if (!labelSelector) yield [each.child('labelSelector'), NULL_SELECTOR]
  }
}

/** Each repetition of a name or address. */
function* repeated(values: readonly string[], what: string, at: (i: number) => Field): Warnings {
  for (const [i, value] of values.entries()) if (values.indexOf(value) < i) yield [at(i), `duplicate ${what} ${goQuote(value)}`]
}

function* podAffinityWarnings(spec: PodSpec, at: Field): Warnings {
  for (const name of ['podAffinity', 'podAntiAffinity'] as const) {
    const affinity = spec.affinity?.[name]
    const here = at.child('affinity', name)
    for (const [i, term] of (affinity?.[REQUIRED] ?? []).entries()) {
      if (!term.labelSelector) yield [here.child(REQUIRED).index(i).child('labelSelector'), NULL_SELECTOR]
    }
    for (const [i, wish] of (affinity?.[PREFERRED] ?? []).entries()) {
      if (!wish.podAffinityTerm?.labelSelector)
        yield [here.child(PREFERRED).index(i).child('podAffinityTerm', 'labelSelector'), NULL_SELECTOR]
    }
  }
}

function* addressWarnings(spec: PodSpec, at: Field): Warnings {
  const addresses = [
    ...(spec.dnsConfig?.nameservers ?? []).map((ip, i) => [ip, at.child('dnsConfig', 'nameservers').index(i)] as const),
    ...(spec.hostAliases ?? []).map(({ ip = '' }, i) => [ip, at.child('hostAliases').index(i).child('ip')] as const),
  ]
  for (const [ip, here] of addresses) {
    const canonical = canonicalIpv6(ip)
    if (canonical !== null && canonical !== ip)
      yield [here, `IPv6 address ${goQuote(ip)} should be in RFC 5952 canonical format (${goQuote(canonical)})`]
  }
}

/** What is odd about a Pod, or about a template at `at`. */
export function* podWarnings(metadata: Draft<IObjectMeta> | undefined, spec: PodSpec, at: Field): Warnings {
  const here = at.child('spec')
  yield* schedulingWarnings(spec, here)
  for (const [key, why] of OLD_ANNOTATIONS) {
    if (metadata?.annotations?.[key] !== undefined) yield [at.child('metadata', 'annotations').key(key), why]
  }
  for (const [i, volume] of (spec.volumes ?? []).entries()) {
    for (const [name, why] of OLD_VOLUMES) if (volume[name] !== undefined) yield [here.child('volumes').index(i).child(name), why]
  }
  yield* repeated(
    (spec.hostAliases ?? []).map(({ ip = '' }) => ip),
    'ip',
    (i) => here.child('hostAliases').index(i).child('ip'),
  )
  const secrets = (spec.imagePullSecrets ?? []).map(({ name = '' }) => name)
  const secretAt = (i: number) => here.child('imagePullSecrets').index(i).child('name')
  yield* repeated(secrets, 'name', secretAt)
  for (const [i, name] of secrets.entries()) if (name === '') yield [secretAt(i), 'invalid empty name ""']
  for (const name of ['memory', 'ephemeral-storage']) {
    const amount = spec.overhead?.[name]
    if (amount !== undefined && !isWholeNumber(quantityOf(amount))) {
      yield [here.child('overhead').key(name), `fractional byte value ${goQuote(canonicalQuantity(amount))} is invalid, must be an integer`]
    }
  }
  yield* containerWarnings(spec, here)
  yield* portWarnings(spec, here)
  if ((spec.terminationGracePeriodSeconds ?? 0) < 0) {
    yield [here.child('terminationGracePeriodSeconds'), 'must be >= 0; negative values are invalid and will be treated as 1']
  }
  yield* podAffinityWarnings(spec, here)
  yield* addressWarnings(spec, here)
}
