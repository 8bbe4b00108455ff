import type { Deployment, ReplicaSet } from '../../../kube/types.ts'

export const REVISION = 'deployment.kubernetes.io/revision'
const REVISION_HISTORY = 'deployment.kubernetes.io/revision-history'
export const DESIRED = 'deployment.kubernetes.io/desired-replicas'
export const MAX = 'deployment.kubernetes.io/max-replicas'

/** A Deployment's annotations that its ReplicaSets do not get. */
const OWN: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  REVISION,
  REVISION_HISTORY,
  DESIRED,
  MAX,
  'deprecated.deployment.rollback.to',
])

type Annotations = Readonly<Record<string, string>>

export const revisionOf = ({ metadata }: ReplicaSet): number => Number(metadata.annotations?.[REVISION] ?? 0)

/**
 * A ReplicaSet's annotations when it is the newest of its Deployment: the Deployment's own, and the revision, whose former numbers it remembers.
 * Models pkg/controller/deployment/util/deployment_util.go SetNewReplicaSetAnnotations (v1.36).
 */
export function newestAnnotations(deployment: Deployment, before: Annotations, revision: number): Annotations {
  const after: Record<string, string> = { ...before }
  for (const [key, value] of Object.entries(deployment.metadata.annotations ?? {})) if (!OWN.has(key)) after[key] = value
  const old = before[REVISION]
  if (Number(old ?? 0) >= revision) return after
  after[REVISION] = String(revision)
  if (old !== undefined) after[REVISION_HISTORY] = [...(before[REVISION_HISTORY]?.split(',') ?? []), old].join(',')
  return after
}

/** The annotations by which a later scaling tells what share of the Deployment a ReplicaSet had. */
export const sizeAnnotations = (deployment: Deployment, surge: number): Annotations => {
  const { replicas = 1 } = deployment.spec
  return { [DESIRED]: String(replicas), [MAX]: String(replicas + surge) }
}
