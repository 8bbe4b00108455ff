import { controllerOf } from '../../kube/owners.ts'
import { isPod } from '../../kube/types.ts'
import type { KubeObject, Pod } from '../../kube/types.ts'

const NOTHING: readonly KubeObject[] = []

/** Who belongs to whom: objects by the uids of their owners, Pods by that of their controller, and those without one by namespace. */
export class OwnerIndex {
  readonly #controlled = new Map<string, Map<string, Pod>>()
  readonly #owned = new Map<string, Map<string, KubeObject>>()
  readonly #orphans = new Map<string, Map<string, Pod>>()

  of(uid: string): KubeObject[] {
    return [...(this.#owned.get(uid)?.values() ?? NOTHING)]
  }

  podsOf(uid: string): ReadonlyMap<string, Pod> | undefined {
    return this.#controlled.get(uid)
  }

  orphans(namespace: string): Pod[] {
    return [...(this.#orphans.get(namespace)?.values() ?? [])]
  }

  /** `after` stands where `before` stood; either may be absent. */
  replace(before: KubeObject | undefined, after: KubeObject | undefined): void {
    const uid = (after ?? before)?.metadata.uid ?? ''
    const owners = after?.metadata.ownerReferences ?? []
    for (const owner of before?.metadata.ownerReferences ?? []) {
      if (!owners.some((other) => other.uid === owner.uid)) remove(this.#owned, owner.uid, uid)
    }
    if (after) for (const owner of owners) add(this.#owned, owner.uid, uid, after)
    if (before && isPod(before)) this.#leave(before, uid, after)
    if (after && isPod(after)) {
      const controller = controllerOf(after)
      if (controller) add(this.#controlled, controller.uid, uid, after)
      else add(this.#orphans, after.metadata.namespace ?? '', uid, after)
    }
  }

  /** Takes a Pod from where it stood, unless it stands there still. */
  #leave(before: Pod, uid: string, after: KubeObject | undefined): void {
    const controller = controllerOf(before)?.uid
    if (after && controllerOf(after)?.uid === controller) return
    if (controller === undefined) remove(this.#orphans, before.metadata.namespace ?? '', uid)
    else remove(this.#controlled, controller, uid)
  }
}

function add<T>(index: Map<string, Map<string, T>>, key: string, uid: string, object: T): void {
  let entries = index.get(key)
  if (!entries) index.set(key, (entries = new Map()))
  entries.set(uid, object)
}

function remove<T>(index: Map<string, Map<string, T>>, key: string, uid: string): void {
  const entries = index.get(key)
  if (entries?.delete(uid) && entries.size === 0) index.delete(key)
}
