import type { INodeSelectorRequirement } from 'kubernetes-models/v1/NodeSelectorRequirement'
import type { INodeSelectorTerm } from 'kubernetes-models/v1/NodeSelectorTerm'
import type { IAffinity } from 'kubernetes-models/v1/Affinity'
import type { IPodAffinity } from 'kubernetes-models/v1/PodAffinity'
import type { IPodAffinityTerm } from 'kubernetes-models/v1/PodAffinityTerm'
import type { Draft } from '../../kube/draft.ts'
import { forbidden, invalid, invalidFor, required } from './errors.ts'
import type { Errors, Field } from './errors.ts'
import { NO_OPERATOR, VALUES_MISSING, VALUES_SUPERFLUOUS, validateSelector } from './selectors.ts'
import { keyFaults, labelFaults, subdomainFaults, valueFaults } from './texts.ts'

type Requirement = Draft<INodeSelectorRequirement>

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution'
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution'

/** What a preference names may be odd: one that no node has merely goes unmet. */
function* validateExpression(requirement: Requirement, anyValue: boolean, at: Field): Errors {
  const { key = '', operator = '', values = [] } = requirement
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length === 0) yield required(at.child('values'), VALUES_MISSING)
      break
    case 'Exists':
    case 'DoesNotExist':
      if (values.length > 0) yield forbidden(at.child('values'), VALUES_SUPERFLUOUS)
      break
    case 'Gt':
    case 'Lt':
      if (values.length !== 1) yield required(at.child('values'), "must be specified single value when `operator` is 'Lt' or 'Gt'")
      break
    default:
      yield invalid(at.child('operator'), operator, NO_OPERATOR)
  }
  yield* invalidFor(at.child('key'), key, keyFaults(key))
  if (anyValue) return
  for (const [i, value] of values.entries()) yield* invalidFor(at.child('values').index(i), value, valueFaults(value))
}

function* validateFieldExpression(requirement: Requirement, at: Field): Errors {
  const { key = '', operator = '', values = [] } = requirement
  if (operator !== 'In' && operator !== 'NotIn') yield invalid(at.child('operator'), operator, NO_OPERATOR)
  else if (values.length !== 1) {
    yield required(at.child('values'), "must be only one value when `operator` is 'In' or 'NotIn' for node field selector")
  }
  if (key !== 'metadata.name') yield invalid(at.child('key'), key, 'not a valid field selector key')
  else for (const [i, value] of values.entries()) yield* invalidFor(at.child('values').index(i), value, subdomainFaults(value))
}

function* validateNodeTerm(term: Draft<INodeSelectorTerm>, anyValue: boolean, at: Field): Errors {
  for (const [i, each] of (term.matchExpressions ?? []).entries())
    yield* validateExpression(each, anyValue, at.child('matchExpressions').index(i))
  for (const [i, each] of (term.matchFields ?? []).entries()) yield* validateFieldExpression(each, at.child('matchFields').index(i))
}

function* validateWeight(weight: number | undefined, at: Field): Errors {
  if ((weight ?? 0) < 1 || (weight ?? 0) > 100) yield invalid(at.child('weight'), weight ?? 0, 'must be in the range 1-100')
}

function* validateNodeAffinity(affinity: NonNullable<Draft<IAffinity>['nodeAffinity']>, at: Field): Errors {
  const needed = affinity[REQUIRED]
  if (needed) {
    const terms = at.child(REQUIRED, 'nodeSelectorTerms')
    if (!needed.nodeSelectorTerms?.length) yield required(terms, 'must have at least one node selector term')
    for (const [i, term] of (needed.nodeSelectorTerms ?? []).entries()) yield* validateNodeTerm(term, false, terms.index(i))
  }
  for (const [i, wish] of (affinity[PREFERRED] ?? []).entries()) {
    const here = at.child(PREFERRED).index(i)
    yield* validateWeight(wish.weight, here)
    yield* validateNodeTerm(wish.preference ?? {}, true, here.child('preference'))
  }
}

function* validateMatchLabelKeys(term: Draft<IPodAffinityTerm>, at: Field): Errors {
  const { matchLabelKeys = [], mismatchLabelKeys = [], labelSelector } = term
  for (const [name, keys] of [
    ['matchLabelKeys', matchLabelKeys],
    ['mismatchLabelKeys', mismatchLabelKeys],
  ] as const) {
    if (keys.length > 0 && !labelSelector) yield forbidden(at.child(name), 'must not be specified when labelSelector is not set')
    else for (const [i, key] of keys.entries()) yield* invalidFor(at.child(name).index(i), key, keyFaults(key))
  }
  for (const [i, key] of matchLabelKeys.entries()) {
    if (mismatchLabelKeys.includes(key))
      yield invalid(at.child('matchLabelKeys').index(i), key, 'exists in both matchLabelKeys and mismatchLabelKeys')
  }
}

function* validatePodTerm(term: Draft<IPodAffinityTerm>, at: Field): Errors {
  yield* validateSelector(term.labelSelector, at.child('labelSelector'))
  yield* validateSelector(term.namespaceSelector, at.child('namespaceSelector'))
  for (const [i, name] of (term.namespaces ?? []).entries()) {
    yield* invalidFor(at.child('namespaces').index(i).printedAs(at.child('namespace')), name, labelFaults(name))
  }
  yield* validateMatchLabelKeys(term, at)
  const key = term.topologyKey ?? ''
  if (key === '') yield required(at.child('topologyKey'), 'can not be empty')
  yield* invalidFor(at.child('topologyKey'), key, keyFaults(key))
}

function* validatePodAffinity(affinity: Draft<IPodAffinity>, at: Field): Errors {
  for (const [i, term] of (affinity[REQUIRED] ?? []).entries()) yield* validatePodTerm(term, at.child(REQUIRED).index(i))
  for (const [i, wish] of (affinity[PREFERRED] ?? []).entries()) {
    const here = at.child(PREFERRED).index(i)
    yield* validateWeight(wish.weight, here)
    yield* validatePodTerm(wish.podAffinityTerm ?? {}, here.child('podAffinityTerm'))
  }
}

/** Models validateAffinity in pkg/apis/core/validation (v1.36). */
export function* validateAffinity(affinity: Draft<IAffinity> | undefined, at: Field): Errors {
  if (affinity?.nodeAffinity) yield* validateNodeAffinity(affinity.nodeAffinity, at.child('nodeAffinity'))
  if (affinity?.podAffinity) yield* validatePodAffinity(affinity.podAffinity, at.child('podAffinity'))
  if (affinity?.podAntiAffinity) yield* validatePodAffinity(affinity.podAntiAffinity, at.child('podAntiAffinity'))
}
