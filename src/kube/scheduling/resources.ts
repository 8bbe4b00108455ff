import { milliUnits, quantityOf, wholeUnits } from '../../base/quantity.ts'
import type { Container, PodSpec } from '../types.ts'

/** Amounts of resources: cpu in thousandths of a core, all others in whole units (bytes, pieces). Absent means none. */
export type Amounts = ReadonlyMap<string, number>

type Quantities = Readonly<Record<string, string | number | undefined>>

/** What a container without a request counts for when nodes are compared. Models pkg/scheduler/util/pod_resources.go (v1.36). */
const UNNAMED_REQUEST: Quantities = { cpu: '100m', memory: '200Mi' }

/** Quantities as amounts, rounded up. */
export function amountsOf(quantities: Quantities | undefined): Map<string, number> {
  const amounts = new Map<string, number>()
  for (const [name, value] of Object.entries(quantities ?? {})) {
    const quantity = quantityOf(value)
    amounts.set(name, name === 'cpu' ? milliUnits(quantity) : wholeUnits(quantity))
  }
  return amounts
}

/** Adds `amounts` to those of `to`, in place, or takes them away. */
export function addAmounts(to: Map<string, number>, amounts: Amounts, sign: 1 | -1 = 1): void {
  for (const [name, value] of amounts) to.set(name, (to.get(name) ?? 0) + sign * value)
}

function raise(to: Map<string, number>, amounts: Amounts): void {
  for (const [name, value] of amounts) if (value > (to.get(name) ?? 0)) to.set(name, value)
}

/**
 * What a Pod asks of its node: its containers and sidecars together, or the most that its initialisation needs at one time, and its overhead;
 * what it asks for as a whole counts instead. Models component-helpers/resource/helpers.go PodRequests (v1.36).
 */
export function podRequests(spec: PodSpec, unnamed: Quantities = {}): Map<string, number> {
  const requestsOf = ({ resources }: Container): Amounts => amountsOf({ ...unnamed, ...resources?.requests })
  const sum = new Map<string, number>()
  for (const container of spec.containers) addAmounts(sum, requestsOf(container))
  const sidecars = new Map<string, number>()
  const highest = new Map<string, number>()
  for (const container of spec.initContainers ?? []) {
    const step = new Map(sidecars)
    addAmounts(step, requestsOf(container))
    raise(highest, step)
    if (container.restartPolicy === 'Always') {
      addAmounts(sidecars, requestsOf(container))
      addAmounts(sum, requestsOf(container))
    }
  }
  raise(sum, highest)
  for (const [name, value] of amountsOf(spec.resources?.requests)) sum.set(name, value)
  addAmounts(sum, amountsOf(spec.overhead))
  return sum
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
