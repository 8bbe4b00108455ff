import { equal } from '../../../base/equal.ts'
import { defaultObject } from '../../../kube/defaults/index.ts'
import { controllerReference, isControlledBy } from '../../../kube/owners.ts'
import { templateHash } from '../../../kube/template-hash.ts'
import { isReplicaSet } from '../../../kube/types.ts'
import type { Deployment, PodTemplate, ReplicaSet } from '../../../kube/types.ts'
import type { ApiServer } from '../../api/server.ts'
import { newestAnnotations, revisionOf, sizeAnnotations } from './annotations.ts'
import { limitsOf, newestSize, sum, wantedBy } from './limits.ts'
import type { Sets } from './status.ts'

export const TEMPLATE_HASH = 'pod-template-hash'

/** A ReplicaSet's template as its Deployment had it, without the label that tells it apart. */
function templateOf({ spec }: ReplicaSet): PodTemplate {
  const { [TEMPLATE_HASH]: _, ...labels } = spec.template?.metadata?.labels ?? {}
  const { labels: _labels, ...metadata } = spec.template?.metadata ?? {}
  return { ...spec.template, metadata: Object.keys(labels).length > 0 ? { ...metadata, labels } : metadata }
}

const madeBefore = (a: ReplicaSet, b: ReplicaSet): number => {
  const [left, right] = [`${a.metadata.creationTimestamp}/${a.metadata.name}`, `${b.metadata.creationTimestamp}/${b.metadata.name}`]
  return left < right ? -1 : 1
}

/** A Deployment's ReplicaSets, oldest first: the first of its own template, and the others. Models deployment_util.go FindNewReplicaSet (v1.36). */
export function setsOf(api: ApiServer, deployment: Deployment): Sets {
  const all = api
    .dependents(deployment.metadata.uid ?? '')
    .filter(isReplicaSet)
    .filter((set) => isControlledBy(set, deployment))
    .sort(madeBefore)
  const newest = all.find((set) => equal(templateOf(set), deployment.spec.template)) ?? null
  return { newest, old: all.filter((set) => set !== newest) }
}

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
