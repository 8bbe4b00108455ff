import { matchesSelector } from './labels.ts'
import { isBudget } from './types.ts'
import type { KubeObject, Pod, PodDisruptionBudget } from './types.ts'

/** Whether a PodDisruptionBudget is about a Pod. */
export const budgets = (budget: PodDisruptionBudget, pod: Pod): boolean =>
  budget.metadata.namespace === pod.metadata.namespace && matchesSelector(budget.spec?.selector, pod.metadata.labels)

/** The budgets, among these objects, that a Pod belongs to. */
export const budgetsOf = (objects: readonly KubeObject[], pod: Pod): PodDisruptionBudget[] =>
  objects.filter(isBudget).filter((budget) => budgets(budget, pod))
