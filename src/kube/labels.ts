import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'
import type { Draft } from './draft.ts'

export type Labels = Readonly<Record<string, string>>

/** One condition of a selector, in the form all selectors come down to. */
export interface Requirement {
  readonly key: string
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt'
  readonly values: readonly string[]
}

const whole = (text: string | undefined): bigint | null => (text !== undefined && /^[+-]?\d+$/.test(text) ? BigInt(text) : null)

/** Models apimachinery/pkg/labels/selector.go (v1.36). */
export function meets(requirement: Requirement, labels: Labels): boolean {
  const value = Object.hasOwn(labels, requirement.key) ? labels[requirement.key] : undefined
  switch (requirement.operator) {
    case 'In':
      return value !== undefined && requirement.values.includes(value)
    case 'NotIn':
      return value === undefined || !requirement.values.includes(value)
    case 'Exists':
      return value !== undefined
    case 'DoesNotExist':
      return value === undefined
    case 'Gt':
    case 'Lt': {
      const [left, right] = [whole(value), whole(requirement.values[0])]
      if (left === null || right === null) return false
      return requirement.operator === 'Gt' ? left > right : left < right
    }
  }
}

/** The conditions of a label selector as objects have it; an unknown operator can never be met. */
export function requirementsOf(selector: Draft<ILabelSelector>): Requirement[] {
  const labels = Object.entries(selector.matchLabels ?? {}).map(
    ([key, value]): Requirement => ({ key, operator: 'In', values: [value ?? ''] }),
  )
  const expressions = (selector.matchExpressions ?? []).map(({ key = '', operator, values = [] }): Requirement => {
    switch (operator) {
      case 'In':
      case 'NotIn':
      case 'Exists':
      case 'DoesNotExist':
        return { key, operator, values }
      default:
        return { key, operator: 'In', values: [] }
    }
  })
  return [...labels, ...expressions]
}

/** Whether `labels` meet a label selector: an absent one matches nothing, an empty one everything. */
export function matchesSelector(selector: Draft<ILabelSelector> | null | undefined, labels: Labels | undefined): boolean {
  return Boolean(selector) && requirementsOf(selector ?? {}).every((requirement) => meets(requirement, labels ?? {}))
}

/** Whether `labels` contain every pair of a plain map, as the selectors of Services and ReplicationControllers do; an empty one matches nothing. */
export function matchesMap(selector: Labels | null | undefined, labels: Labels | undefined): boolean {
  const pairs = Object.entries(selector ?? {})
  return pairs.length > 0 && pairs.every(([key, value]) => labels !== undefined && Object.hasOwn(labels, key) && labels[key] === value)
}
