/** Models pkg/apis/apps/validation/validation.go (v1.36). */
import type { IDaemonSet } from 'kubernetes-models/apps/v1/DaemonSet'
import type { IDeployment } from 'kubernetes-models/apps/v1/Deployment'
import type { IDeploymentStrategy } from 'kubernetes-models/apps/v1/DeploymentStrategy'
import type { IReplicaSet } from 'kubernetes-models/apps/v1/ReplicaSet'
import type { IReplicationController } from 'kubernetes-models/v1/ReplicationController'
import type { Draft } from '../../../kube/draft.ts'
import { matchesMap } from '../../../kube/labels.ts'
import { field, forbidden, invalid, required, unsupported } from '../errors.ts'
import type { Errors, Field } from '../errors.ts'
import { internal } from '../internal.ts'
import { validateMetadata } from '../metadata.ts'
import { isEmptySelector, validateSelector } from '../selectors.ts'
import { isZero, validateAtMostAll, validateIntOrPercent } from './percent.ts'
import {
  isUsable,
  notNegative,
  printLabels,
  printSelector,
  validateLastingPod,
  validateMismatch,
  validateOwnSelector,
  validateTemplate,
} from './template.ts'

const SPEC = field('spec')

function* validateStrategy(strategy: Draft<IDeploymentStrategy>, at: Field): Errors {
  const rolling = strategy.rollingUpdate
  const here = at.child('rollingUpdate')
  switch (strategy.type) {
    case 'Recreate':
      if (rolling) yield forbidden(here, "may not be specified when strategy `type` is 'Recreate'")
      return
    case 'RollingUpdate':
      if (!rolling) return yield required(here, 'this should be defaulted and never be nil')
      yield* validateIntOrPercent(rolling.maxUnavailable, here.child('maxUnavailable'))
      yield* validateIntOrPercent(rolling.maxSurge, here.child('maxSurge'))
      if (isZero(rolling.maxUnavailable) && isZero(rolling.maxSurge)) {
        yield invalid(here.child('maxUnavailable'), rolling.maxUnavailable ?? 0, 'may not be 0 when `maxSurge` is 0')
      }
      return yield* validateAtMostAll(rolling.maxUnavailable, here.child('maxUnavailable'))
    default:
      yield unsupported(at, internal('DeploymentStrategy', strategy), ['Recreate', 'RollingUpdate'])
  }
}

/** What Deployments and ReplicaSets say about the Pods they keep. */
function* validateReplicated(spec: NonNullable<Draft<IReplicaSet>['spec']>): Errors {
  const here = SPEC.child('selector')
  yield* validateOwnSelector(spec.selector, 'deployment', here)
  if (!isUsable(spec.selector, here)) return yield invalid(here, printSelector(spec.selector), 'invalid label selector')
  const at = SPEC.child('template')
  if (!spec.selector || !isEmptySelector(spec.selector)) yield* validateMismatch(spec.selector, spec.template, at)
  yield* validateTemplate(spec.template, at)
  yield* validateLastingPod(spec.template, 'ReplicaSet', at)
}

/** Models ValidateDeployment in pkg/apis/apps/validation (v1.36). */
export function* validateDeployment(deployment: Draft<IDeployment>): Errors {
  const spec = deployment.spec ?? {}
  yield* validateMetadata(deployment.metadata, field('metadata'))
  yield* notNegative(spec.replicas, SPEC.child('replicas'))
  yield* validateReplicated(spec)
  yield* validateStrategy(spec.strategy ?? {}, SPEC.child('strategy'))
  yield* notNegative(spec.minReadySeconds, SPEC.child('minReadySeconds'))
  yield* notNegative(spec.revisionHistoryLimit, SPEC.child('revisionHistoryLimit'))
  const deadline = spec.progressDeadlineSeconds
  if (deadline === undefined) return
  yield* notNegative(deadline, SPEC.child('progressDeadlineSeconds'))
  if (deadline <= (spec.minReadySeconds ?? 0))
    yield invalid(SPEC.child('progressDeadlineSeconds'), deadline, 'must be greater than minReadySeconds')
}

/** Models ValidateReplicaSet in pkg/apis/apps/validation (v1.36). */
export function* validateReplicaSet(set: Draft<IReplicaSet>): Errors {
  const spec = set.spec ?? {}
  yield* validateMetadata(set.metadata, field('metadata'))
  yield* notNegative(spec.replicas, SPEC.child('replicas'))
  yield* notNegative(spec.minReadySeconds, SPEC.child('minReadySeconds'))
  yield* validateReplicated(spec)
}

/** Models ValidateReplicationController in pkg/apis/core/validation (v1.36). */
export function* validateReplicationController(controller: Draft<IReplicationController>): Errors {
  const spec = controller.spec ?? {}
  yield* validateMetadata(controller.metadata, field('metadata'))
  yield* notNegative(spec.minReadySeconds, SPEC.child('minReadySeconds'))
  const hasSelector = Object.keys(spec.selector ?? {}).length > 0
  if (!hasSelector) yield required(SPEC.child('selector'))
  yield* notNegative(spec.replicas, SPEC.child('replicas'))
  const at = SPEC.child('template')
  if (!spec.template) return yield required(at)
  const labels = spec.template.metadata?.labels
  if (hasSelector && !matchesMap(spec.selector, labels)) {
    yield invalid(at.child('metadata', 'labels'), printLabels(labels), '`selector` does not match template `labels`')
  }
  yield* validateTemplate(spec.template, at)
  yield* validateLastingPod(spec.template, 'ReplicationController', at)
}

function* validateDaemonStrategy(strategy: NonNullable<NonNullable<Draft<IDaemonSet>['spec']>['updateStrategy']>, at: Field): Errors {
  if (strategy.type === 'OnDelete') return
  if (strategy.type !== 'RollingUpdate')
    return yield unsupported(at, internal('DaemonSetUpdateStrategy', strategy), ['RollingUpdate', 'OnDelete'])
  const here = at.child('rollingUpdate')
  const rolling = strategy.rollingUpdate
  if (!rolling) return yield required(here)
  const [unavailable, surge] = [here.child('maxUnavailable'), here.child('maxSurge')]
  yield* validateIntOrPercent(rolling.maxUnavailable, unavailable)
  yield* validateIntOrPercent(rolling.maxSurge, surge)
  yield* validateAtMostAll(rolling.maxUnavailable, unavailable)
  yield* validateAtMostAll(rolling.maxSurge, surge)
  if (isZero(rolling.maxUnavailable) === isZero(rolling.maxSurge)) {
    if (isZero(rolling.maxSurge)) yield required(unavailable, 'cannot be 0 when maxSurge is 0')
    else yield invalid(surge, rolling.maxSurge ?? 0, 'may not be set when maxUnavailable is non-zero')
  }
}

/** Models ValidateDaemonSet in pkg/apis/apps/validation (v1.36). */
export function* validateDaemonSet(set: Draft<IDaemonSet>): Errors {
  const spec = set.spec ?? {}
  const at = SPEC.child('template')
  const here = SPEC.child('selector')
  yield* validateMetadata(set.metadata, field('metadata'))
  yield* validateSelector(spec.selector, here)
  if (isUsable(spec.selector, here)) yield* validateMismatch(spec.selector, spec.template, at)
  if (spec.selector && isEmptySelector(spec.selector))
    yield invalid(here, printSelector(spec.selector), 'empty selector is invalid for daemonset')
  yield* validateTemplate(spec.template, at)
  yield* validateLastingPod(spec.template, 'DaemonSet', at)
  yield* notNegative(spec.minReadySeconds, SPEC.child('minReadySeconds'))
  yield* validateDaemonStrategy(spec.updateStrategy ?? {}, SPEC.child('updateStrategy'))
  yield* notNegative(spec.revisionHistoryLimit, SPEC.child('revisionHistoryLimit'))
}
