import { ZERO_QUANTITY, addQuantities, compareQuantities, formatQuantity, milliUnits, quantityOf, wholeUnits } from '../../base/quantity.ts'
import type { Quantity } from '../../base/quantity.ts'
import { containersOf } from '../containers.ts'
import type { PodSpec } from '../types.ts'

/** Amounts of resources: cpu in thousandths of a core, all others in whole units (bytes, pieces). Absent means none. */
export type Amounts = ReadonlyMap<string, number>

type Quantities = Readonly<Record<string, string | number | undefined>>

/** What a container without a request counts for when nodes are compared. Models pkg/scheduler/util/pod_resources.go (v1.36). */
const UNNAMED_REQUEST: Quantities = { cpu: '100m', memory: '200Mi' }

const amountOf = (name: string, quantity: Quantity): number => (name === 'cpu' ? milliUnits(quantity) : wholeUnits(quantity))

/** Quantities as amounts, rounded up. */
export function amountsOf(quantities: Quantities | undefined): Map<string, number> {
  const amounts = new Map<string, number>()
  for (const [name, value] of Object.entries(quantities ?? {})) amounts.set(name, amountOf(name, quantityOf(value)))
  return amounts
}

/** Adds `amounts` to those of `to`, in place, or takes them away. */
export function addAmounts(to: Map<string, number>, amounts: Amounts, sign: 1 | -1 = 1): void {
  for (const [name, value] of amounts) to.set(name, (to.get(name) ?? 0) + sign * value)
}

interface ContainerShape {
  readonly restartPolicy?: string | undefined
  readonly resources?: { readonly limits?: Quantities | undefined; readonly requests?: Quantities | undefined } | undefined
}

interface PodShape {
  readonly containers?: readonly ContainerShape[] | undefined
  readonly initContainers?: readonly ContainerShape[] | undefined
}

/**
 * What a Pod's containers need of one resource: containers and sidecars together, or the most that its initialisation needs at one time.
 * A container that names none counts for `unnamed`. Models component-helpers/resource/helpers.go AggregateContainerRequests (v1.36).
 */
export function podTotal(spec: PodShape, name: string, of: 'requests' | 'limits' = 'requests', unnamed?: string | number): Quantity {
  const amount = ({ resources }: ContainerShape): Quantity => quantityOf(resources?.[of]?.[name] ?? unnamed)
  let sum = ZERO_QUANTITY
  for (const container of spec.containers ?? []) sum = addQuantities(sum, amount(container))
  let sidecars = ZERO_QUANTITY
  let highest = ZERO_QUANTITY
  for (const container of spec.initContainers ?? []) {
    const step = addQuantities(sidecars, amount(container))
    if (container.restartPolicy === 'Always') sidecars = step
    if (compareQuantities(step, highest) > 0) highest = step
  }
  sum = addQuantities(sum, sidecars)
  return compareQuantities(sum, highest) >= 0 ? sum : highest
}

/** The same of every resource that a container names. */
export function podTotals(spec: PodShape, of: 'requests' | 'limits', unnamed: Quantities = {}): Map<string, Quantity> {
  const named = containersOf(spec).flatMap(({ resources }) => Object.keys(resources?.[of] ?? {}))
  const names = new Set([...Object.keys(unnamed), ...named])
  return new Map([...names].map((name) => [name, podTotal(spec, name, of, unnamed[name])]))
}

/**
 * What a Pod asks of its node: its containers' requests, or what it asks for as a whole, and its overhead.
 * Models component-helpers/resource/helpers.go PodRequests (v1.36).
 */
export function podRequests(spec: PodSpec, unnamed: Quantities = {}): Map<string, number> {
  const sum = new Map<string, number>()
  for (const [name, total] of podTotals(spec, 'requests', unnamed)) sum.set(name, amountOf(name, total))
  for (const [name, value] of amountsOf(spec.resources?.requests)) sum.set(name, value)
  addAmounts(sum, amountsOf(spec.overhead))
  return sum
}

const aggregates = new WeakMap<PodSpec, PodResources>()

/** What a Pod's containers ask for and may use, or what it says for itself as a whole. */
interface PodResources {
  readonly requests?: Record<string, string>
  readonly limits?: Record<string, string>
}

/** The same as the kubelet reports it, in canonical quantities. Models pkg/kubelet/kubelet_pods.go convertToAPIPodLevelResources (v1.36). */
export function podResources(spec: PodSpec): PodResources {
  const known = aggregates.get(spec)
  if (known) return known
  const aggregate = (of: 'requests' | 'limits'): Record<string, string> => {
    const sums = [...podTotals(spec, of)].map(([name, total]): [string, string] => [name, formatQuantity(total)])
    const own = Object.entries(spec.resources?.[of] ?? {}).map(([name, value]): [string, string] => [name, String(value)])
    return Object.fromEntries([...sums, ...own])
  }
  const [requests, limits] = [aggregate('requests'), aggregate('limits')]
  const made = { ...(Object.keys(limits).length > 0 && { limits }), ...(Object.keys(requests).length > 0 && { requests }) }
  aggregates.set(spec, made)
  return made
}

/** What a Pod counts for when nodes are compared: containers without a request count a little, too. */
export const comparedRequests = (spec: PodSpec): Map<string, number> => podRequests(spec, spec.resources?.requests ? {} : UNNAMED_REQUEST)

/** The request that a node cannot meet, in the words of NodeResourcesFit. */
export interface Shortage {
  readonly resource: string
  readonly requested: number
  readonly used: number
  readonly capacity: number
}

/** What of a Pod's requests does not fit beside what is used. Models plugins/noderesources/fit.go fitsRequest (v1.36). */
export function shortages(request: Amounts, used: Amounts, allocatable: Amounts, pods: number): Shortage[] {
  const short: Shortage[] = []
  const slots = allocatable.get('pods') ?? 0
  if (pods + 1 > slots) short.push({ resource: 'pods', requested: 1, used: pods, capacity: slots })
  const first = ['cpu', 'memory', 'ephemeral-storage']
  for (const resource of [...first, ...[...request.keys()].filter((name) => !first.includes(name)).sort()]) {
    const requested = request.get(resource) ?? 0
    const capacity = allocatable.get(resource) ?? 0
    const taken = used.get(resource) ?? 0
    if (requested > 0 && requested > capacity - taken) short.push({ resource, requested, used: taken, capacity })
  }
  return short
}
