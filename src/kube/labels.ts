import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'
import type { INodeSelectorRequirement } from 'kubernetes-models/v1/NodeSelectorRequirement'
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

const OPERATORS: readonly Requirement['operator'][] = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt']

/** The condition that an expression of a selector stands for; one with an unknown operator can never be met. */
export function requirementOf({ key = '', operator: word, values = [] }: Draft<INodeSelectorRequirement>): Requirement {
  const operator = OPERATORS.find((known) => known === word)
  return operator ? { key, operator, values } : { key, operator: 'In', values: [] }
}

/** The conditions of a label selector as objects have it. */
export function requirementsOf(selector: Draft<ILabelSelector>): Requirement[] {
  const labels = Object.entries(selector.matchLabels ?? {}).map(
    ([key, value]): Requirement => ({ key, operator: 'In', values: [value ?? ''] }),
  )
  return [...labels, ...(selector.matchExpressions ?? []).map(requirementOf)]
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
