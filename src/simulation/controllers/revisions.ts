import { equal } from '../../base/equal.ts'
import { controllerReference, isControlledBy } from '../../kube/owners.ts'
import { templateHash } from '../../kube/template-hash.ts'
import { isControllerRevision } from '../../kube/types.ts'
import type { ControllerRevision, DaemonSet, PodTemplate, StatefulSet } from '../../kube/types.ts'
import type { ControllerContext } from './controller.ts'

/** The label by which Pods tell of which revision they are. */
export const REVISION_HASH = 'controller-revision-hash'
/** The label by which StatefulSets' revisions tell their hash. */
const STATEFUL_HASH = 'controller.kubernetes.io/hash'

type Owner = DaemonSet | StatefulSet

/** What brings a template back: a strategic merge patch that replaces it. */
const patchOf = (template: PodTemplate): Record<string, unknown> => ({ spec: { template: { ...template, $patch: 'replace' } } })

/** An owner's revisions, oldest first. Models pkg/controller/history/controller_history.go (v1.36). */
export const revisionsOf = ({ api }: ControllerContext, owner: Owner): ControllerRevision[] =>
  api
    .dependents(owner.metadata.uid ?? '')
    .filter(isControllerRevision)
    .filter((revision) => isControlledBy(revision, owner))
    .sort((a, b) => a.revision - b.revision)

/** The revision of the owner's template, made when there is none yet, and numbered as the latest when an older one is back. */
export function currentRevision(ctx: ControllerContext, owner: Owner): ControllerRevision {
  const { api } = ctx
  const all = revisionsOf(ctx, owner)
  const patch = patchOf(owner.spec.template)
  const latest = all.at(-1)
  const known = all.findLast(({ data }) => equal(data, patch))
  if (known && known === latest) return known
  const revision = (latest?.revision ?? 0) + 1
  if (known) {
    api.update(known, (stored) => ({ ...stored, revision }))
    return { ...known, revision }
  }
  const { name, namespace, annotations } = owner.metadata
  const hash = templateHash(owner.spec.template, owner.status.collisionCount)
  const made: ControllerRevision = {
    apiVersion: 'apps/v1',
    data: patch,
    kind: 'ControllerRevision',
    metadata: {
      ...(annotations && { annotations }),
      labels: { ...owner.spec.template.metadata?.labels, [owner.kind === 'DaemonSet' ? REVISION_HASH : STATEFUL_HASH]: hash },
      name: `${name}-${hash}`,
      ...(namespace !== undefined && { namespace }),
      ownerReferences: [controllerReference(owner)],
    },
    revision,
  }
  return api.create(made) ?? made
}

/** The hash of a DaemonSet's revision, as its Pods are labelled. */
export const hashOf = ({ metadata }: ControllerRevision): string => metadata.labels?.[REVISION_HASH] ?? ''

/** Revisions that nothing lives by go, oldest first, beyond the owner's limit. */
export function cleanRevisions(ctx: ControllerContext, owner: Owner, isLive: (revision: ControllerRevision) => boolean): void {
  const dead = revisionsOf(ctx, owner).filter((revision) => !isLive(revision))
  for (const { kind, metadata } of dead.slice(0, Math.max(0, dead.length - (owner.spec.revisionHistoryLimit ?? 10)))) {
    ctx.api.delete(kind, metadata.namespace ?? '', metadata.name, { gracePeriod: null })
  }
}
