/** What the Pods of a node ask for, and how much of it that is. Models describeNodeResource of kubectl/pkg/describe/describe.go (v1.36). */
import { ZERO_QUANTITY, addQuantities, formatQuantity, milliUnits, quantityOf, wholeUnits } from '../../base/quantity.ts'
import type { Quantity } from '../../base/quantity.ts'
import { podTotal } from '../../kube/scheduling/resources.ts'
import type { Node, Pod } from '../../kube/types.ts'
import { compareText } from '../format-labels.ts'
import { ageOf } from '../human-time.ts'
import type { DescribeWriter } from './writer.ts'

type Of = 'requests' | 'limits'

/** What a Pod asks for or is limited to: as a whole where it says so, and its overhead; a limit counts that only where there is one. */
function amountOf({ spec }: Pod, name: string, of: Of): Quantity {
  const whole = spec.resources?.[of]?.[name]
  const amount = whole === undefined ? podTotal(spec, name, of) : quantityOf(whole)
  return of === 'limits' && amount.nanos === 0n ? amount : addQuantities(amount, quantityOf(spec.overhead?.[name]))
}

const isHugePages = (name: string): boolean => name.startsWith('hugepages-')
const STANDARD: readonly string[] = ['cpu', 'memory', 'ephemeral-storage']

export function printNodeResources(w: DescribeWriter, { status }: Node, pods: readonly Pod[], now: number): void {
  const allocatable = Object.keys(status?.allocatable ?? {}).length > 0 ? status?.allocatable : status?.capacity
  const share = (name: string, amount: Quantity): string => {
    const units = name === 'cpu' ? milliUnits : wholeUnits
    const all = units(quantityOf(allocatable?.[name]))
    return `${formatQuantity(amount)} (${all === 0 ? 0 : Math.trunc((units(amount) / all) * 100)}%)`
  }
  w.field(0, 'Non-terminated Pods', `(${pods.length} in total)`)
  w.line(1, 'Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge')
  w.line(1, '---------\t----\t\t------------\t----------\t---------------\t-------------\t---')
  for (const pod of pods) {
    const cells = (['cpu', 'memory'] as const).flatMap((name) => [
      share(name, amountOf(pod, name, 'requests')),
      share(name, amountOf(pod, name, 'limits')),
    ])
    const { namespace, name, creationTimestamp } = pod.metadata
    w.line(1, `${namespace}\t${name}\t\t${cells.join('\t')}\t${ageOf(creationTimestamp, now)}`)
  }
  w.line(0, 'Allocated resources:')
  w.line(1, '(Total limits may be over 100 percent, i.e., overcommitted.)')
  w.line(1, 'Resource\tRequests\tLimits')
  w.line(1, '--------\t--------\t------')
  const total = (name: string, of: Of): Quantity => pods.reduce((sum, pod) => addQuantities(sum, amountOf(pod, name, of)), ZERO_QUANTITY)
  const names = Object.keys(allocatable ?? {}).toSorted(compareText)
  for (const name of [...STANDARD, ...names.filter(isHugePages)]) {
    w.line(1, `${name}\t${share(name, total(name, 'requests'))}\t${share(name, total(name, 'limits'))}`)
  }
  for (const name of names.filter((one) => !STANDARD.includes(one) && !isHugePages(one) && one !== 'pods')) {
    w.line(1, `${name}\t${formatQuantity(total(name, 'requests'))}\t${formatQuantity(total(name, 'limits'))}`)
  }
}
