import type { ILabelSelector } from '@kubernetes-models/apimachinery/apis/meta/v1/LabelSelector'
import type { Draft } from '../../kube/draft.ts'
import { forbidden, invalid, invalidFor, required } from './errors.ts'
import type { Errors, Field } from './errors.ts'
import { validateLabels } from './metadata.ts'
import { keyFaults, valueFaults } from './texts.ts'

export const NO_OPERATOR = 'not a valid selector operator'
export const VALUES_MISSING = "must be specified when `operator` is 'In' or 'NotIn'"
export const VALUES_SUPERFLUOUS = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"

type Selector = Draft<ILabelSelector>

/** Models apimachinery/pkg/apis/meta/v1/validation (v1.36). */
export function* validateSelector(selector: Selector | undefined, at: Field): Errors {
  if (!selector) return
  yield* validateLabels(selector.matchLabels, at.child('matchLabels'))
  for (const [i, expression] of (selector.matchExpressions ?? []).entries()) {
    const here = at.child('matchExpressions').index(i)
    const { key = '', operator = '', values = [] } = expression
    if (operator === 'In' || operator === 'NotIn') {
      if (values.length === 0) yield required(here.child('values'), VALUES_MISSING)
    } else if (operator === 'Exists' || operator === 'DoesNotExist') {
      if (values.length > 0) yield forbidden(here.child('values'), VALUES_SUPERFLUOUS)
    } else yield invalid(here.child('operator'), operator, NO_OPERATOR)
    yield* invalidFor(here.child('key'), key, keyFaults(key))
    for (const [j, value] of values.entries()) yield* invalidFor(here.child('values').index(j), value, valueFaults(value))
  }
}

/** A selector as its API type prints it: absent parts left out, and keys sorted. */
export function printableSelector(selector: Selector | undefined): unknown {
  if (!selector) return null
  const { matchLabels, matchExpressions } = selector
  const labels = Object.entries(matchLabels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    ...(labels.length > 0 ? { matchLabels: Object.fromEntries(labels) } : {}),
    ...(matchExpressions?.length
      ? {
          matchExpressions: matchExpressions.map(({ key = '', operator = '', values }) => ({
            key,
            operator,
            ...(values?.length ? { values } : {}),
          })),
        }
      : {}),
  }
}

export const isEmptySelector = (selector: Selector): boolean =>
  Object.keys(selector.matchLabels ?? {}).length === 0 && !selector.matchExpressions?.length
