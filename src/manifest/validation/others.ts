/** Kinds with few rules. Models pkg/apis/{core,policy,scheduling}/validation (v1.36). */
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget'
import type { IPriorityClass } from 'kubernetes-models/scheduling.k8s.io/v1/PriorityClass'
import type { INamespace } from 'kubernetes-models/v1/Namespace'
import type { INode } from 'kubernetes-models/v1/Node'
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim'
import type { Draft } from '../../kube/draft.ts'
import { HIGHEST_USER_PRIORITY, systemPriority } from '../../kube/priority.ts'
import { validateClaimSpec } from './claims.ts'
import { duplicate, field, forbidden, invalid, invalidFor, oneOf, unsupported } from './errors.ts'
import type { Errors } from './errors.ts'
import { internal } from './internal.ts'
import { validateMetadata } from './metadata.ts'
import { PREEMPTION_POLICIES } from './pod-spec.ts'
import { EFFECTS } from './scheduling.ts'
import { validateSelector } from './selectors.ts'
import { keyFaults, labelFaults, valueFaults } from './texts.ts'
import { validateAtMostAll, validateIntOrPercent } from './workloads/percent.ts'

/** Models ValidatePersistentVolumeClaim in pkg/apis/core/validation (v1.36). */
export function* validateClaim(claim: Draft<IPersistentVolumeClaim>): Errors {
  yield* validateMetadata(claim.metadata, field('metadata'))
  yield* validateClaimSpec(claim.spec ?? {}, field('spec'))
}

/** Models ValidatePodDisruptionBudget in pkg/apis/policy/validation (v1.36). */
export function* validateBudget(budget: Draft<IPodDisruptionBudget>): Errors {
  const spec = budget.spec ?? {}
  yield* validateMetadata(budget.metadata, field('metadata'))
  if (spec.minAvailable !== undefined && spec.maxUnavailable !== undefined) {
    yield invalid(field('spec'), internal('PodDisruptionBudgetSpec', spec), 'minAvailable and maxUnavailable cannot be both set')
  }
  for (const name of ['minAvailable', 'maxUnavailable'] as const) {
    if (spec[name] === undefined) continue
    yield* validateIntOrPercent(spec[name], field('spec', name))
    yield* validateAtMostAll(spec[name], field('spec', name))
  }
  yield* validateSelector(spec.selector, field('spec', 'selector'))
  const policy = spec.unhealthyPodEvictionPolicy
  const policies = ['AlwaysAllow', 'IfHealthyBudget']
  if (policy !== undefined && !policies.includes(policy)) yield unsupported(field('spec', 'unhealthyPodEvictionPolicy'), policy, policies)
}

/** Models ValidatePriorityClass in pkg/apis/scheduling/validation (v1.36). */
export function* validatePriorityClass(priorityClass: Draft<IPriorityClass>): Errors {
  const name = priorityClass.metadata?.name ?? ''
  yield* validateMetadata(priorityClass.metadata, field('metadata'))
  if (name.startsWith('system-')) {
    if (!systemPriority(name)) {
      yield forbidden(
        field('metadata', 'name'),
        `priority class names with 'system-' prefix are reserved for system use only. error: ${name} is not a known system priority class`,
      )
    }
  } else if ((priorityClass.value ?? 0) > HIGHEST_USER_PRIORITY) {
    yield forbidden(field('value'), `maximum allowed value of a user defined priority is ${HIGHEST_USER_PRIORITY}`)
  }
  if (priorityClass.preemptionPolicy !== undefined)
    yield* oneOf(field('preemptionPolicy'), priorityClass.preemptionPolicy, PREEMPTION_POLICIES)
}

/** Models ValidateNamespace in pkg/apis/core/validation (v1.36). */
export function* validateNamespace(namespace: Draft<INamespace>): Errors {
  yield* validateMetadata(namespace.metadata, field('metadata'), labelFaults)
}

/** Models ValidateNode in pkg/apis/core/validation (v1.36), as far as people write Nodes. */
export function* validateNode(node: Draft<INode>): Errors {
  yield* validateMetadata(node.metadata, field('metadata'))
  const seen = new Set<string>()
  for (const [i, taint] of (node.spec?.taints ?? []).entries()) {
    const real = field('spec', 'taints').index(i)
    const at = field('metadata', 'taints').index(i)
    const shown = (name: string) => real.child(name).printedAs(at.child(name))
    const { key = '', value = '', effect = '' } = taint
    yield* invalidFor(shown('key'), key, keyFaults(key))
    yield* invalidFor(shown('value'), value, valueFaults(value))
    yield* oneOf(shown('effect'), effect, EFFECTS)
    if (seen.has(`${effect}/${key}`))
      yield duplicate(real.printedAs(at), internal('Taint', taint), 'taints must be unique by key and effect pair')
    seen.add(`${effect}/${key}`)
  }
}
