import { defaultObject } from '../../../kube/defaults/index.ts'
import { TEMPLATE_HASH, setsAmong } from '../../../kube/deployment-sets.ts'
import type { Sets } from '../../../kube/deployment-sets.ts'
import { controllerReference } from '../../../kube/owners.ts'
import { templateHash } from '../../../kube/template-hash.ts'
import { isReplicaSet } from '../../../kube/types.ts'
import type { Deployment, ReplicaSet } from '../../../kube/types.ts'
import type { ApiServer } from '../../api/server.ts'
import { newestAnnotations, revisionOf, sizeAnnotations } from './annotations.ts'
import { limitsOf, newestSize, sum, wantedBy } from './limits.ts'

/** A Deployment's ReplicaSets, as the API has them. */
export const setsOf = (api: ApiServer, deployment: Deployment): Sets =>
  setsAmong(api.dependents(deployment.metadata.uid ?? '').filter(isReplicaSet), deployment)

/** The number of the revision that comes after those of the old ReplicaSets. */
export const nextRevision = ({ old }: Sets): number => Math.max(0, ...old.map(revisionOf)) + 1

/** The ReplicaSet of a Deployment's template, as it is created. Models pkg/controller/deployment/sync.go getNewReplicaSet (v1.36). */
export function newReplicaSet(deployment: Deployment, { old }: Sets): ReplicaSet {
  const { spec, status, metadata } = deployment
  const hash = templateHash(spec.template, status.collisionCount)
  const limits = limitsOf(deployment)
  const labels = { ...spec.template.metadata?.labels, [TEMPLATE_HASH]: hash }
  const annotations = {
    ...newestAnnotations(deployment, {}, nextRevision({ newest: null, old })),
    ...sizeAnnotations(deployment, limits.maxSurge),
  }
  return defaultObject({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      annotations,
      labels,
      name: `${metadata.name}-${hash}`,
      ...(metadata.namespace !== undefined && { namespace: metadata.namespace }),
      ownerReferences: [controllerReference(deployment)],
    },
    spec: {
      ...(spec.minReadySeconds !== undefined && { minReadySeconds: spec.minReadySeconds }),
      replicas: newestSize(deployment, limits, 0, sum(old, wantedBy)),
      selector: { ...spec.selector, matchLabels: { ...spec.selector.matchLabels, [TEMPLATE_HASH]: hash } },
      template: { ...spec.template, metadata: { ...spec.template.metadata, labels } },
    },
    status: { replicas: 0 },
  } satisfies ReplicaSet)
}
