/** What ResourceQuotas count. Models pkg/quota/v1/evaluator/core and apiserver/pkg/admission/plugin/resourcequota (v1.36). */
import { addQuantities, compareQuantities, formatQuantity, quantityOf, ZERO_QUANTITY } from '../base/quantity.ts'
import type { Quantity } from '../base/quantity.ts'
import { findKind, qualifiedPlural } from './kinds.ts'
import { qosClass } from './qos.ts'
import { podTotal } from './scheduling/resources.ts'
import { isPod } from './types.ts'
import type { Container, KubeObject, Pod, ResourceQuota } from './types.ts'
import { containersOf } from './containers.ts'

export type Usage = ReadonlyMap<string, Quantity>

const ONE = quantityOf(1)
/** Kinds that are counted by their bare names, too. */
const COUNTED_BY_NAME: ReadonlySet<string> = new Set([
  'configmaps',
  'persistentvolumeclaims',
  'replicationcontrollers',
  'resourcequotas',
  'secrets',
  'services',
])
const COMPUTE = ['cpu', 'memory', 'ephemeral-storage'] as const
/** Where a quota counts one of these, every container has to name it. */
const REQUIRED: ReadonlySet<string> = new Set(['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory'])

/** The names in a quota that one resource of a container's requests, or limits, is counted under. */
const quotaNames = (of: 'requests' | 'limits', resource: string): string[] =>
  of === 'requests' ? [resource, `requests.${resource}`] : [`limits.${resource}`]

/** What an object counts for. A Pod that ended counts as an object alone. */
function usageOf(object: KubeObject): Usage {
  const kind = findKind(object.apiVersion, object.kind)
  const plural = kind ? qualifiedPlural(kind) : object.kind
  const usage = new Map<string, Quantity>([[`count/${plural}`, ONE]])
  if (COUNTED_BY_NAME.has(plural)) usage.set(plural, ONE)
  if (isPod(object) && object.status.phase !== 'Succeeded' && object.status.phase !== 'Failed') addPodUsage(usage, object)
  return usage
}

function addPodUsage(usage: Map<string, Quantity>, { spec }: Pod): void {
  usage.set('pods', ONE)
  for (const resource of COMPUTE) {
    for (const of of ['requests', 'limits'] as const) {
      const own = spec.resources?.[of]?.[resource]
      const total = own === undefined ? podTotal(spec, resource, of) : quantityOf(own)
      if (total.nanos > 0n) for (const name of quotaNames(of, resource)) usage.set(name, total)
    }
  }
}

/** Whether a quota's scopes take a Pod in; other objects have no scopes. */
function isInScope({ spec }: ResourceQuota, object: KubeObject): boolean {
  const requirements = [
    ...(spec?.scopes ?? []).map((scopeName) => ({ operator: 'Exists', scopeName, values: [] as readonly string[] })),
    ...(spec?.scopeSelector?.matchExpressions ?? []),
  ]
  if (requirements.length === 0) return true
  if (!isPod(object)) return false
  return requirements.every(({ operator, scopeName, values = [] }) => {
    if (scopeName !== 'PriorityClass') return hasScope(object, scopeName)
    const { priorityClassName = '' } = object.spec
    if (operator === 'Exists') return priorityClassName !== ''
    if (operator === 'DoesNotExist') return priorityClassName === ''
    return values.includes(priorityClassName) === (operator === 'In')
  })
}

function hasScope({ spec }: Pod, scope: string): boolean {
  const hasDeadline = spec.activeDeadlineSeconds !== undefined
  const bestEffort = qosClass(spec) === 'BestEffort'
  return { Terminating: hasDeadline, NotTerminating: !hasDeadline, BestEffort: bestEffort, NotBestEffort: !bestEffort }[scope] ?? false
}

/** What of an object's usage a quota limits; empty when nothing. */
export function countedBy(quota: ResourceQuota, object: KubeObject): Usage {
  if (!isInScope(quota, object)) return new Map()
  const hard = quota.status?.hard ?? {}
  return new Map([...usageOf(object)].filter(([name]) => hard[name] !== undefined))
}

/** A quota's used amounts with those of one more object. */
export function usedWith(used: Readonly<Record<string, string | number>>, usage: Usage): Record<string, string> {
  const sums = Object.entries(used).map(([name, before]) => {
    const sum = addQuantities(quantityOf(before), usage.get(name) ?? ZERO_QUANTITY)
    return [name, formatQuantity(sum)] as const
  })
  return Object.fromEntries(sums)
}

/** Why a quota does not let an object in, in the API server's words; null when it does. */
export function quotaRefusal(quota: ResourceQuota, object: KubeObject): string | null {
  const { hard = {}, used = {} } = quota.status ?? {}
  if (!isInScope(quota, object)) return null
  const unnamed = isPod(object) ? unnamedResources(object, Object.keys(hard)) : ''
  if (unnamed) return `failed quota: ${quota.metadata.name}: must specify ${unnamed}`
  const counted = countedBy(quota, object)
  const exceeded = [...counted.keys()]
    .filter((name) => compareQuantities(quantityOf(usedWith(used, counted)[name] ?? 0), quantityOf(hard[name])) > 0)
    .sort()
  if (exceeded.length === 0) return null
  const listed = (amount: (name: string) => Quantity): string => exceeded.map((name) => `${name}=${formatQuantity(amount(name))}`).join(',')
  const requested = listed((name) => counted.get(name) ?? ZERO_QUANTITY)
  const taken = listed((name) => quantityOf(used[name]))
  return `exceeded quota: ${quota.metadata.name}, requested: ${requested}, used: ${taken}, limited: ${listed((name) => quantityOf(hard[name]))}`
}

/** What a quota counts and containers do not name: `limits.cpu for: a,b; requests.memory for: a`. Models evaluator/core/pods.go Constraints (v1.36). */
function unnamedResources({ spec }: Pod, hard: readonly string[]): string {
  if (spec.resources?.requests || spec.resources?.limits) return ''
  const containers = containersOf(spec)
  const lacking = (name: string): string[] => containers.filter((one) => !namesResource(one, name)).map((one) => one.name)
  return hard
    .filter((name) => REQUIRED.has(name) && lacking(name).length > 0)
    .sort()
    .map((name) => `${name} for: ${lacking(name).sort().join(',')}`)
    .join('; ')
}

function namesResource({ resources }: Container, name: string): boolean {
  const [of, resource] = name.includes('.') ? name.split('.') : ['requests', name]
  return resources?.[of as 'requests' | 'limits']?.[resource ?? ''] !== undefined
}
