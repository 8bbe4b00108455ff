import { ZERO_QUANTITY, addQuantities, compareQuantities, quantityOf } from '../base/quantity.ts'
import type { Quantity } from '../base/quantity.ts'
import type { IResourceRequirements } from 'kubernetes-models/v1/ResourceRequirements'
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec'
import type { Draft } from './draft.ts'
import { containersOf } from './containers.ts'

type QosClass = 'BestEffort' | 'Burstable' | 'Guaranteed'

const COMPUTE = ['cpu', 'memory'] as const

type Amounts = Record<string, string | number> | undefined

/** The positive amounts of cpu and memory among `amounts`. */
function computeAmounts(amounts: Amounts): Map<string, Quantity> {
  const found = new Map<string, Quantity>()
  for (const name of COMPUTE) {
    const quantity = quantityOf(amounts?.[name])
    if (quantity.nanos > 0n) found.set(name, quantity)
  }
  return found
}

/** The QoS class of a Pod from its (defaulted) spec. Models pkg/apis/core/v1/helper/qos/qos.go (v1.36). */
export function qosClass(spec: Draft<IPodSpec> | undefined): QosClass {
  const containers = containersOf(spec ?? {})
  const own = spec?.resources
  const resources: (Draft<IResourceRequirements> | undefined)[] = own?.limits || own?.requests ? [own] : containers.map((c) => c.resources)
  const limits = new Map<string, Quantity>()
  const requests = new Map<string, Quantity>()
  let allLimited = true
  for (const each of resources) {
    const limited = computeAmounts(each?.limits)
    for (const [name, amount] of computeAmounts(each?.requests))
      requests.set(name, addQuantities(requests.get(name) ?? ZERO_QUANTITY, amount))
    for (const [name, amount] of limited) limits.set(name, addQuantities(limits.get(name) ?? ZERO_QUANTITY, amount))
    if (limited.size < COMPUTE.length) allLimited = false
  }
  if (limits.size === 0 && requests.size === 0) return 'BestEffort'
  const equal = [...requests].every(([name, amount]) => {
    const limit = limits.get(name)
    return limit !== undefined && compareQuantities(limit, amount) === 0
  })
  return allLimited && equal && requests.size === limits.size ? 'Guaranteed' : 'Burstable'
}
