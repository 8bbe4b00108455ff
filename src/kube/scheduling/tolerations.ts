import type { ITaint } from 'kubernetes-models/v1/Taint'
import type { IToleration } from 'kubernetes-models/v1/Toleration'

export type Taint = ITaint
export type Toleration = IToleration

/** The taint of a node that takes no new Pods. */
export const CORDONED = 'node.kubernetes.io/unschedulable'

const wholeNumber = (text: string | undefined): number | null => (text !== undefined && /^-?(0|[1-9]\d*)$/.test(text) ? Number(text) : null)

function compares(operator: string, toleration: string | undefined, taint: string | undefined): boolean {
  const [wanted, value] = [wholeNumber(toleration), wholeNumber(taint)]
  if (wanted === null || value === null) return false
  return operator === 'Lt' ? value < wanted : value > wanted
}

/** Models component-helpers/scheduling/corev1 Toleration.ToleratesTaint (v1.36): an empty effect or key stands for any. */
export function tolerates(toleration: Toleration, taint: Taint): boolean {
  if (toleration.effect && toleration.effect !== taint.effect) return false
  if (toleration.key && toleration.key !== taint.key) return false
  const operator: string = toleration.operator ?? 'Equal'
  switch (operator) {
    case 'Exists':
      return true
    case 'Lt':
    case 'Gt':
      return compares(operator, toleration.value, taint.value)
    default:
      return (toleration.value ?? '') === (taint.value ?? '')
  }
}

/** The first taint with one of `effects` that no toleration answers. */
export function untolerated(
  taints: readonly Taint[] | undefined,
  tolerations: readonly Toleration[] | undefined,
  effects: readonly Taint['effect'][],
): Taint | undefined {
  return taints?.find((taint) => effects.includes(taint.effect) && !tolerations?.some((toleration) => tolerates(toleration, taint)))
}
