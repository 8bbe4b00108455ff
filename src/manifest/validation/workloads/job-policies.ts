/** A Job's rules for Pods that failed, and for when it has done enough. Models pkg/apis/batch/validation/validation.go (v1.36). */
import type { IJobSpec } from 'kubernetes-models/batch/v1/JobSpec'
import type { IPodFailurePolicyRule } from 'kubernetes-models/batch/v1/PodFailurePolicyRule'
import type { Draft } from '../../../kube/draft.ts'
import { duplicate, invalid, invalidFor, invalidUnprinted, oneOf, required, tooMany } from '../errors.ts'
import type { Errors, Field } from '../errors.ts'
import { keyFaults, negativeFaults } from '../texts.ts'

type Spec = Draft<IJobSpec>
type Rule = Draft<IPodFailurePolicyRule>

const MOST_RULES = 20
const MOST_CODES = 255

function* validateExitCodes(codes: NonNullable<Rule['onExitCodes']>, names: readonly string[], at: Field): Errors {
  yield* oneOf(at.child('operator'), codes.operator, ['In', 'NotIn'])
  if (codes.containerName !== undefined && !names.includes(codes.containerName)) {
    yield invalid(at.child('containerName'), codes.containerName, 'must be one of the container or initContainer names in the pod template')
  }
  const here = at.child('values')
  const values = codes.values ?? []
  if (values.length === 0) return yield invalid(here, [], 'at least one value is required')
  if (values.length > MOST_CODES) yield tooMany(here, values.length, MOST_CODES)
  for (const [i, value] of values.entries()) {
    if (value === 0 && codes.operator === 'In') yield invalid(here.index(i), 0, 'must not be 0 for the In operator')
    if (values.indexOf(value) < i) yield duplicate(here.index(i), value)
  }
  if (values.some((value, i) => i > 0 && value < (values[i - 1] ?? value))) yield invalid(here, values, 'must be ordered')
}

function* validateConditions(conditions: NonNullable<Rule['onPodConditions']>, at: Field): Errors {
  if (conditions.length > MOST_RULES) yield tooMany(at, conditions.length, MOST_RULES)
  for (const [i, { type = '', status }] of conditions.entries()) {
    yield* invalidFor(at.index(i).child('type'), type, keyFaults(type))
    yield* oneOf(at.index(i).child('status'), status, ['False', 'True', 'Unknown'])
  }
}

function* validateRule(rule: Rule, spec: Spec, names: readonly string[], at: Field): Errors {
  yield* oneOf(at.child('action'), rule.action, ['Count', 'FailIndex', 'FailJob', 'Ignore'])
  if (rule.action === 'FailIndex' && spec.backoffLimitPerIndex === undefined) {
    yield invalid(at.child('action'), rule.action, 'requires the backoffLimitPerIndex to be set')
  }
  const conditions = rule.onPodConditions ?? []
  if (rule.onExitCodes) yield* validateExitCodes(rule.onExitCodes, names, at.child('onExitCodes'))
  if (conditions.length > 0) yield* validateConditions(conditions, at.child('onPodConditions'))
  if (rule.onExitCodes && conditions.length > 0)
    yield invalidUnprinted(at, 'specifying both OnExitCodes and OnPodConditions is not supported')
  if (!rule.onExitCodes && conditions.length === 0)
    yield invalidUnprinted(at, 'specifying one of OnExitCodes and OnPodConditions is required')
}

/** Models validatePodFailurePolicy in pkg/apis/batch/validation (v1.36). */
export function* validateFailurePolicy(spec: Spec, at: Field): Errors {
  const rules = spec.podFailurePolicy?.rules ?? []
  const pod = spec.template?.spec
  const names = [...(pod?.containers ?? []), ...(pod?.initContainers ?? [])].map(({ name = '' }) => name)
  if (rules.length > MOST_RULES) yield tooMany(at.child('rules'), rules.length, MOST_RULES)
  for (const [i, rule] of rules.entries()) yield* validateRule(rule, spec, names, at.child('rules').index(i))
}

/** How many indexes `0,2-5` names, or why it names none. */
function countIndexes(text: string, completions: number): { count: number } | { error: string } {
  let last = -1
  let count = 0
  for (const interval of text.split(',')) {
    const [first = '', second, ...more] = interval.split('-')
    if (more.length > 0)
      return {
        error: `the fragment "${interval}" violates the requirement that an index interval can have at most two parts separated by '-'`,
      }
    for (const part of [first, second ?? first]) {
      if (!/^\+?\d+$/.test(part)) return { error: `cannot convert string to integer for index: "${part}"` }
    }
    const [from, to] = [Number(first), Number(second ?? first)]
    for (const [part, index] of [
      [first, from],
      [second ?? first, to],
    ] as const)
      if (index >= completions) return { error: `too large index: "${part}"` }
    if (last >= from) return { error: `non-increasing order, previous: ${last}, current: ${from}` }
    if (second !== undefined && to <= from) return { error: `non-increasing order, previous: ${from}, current: ${to}` }
    count += to - from + 1
    last = to
  }
  return { count }
}

/** Models validateSuccessPolicy in pkg/apis/batch/validation (v1.36). */
export function* validateSuccessPolicy(spec: Spec, at: Field): Errors {
  const rules = spec.successPolicy?.rules ?? []
  if (rules.length === 0) yield required(at.child('rules'), 'at least one rules must be specified when the successPolicy is specified')
  if (rules.length > MOST_RULES) yield tooMany(at.child('rules'), rules.length, MOST_RULES)
  const completions = spec.completions ?? 0
  for (const [i, { succeededCount, succeededIndexes }] of rules.entries()) {
    const here = at.child('rules').index(i)
    if (succeededCount === undefined && succeededIndexes === undefined) {
      yield required(here, 'at least one of succeededCount or succeededIndexes must be specified')
    }
    let indexes: number | null = null
    if (succeededIndexes !== undefined) {
      const read = countIndexes(succeededIndexes, completions)
      if ('error' in read) yield invalid(here.child('succeededIndexes'), succeededIndexes, `error parsing succeededIndexes: ${read.error}`)
      else indexes = read.count
    }
    if (succeededCount === undefined) continue
    yield* invalidFor(here.child('succeededCount'), succeededCount, negativeFaults(succeededCount))
    if (succeededCount > completions) {
      yield invalid(
        here.child('succeededCount'),
        succeededCount,
        `must be less than or equal to ${completions} (the number of specified completions)`,
      )
    }
    if (indexes !== null && succeededCount > indexes) {
      yield invalid(
        here.child('succeededCount'),
        succeededCount,
        `must be less than or equal to ${indexes} (the number of indexes in the specified succeededIndexes field)`,
      )
    }
  }
}
