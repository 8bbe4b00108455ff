/** Which of a Deployment's ReplicaSets is that of its template. */
import { equal } from '../base/equal.ts'
import { isControlledBy } from './owners.ts'
import type { Deployment, PodTemplate, ReplicaSet } from './types.ts'

/** The label that tells the ReplicaSets of a Deployment apart. */
export const TEMPLATE_HASH = 'pod-template-hash'

/** The ReplicaSets of a Deployment: the one of its template, if there is one, and the others, oldest first. */
export interface Sets {
  readonly newest: ReplicaSet | null
  readonly old: readonly ReplicaSet[]
}

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

/** Picks a Deployment's own among ReplicaSets: the first of its template, and the others. Models deployment_util.go FindNewReplicaSet (v1.36). */
export function setsAmong(candidates: readonly ReplicaSet[], deployment: Deployment): Sets {
  const all = candidates.filter((set) => isControlledBy(set, deployment)).toSorted(madeBefore)
  const newest = all.find((set) => equal(templateOf(set), deployment.spec.template)) ?? null
  return { newest, old: all.filter((set) => set !== newest) }
}
