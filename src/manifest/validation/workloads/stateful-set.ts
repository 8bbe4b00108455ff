import type { IStatefulSet } from 'kubernetes-models/apps/v1/StatefulSet'
import type { IStatefulSetSpec } from 'kubernetes-models/apps/v1/StatefulSetSpec'
import type { Draft } from '../../../kube/draft.ts'
import { validateClaimSpec } from '../claims.ts'
import { field, invalid, invalidFor, oneOf, required } from '../errors.ts'
import type { Errors } from '../errors.ts'
import { internal } from '../internal.ts'
import { validateMetadata } from '../metadata.ts'
import { isEmptySelector } from '../selectors.ts'
import { labelFaults } from '../texts.ts'
import {
  isUsable,
  notNegative,
  printSelector,
  validateLastingPod,
  validateMismatch,
  validateOwnSelector,
  validateTemplate,
} from './template.ts'

type Spec = Draft<IStatefulSetSpec>

const SPEC = field('spec')

function* validateUpdates({ podManagementPolicy: policy, updateStrategy: strategy }: Spec): Errors {
  if (!policy) yield required(SPEC.child('podManagementPolicy'))
  else if (policy !== 'OrderedReady' && policy !== 'Parallel')
    yield invalid(SPEC.child('podManagementPolicy'), policy, "must be 'OrderedReady' or 'Parallel'")
  const here = SPEC.child('updateStrategy')
  const rolling = strategy?.rollingUpdate
  switch (strategy?.type ?? '') {
    case '':
      return yield required(here)
    case 'OnDelete':
      if (rolling)
        yield invalid(
          here.child('rollingUpdate'),
          internal('RollingUpdateStatefulSet', rolling),
          "only allowed for updateStrategy 'RollingUpdate'",
        )
      return
    case 'RollingUpdate':
      return yield* notNegative(rolling?.partition, here.child('rollingUpdate', 'partition'))
    default:
      yield invalid(here, internal('StatefulSetUpdateStrategy', strategy), "must be 'RollingUpdate' or 'OnDelete'")
  }
}

const RETENTION = ['Retain', 'Delete']

/** Models ValidateStatefulSetSpec in pkg/apis/apps/validation (v1.36). */
export function* validateStatefulSet(set: Draft<IStatefulSet>): Errors {
  const spec = set.spec ?? {}
  yield* validateMetadata(set.metadata, field('metadata'), labelFaults)
  yield* validateUpdates(spec)
  const retention = spec.persistentVolumeClaimRetentionPolicy
  if (retention) {
    const here = SPEC.child('persistentVolumeClaimRetentionPolicy')
    yield* oneOf(here.child('whenDeleted'), retention.whenDeleted, RETENTION)
    yield* oneOf(here.child('whenScaled'), retention.whenScaled, RETENTION)
  }
  yield* notNegative(spec.replicas, SPEC.child('replicas'))
  yield* notNegative(spec.minReadySeconds, SPEC.child('minReadySeconds'))
  yield* notNegative(spec.ordinals?.start, SPEC.child('ordinals', 'start'))
  if (spec.serviceName) yield* invalidFor(SPEC.child('serviceName'), spec.serviceName, labelFaults(spec.serviceName))
  const here = SPEC.child('selector')
  yield* validateOwnSelector(spec.selector, 'statefulset', here)
  const claims = spec.volumeClaimTemplates ?? []
  for (const [i, claim] of claims.entries())
    yield* validateClaimSpec(claim.spec ?? {}, SPEC.child('volumeClaimTemplates').index(i).child('spec'))
  const at = SPEC.child('template')
  if (!isUsable(spec.selector, here)) yield invalid(here, printSelector(spec.selector), '')
  else {
    if (!spec.selector || !isEmptySelector(spec.selector)) yield* validateMismatch(spec.selector, spec.template, at)
    yield* validateTemplate(
      spec.template,
      at,
      claims.flatMap(({ metadata }) => metadata?.name ?? []),
    )
  }
  yield* validateLastingPod(spec.template, 'StatefulSet', at)
}
