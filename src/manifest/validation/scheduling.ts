import type { IToleration } from 'kubernetes-models/v1/Toleration'
import type { ITopologySpreadConstraint } from 'kubernetes-models/v1/TopologySpreadConstraint'
import type { Draft } from '../../kube/draft.ts'
import { duplicate, forbidden, invalid, invalidFor, required, unsupported } from './errors.ts'
import type { Errors, Field } from './errors.ts'
import { validateSelector } from './selectors.ts'
import { GREATER_THAN_ZERO, keyFaults, valueFaults } from './texts.ts'

export const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

function* validateOperator(toleration: Draft<IToleration>, at: Field): Errors {
  const { operator = '', value = '' } = toleration
  switch (operator) {
    case '':
    case 'Equal': {
      const faults = valueFaults(value)
      if (faults.length > 0) yield invalid(at, value, faults.join(';'))
      break
    }
    case 'Exists':
      if (value !== '') yield invalid(at, value, "value must be empty when `operator` is 'Exists'")
      break
    case 'Lt':
    case 'Gt':
      yield unsupported(at, operator, ['Equal', 'Exists', 'Lt', 'Gt'])
      break
    default:
      yield unsupported(at, operator, ['Equal', 'Exists'])
  }
}

/** Models ValidateTolerations in pkg/apis/core/validation (v1.36). */
export function* validateTolerations(tolerations: readonly Draft<IToleration>[] | undefined, at: Field): Errors {
  for (const [i, toleration] of (tolerations ?? []).entries()) {
    const here = at.index(i)
    const { key = '', operator = '', effect = '' } = toleration
    if (key !== '') yield* invalidFor(here.child('key'), key, keyFaults(key))
    if (key === '' && operator !== 'Exists') {
      yield invalid(
        here.child('operator'),
        operator,
        'operator must be Exists when `key` is empty, which means "match all values and all keys"',
      )
    }
    if (toleration.tolerationSeconds !== undefined && effect !== 'NoExecute') {
      yield invalid(here.child('effect'), effect, "effect must be 'NoExecute' when `tolerationSeconds` is set")
    }
    yield* validateOperator(toleration, here.child('operator'))
    if (effect !== '' && !EFFECTS.includes(effect)) yield unsupported(here.child('effect'), effect, EFFECTS)
  }
}

type Constraint = Draft<ITopologySpreadConstraint>

function* validateMatchLabelKeys({ matchLabelKeys = [], labelSelector }: Constraint, at: Field): Errors {
  if (matchLabelKeys.length === 0) return
  if (!labelSelector) yield forbidden(at, 'must not be specified when labelSelector is not set')
  const selected = new Set([
    ...Object.keys(labelSelector?.matchLabels ?? {}),
    ...(labelSelector?.matchExpressions ?? []).map(({ key }) => key ?? ''),
  ])
  for (const [i, key] of matchLabelKeys.entries()) {
    yield* invalidFor(at.index(i), key, keyFaults(key))
    if (selected.has(key)) yield invalid(at.index(i), key, 'exists in both matchLabelKeys and labelSelector')
  }
}

/** Models validateTopologySpreadConstraints in pkg/apis/core/validation (v1.36). */
export function* validateSpread(constraints: readonly Constraint[] | undefined, at: Field): Errors {
  const all = constraints ?? []
  for (const [i, constraint] of all.entries()) {
    const here = at.index(i)
    const { maxSkew = 0, topologyKey = '', whenUnsatisfiable = '', minDomains } = constraint
    if (maxSkew <= 0) yield invalid(here.child('maxSkew'), maxSkew, GREATER_THAN_ZERO)
    if (topologyKey === '') yield required(here.child('topologyKey'), 'can not be empty')
    else yield* invalidFor(here.child('topologyKey'), topologyKey, keyFaults(topologyKey))
    if (whenUnsatisfiable !== 'DoNotSchedule' && whenUnsatisfiable !== 'ScheduleAnyway') {
      yield unsupported(here.child('whenUnsatisfiable'), whenUnsatisfiable, ['DoNotSchedule', 'ScheduleAnyway'])
    }
    const repeated = all
      .slice(i + 1)
      .some((other) => (other.topologyKey ?? '') === topologyKey && (other.whenUnsatisfiable ?? '') === whenUnsatisfiable)
    if (repeated) {
      yield duplicate(
        here.child('topologyKey').printedAs(here.child('{topologyKey, whenUnsatisfiable}')),
        `{${topologyKey}, ${whenUnsatisfiable}}`,
      )
    }
    if (minDomains !== undefined) {
      if (minDomains <= 0) yield invalid(here.child('minDomains'), minDomains, GREATER_THAN_ZERO)
      if (whenUnsatisfiable !== 'DoNotSchedule') {
        yield invalid(
          here.child('minDomains'),
          minDomains,
          `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable}`,
        )
      }
    }
    for (const name of ['nodeAffinityPolicy', 'nodeTaintsPolicy'] as const) {
      const policy = constraint[name]
      if (policy !== undefined && policy !== 'Honor' && policy !== 'Ignore')
        yield unsupported(here.child(name), policy, ['Honor', 'Ignore'])
    }
    yield* validateMatchLabelKeys(constraint, here.child('matchLabelKeys'))
    yield* validateSelector(constraint.labelSelector, here.child('labelSelector'))
  }
}
