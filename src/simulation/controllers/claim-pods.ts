import { controllerReference } from '../../kube/owners.ts'
import type { KubeObject, Pod } from '../../kube/types.ts'
import type { ControllerContext } from './controller.ts'
import { isActive } from './pod-state.ts'

/**
 * The Pods of an owner: those that it controls and still selects, and those that it selects and nobody controls, which it adopts.
 * One that it controls and no longer selects is let go. Models pkg/controller/controller_ref_manager.go ClaimPods (v1.36).
 */
export function claimPods(ctx: ControllerContext, owner: KubeObject, selects: (pod: Pod) => boolean): Pod[] {
  const { api } = ctx
  const { uid, namespace = '', deletionTimestamp } = owner.metadata
  const owned = api.podsOf(uid ?? '').filter((pod) => {
    if (selects(pod)) return true
    if (deletionTimestamp === undefined) {
      api.update(pod, (stored) => {
        const { ownerReferences: _, ...metadata } = stored.metadata
        const left = stored.metadata.ownerReferences?.filter((reference) => reference.uid !== uid) ?? []
        return { ...stored, metadata: left.length > 0 ? { ...metadata, ownerReferences: left } : metadata }
      })
    }
    return false
  })
  if (deletionTimestamp !== undefined) return owned
  const adopted = api.orphans(namespace).filter((pod) => isActive(pod) && selects(pod))
  if (adopted.length === 0) return owned
  for (const pod of adopted) {
    const reference = controllerReference(owner)
    api.update(pod, (stored) => ({
      ...stored,
      metadata: { ...stored.metadata, ownerReferences: [...(stored.metadata.ownerReferences ?? []), reference] },
    }))
  }
  return [...owned, ...adopted]
}
