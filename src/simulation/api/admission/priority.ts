import { systemPriority } from '../../../kube/priority.ts'
import { isPriorityClass } from '../../../kube/types.ts'
import type { Pod } from '../../../kube/types.ts'
import type { ApiServer } from '../server.ts'

/** What is wrong with a Pod's class, if it is. Models plugin/pkg/admission/priority (v1.36). */
export function missingPriorityClass(api: ApiServer, { spec }: Pod): string | null {
  const name = spec.priorityClassName
  if (!name || systemPriority(name) || api.get('PriorityClass', '', name)) return null
  return `no PriorityClass with name ${name} was found`
}

/** A new Pod with the priority of its class, or of the class that is everybody's. Models plugin/pkg/admission/priority (v1.36). */
export function withPriority(api: ApiServer, pod: Pod): Pod {
  const { priorityClassName } = pod.spec
  const found = api
    .list('PriorityClass')
    .filter(isPriorityClass)
    .find(({ metadata, globalDefault }) => (priorityClassName ? metadata.name === priorityClassName : globalDefault))
  if (!found) return pod
  const { value, preemptionPolicy = 'PreemptLowerPriority' } = found
  return { ...pod, spec: { ...pod.spec, preemptionPolicy, priority: value, priorityClassName: found.metadata.name } }
}
