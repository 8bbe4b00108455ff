import { canonicalQuantity, compareQuantities, isWholeNumber, quantityOf } from '../../base/quantity.ts'
import type { IResourceRequirements } from 'kubernetes-models/v1/ResourceRequirements'
import type { Draft } from '../../kube/draft.ts'
import { sortedEntries } from '../../kube/draft.ts'
import { duplicate, forbidden, invalid, invalidFor, notFound, required, unsupported } from './errors.ts'
import type { Errors, Field, FieldError } from './errors.ts'
import { NOT_NEGATIVE, keyFaults } from './texts.ts'

type Requirements = Draft<IResourceRequirements>
type Amount = string | number

const CONTAINER_RESOURCES: ReadonlySet<string> = new Set(['cpu', 'memory', 'ephemeral-storage'])
/** Counted, never divided. */
const OBJECT_COUNTS = [
  'pods',
  'services',
  'replicationcontrollers',
  'resourcequotas',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
]
const STANDARD_RESOURCES: ReadonlySet<string> = new Set([
  ...CONTAINER_RESOURCES,
  ...OBJECT_COUNTS,
  'storage',
  'requests.storage',
  ...[...CONTAINER_RESOURCES].flatMap((name) => [`requests.${name}`, `limits.${name}`]),
])
const COUNTED: ReadonlySet<string> = new Set(OBJECT_COUNTS)

const isHugePages = (name: string): boolean => name.startsWith('hugepages-')
const isQuotaHugePages = (name: string): boolean => isHugePages(name) || name.startsWith('requests.hugepages-')
/** Without a domain, or with one of Kubernetes' own. */
const isNative = (name: string): boolean => !name.includes('/') || name.includes('kubernetes.io/')
const isExtended = (name: string): boolean => !isNative(name) && !name.startsWith('requests.') && keyFaults(`requests.${name}`).length === 0
const mayOvercommit = (name: string): boolean => isNative(name) && !isHugePages(name)

function* validateResourceName(name: string, at: Field): Errors {
  const faults = keyFaults(name)
  yield* invalidFor(at, name, faults)
  if (!name.includes('/')) {
    if (faults.length === 0 && !STANDARD_RESOURCES.has(name) && !isQuotaHugePages(name)) {
      yield invalid(at, name, 'must be a standard resource type or fully qualified')
    }
    if (!CONTAINER_RESOURCES.has(name) && !isHugePages(name)) yield invalid(at, name, 'must be a standard resource for containers')
  } else if (!isNative(name) && !isExtended(name)) yield invalid(at, name, "doesn't follow extended resource name standard")
}

function* validateAmount(name: string, amount: Amount, at: Field): Errors {
  const quantity = quantityOf(amount)
  if (quantity.nanos < 0n) yield invalid(at, canonicalQuantity(amount), NOT_NEGATIVE)
  const counted = COUNTED.has(name) || isExtended(name)
  if (counted && !isWholeNumber(quantity)) yield invalid(at, canonicalQuantity(amount), 'must be an integer')
}

function* validateHugePages(name: string, amount: Amount, at: Field): Errors {
  const size = quantityOf(name.slice('hugepages-'.length))
  const quantity = quantityOf(amount)
  const whole = size.nanos > 0n && quantity.nanos >= 0n && quantity.nanos % size.nanos === 0n
  if (!whole) yield invalid(at, canonicalQuantity(amount), `${canonicalQuantity(amount)} is not positive integer multiple of ${name}`)
}

function compareWithLimit(name: string, amount: Amount, limit: Amount | undefined, at: Field): FieldError | null {
  if (limit === undefined)
    return mayOvercommit(name) ? null : required(at.child('limits'), 'Limit must be set for non overcommitable resources')
  const order = compareQuantities(quantityOf(amount), quantityOf(limit))
  const requests = at.child('requests', name).printedAs(at.child('requests'))
  const [shown, most] = [canonicalQuantity(amount), canonicalQuantity(limit)]
  if (order !== 0 && !mayOvercommit(name)) return invalid(requests, shown, `must be equal to ${name} limit of ${most}`)
  return order > 0 ? invalid(requests, shown, `must be less than or equal to ${name} limit of ${most}`) : null
}

type NameRule = (name: string, at: Field) => Errors

/** What containers and Pods have in common; they differ in the names they allow. */
function* validateAmounts({ limits, requests }: Requirements, nameRule: NameRule, at: Field): Errors {
  for (const [name, amount] of sortedEntries(limits)) {
    const here = at.child('limits').key(name)
    yield* nameRule(name, here)
    yield* validateAmount(name, amount ?? '0', here)
    if (isHugePages(name)) yield* validateHugePages(name, amount ?? '0', here)
  }
  for (const [name, amount] of sortedEntries(requests)) {
    const here = at.child('requests').key(name)
    yield* nameRule(name, here)
    yield* validateAmount(name, amount ?? '0', here)
    const wrong = compareWithLimit(name, amount ?? '0', limits?.[name], at)
    if (wrong) yield wrong
    if (isHugePages(name)) yield* validateHugePages(name, amount ?? '0', here)
  }
  const names = [...Object.keys(limits ?? {}), ...Object.keys(requests ?? {})]
  if (names.some(isHugePages) && !names.some((name) => name === 'cpu' || name === 'memory'))
    yield forbidden(at, 'HugePages require cpu or memory')
}

function* validateClaims(claims: Requirements['claims'], known: readonly string[], at: Field): Errors {
  const seen = new Set<string>()
  for (const [i, { name = '', request = '' }] of (claims ?? []).entries()) {
    const here = at.index(i)
    const key = request === '' ? name : `${name}/${request}`
    if (name === '') yield required(here)
    else {
      if (seen.has(name) || seen.has(key)) yield duplicate(here, name)
      if (!known.includes(name)) {
        yield notFound(
          here,
          name,
          `must be one of the names in pod.spec.resourceClaims${known.length === 0 ? ' which is empty' : `: ${[...known].sort().join(', ')}`}`,
        )
      }
    }
    seen.add(key)
  }
}

/** Models ValidateContainerResourceRequirements in pkg/apis/core/validation (v1.36). `claims` are the names of the Pod's resource claims. */
export function* validateContainerResources(resources: Requirements | undefined, claims: readonly string[], at: Field): Errors {
  yield* validateAmounts(resources ?? {}, validateResourceName, at)
  yield* validateClaims(resources?.claims, claims, at.child('claims'))
}

function* podResourceName(name: string, at: Field): Errors {
  if (name !== 'cpu' && name !== 'memory' && !isHugePages(name)) yield unsupported(at, name, ['cpu', 'hugepages-', 'memory'])
}

/** The resources of a whole Pod, without those of its containers. */
export function* validatePodResources(resources: Requirements, at: Field): Errors {
  if (resources.claims) yield forbidden(at.child('claims'), 'claims cannot be set for Resources at pod-level')
  yield* validateAmounts(resources, podResourceName, at)
}

/** What a RuntimeClass adds to a Pod, checked as limits. */
export function* validateOverhead(overhead: Record<string, Amount>, at: Field): Errors {
  for (const error of validateAmounts({ limits: overhead }, validateResourceName, at)) {
    yield { ...error, at: [...at.at, ...error.at.slice(at.at.length + 1)] }
  }
}
