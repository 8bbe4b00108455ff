import { findKind } from '../../../kube/kinds.ts'
import type { KubeObject, OwnerReference } from '../../../kube/types.ts'
import { FOREGROUND_DELETION, ORPHAN_DEPENDENTS } from '../../api/deletion.ts'
import type { Propagation } from '../../api/deletion.ts'
import type { WatchEvent } from '../../api/server.ts'
import { Controller } from '../controller.ts'

const isDeleting = ({ metadata }: KubeObject): boolean => metadata.deletionTimestamp !== undefined
const has = ({ metadata }: KubeObject, finalizer: string): boolean => metadata.finalizers?.includes(finalizer) ?? false
/** It stays until its dependents are gone. */
const awaitsDependents = (object: KubeObject): boolean => isDeleting(object) && has(object, FOREGROUND_DELETION)
const orphansDependents = (object: KubeObject): boolean => isDeleting(object) && has(object, ORPHAN_DEPENDENTS)

const keyOf = ({ kind, metadata }: KubeObject): string => `${kind}/${metadata.namespace ?? ''}/${metadata.name}`

/**
 * Deletes what has lost its owners, and holds or lets go what its owner leaves behind.
 * Models pkg/controller/garbagecollector/garbagecollector.go (v1.36).
 */
export class GarbageCollector extends Controller {
  observe({ type, object }: WatchEvent): void {
    const { ownerReferences = [], uid = '' } = object.metadata
    if (type === 'DELETED') {
      for (const dependent of this.ctx.api.dependents(uid)) this.enqueue(keyOf(dependent))
      for (const reference of ownerReferences) this.#enqueueOwner(object, reference)
      return
    }
    const lost = type === 'ADDED' && ownerReferences.some((reference) => !this.#owner(object, reference))
    if (lost || awaitsDependents(object) || orphansDependents(object)) this.enqueue(keyOf(object))
  }

  /** An owner that waits for its dependents goes when the last of them is gone. */
  #enqueueOwner(object: KubeObject, reference: OwnerReference): void {
    const owner = this.#owner(object, reference)
    if (owner && awaitsDependents(owner)) this.enqueue(keyOf(owner))
  }

  /** The owner that a reference means, if it is there still. */
  #owner({ metadata }: KubeObject, { apiVersion, kind, name, uid }: OwnerReference): KubeObject | undefined {
    const namespaced = findKind(apiVersion, kind)?.namespaced ?? true
    const owner = this.ctx.api.get(kind, namespaced ? (metadata.namespace ?? '') : '', name)
    return owner?.metadata.uid === uid ? owner : undefined
  }

  protected sync(key: string): void {
    const [kind = '', namespace = '', name = ''] = key.split('/')
    const object = this.ctx.api.get(kind, namespace, name)
    if (!object) return
    if (orphansDependents(object)) this.#orphan(object)
    else if (awaitsDependents(object)) this.#awaitDependents(object)
    else if (!isDeleting(object)) this.#judge(object)
  }

  #orphan(object: KubeObject): void {
    const { uid = '' } = object.metadata
    for (const dependent of this.ctx.api.dependents(uid)) this.#forget(dependent, new Set([uid]))
    this.#finish(object, ORPHAN_DEPENDENTS)
  }

  #awaitDependents(object: KubeObject): void {
    const { uid = '' } = object.metadata
    const blocking = this.ctx.api
      .dependents(uid)
      .filter(({ metadata }) => metadata.ownerReferences?.some((reference) => reference.uid === uid && reference.blockOwnerDeletion))
    if (blocking.length === 0) return this.#finish(object, FOREGROUND_DELETION)
    for (const dependent of blocking) if (!isDeleting(dependent)) this.#judge(dependent)
  }

  /** Deletes an object without a living owner; of others only what is lost is forgotten. Models garbagecollector.go attemptToDeleteItem (v1.36). */
  #judge(object: KubeObject): void {
    const { api } = this.ctx
    const { namespace = '', name, uid = '', ownerReferences = [] } = object.metadata
    const owners = ownerReferences.map((reference) => ({ reference, owner: this.#owner(object, reference) }))
    const waiting = owners.filter(({ owner }) => owner && awaitsDependents(owner))
    const gone = owners.filter(({ owner }) => !owner)
    if (owners.length === waiting.length + gone.length) {
      if (owners.length === 0) return
      const propagation = waiting.length > 0 && api.dependents(uid).length > 0 ? 'Foreground' : ownPropagation(object)
      api.delete(object.kind, namespace, name, { gracePeriod: null, uid, propagation })
      return
    }
    const lost = [...waiting, ...gone].map(({ reference }) => reference.uid)
    if (lost.length > 0) this.#forget(object, new Set(lost))
  }

  #forget(object: KubeObject, owners: ReadonlySet<string>): void {
    this.ctx.api.update(object, (stored) => {
      const { ownerReferences = [], ...metadata } = stored.metadata
      const left = ownerReferences.filter(({ uid }) => !owners.has(uid))
      return { ...stored, metadata: left.length > 0 ? { ...metadata, ownerReferences: left } : metadata }
    })
  }

  #finish(object: KubeObject, finalizer: string): void {
    this.ctx.api.update(object, (stored) => {
      const { finalizers = [], ...metadata } = stored.metadata
      const left = finalizers.filter((one) => one !== finalizer)
      return { ...stored, metadata: left.length > 0 ? { ...metadata, finalizers: left } : metadata }
    })
  }
}

/** As the object's own finalizers have it. */
const ownPropagation = (object: KubeObject): Propagation =>
  has(object, ORPHAN_DEPENDENTS) ? 'Orphan' : has(object, FOREGROUND_DELETION) ? 'Foreground' : 'Background'
