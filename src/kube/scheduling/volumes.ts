import type { IPersistentVolume } from 'kubernetes-models/v1/PersistentVolume'
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim'
import type { IStorageClass } from 'kubernetes-models/storage.k8s.io/v1/StorageClass'
import { compareQuantities, quantityOf } from '../../base/quantity.ts'
import { matchesSelector } from '../labels.ts'
import type { KubeObject, Node } from '../types.ts'
import { matchesTerm } from './node-affinity.ts'

export type Claim = Omit<IPersistentVolumeClaim, 'apiVersion' | 'kind' | 'metadata'> & KubeObject
export type Volume = Omit<IPersistentVolume, 'apiVersion' | 'kind' | 'metadata'> & KubeObject
export type StorageClass = Omit<IStorageClass, 'apiVersion' | 'kind' | 'metadata'> & KubeObject

export const isClaim = (object: KubeObject): object is Claim => object.kind === 'PersistentVolumeClaim'
export const isVolume = (object: KubeObject): object is Volume => object.kind === 'PersistentVolume'
export const isStorageClass = (object: KubeObject): object is StorageClass => object.kind === 'StorageClass'

/** Whether a node reaches a volume. */
export const accessible = ({ spec }: Volume, node: Node): boolean =>
  spec?.nodeAffinity?.required?.nodeSelectorTerms.some((term) => matchesTerm(term, node)) ?? true

/** Whether a volume is kept for a claim, by its maker or by an earlier step of binding. */
export function isFor({ spec }: Volume, { metadata }: Claim): boolean {
  const { name, namespace, uid } = spec?.claimRef ?? {}
  return name === metadata.name && namespace === metadata.namespace && (uid === undefined || uid === metadata.uid)
}

/** Whether a volume could be bound to a claim. Models component-helpers/storage/volume/pv_helpers.go FindMatchingVolume (v1.36). */
function suits(volume: Volume, claim: Claim): boolean {
  const { accessModes = [], capacity, claimRef, storageClassName = '', volumeMode = 'Filesystem' } = volume.spec ?? {}
  const wanted = claim.spec ?? {}
  return (
    (!claimRef || isFor(volume, claim)) &&
    !volume.metadata.deletionTimestamp &&
    storageClassName === (wanted.storageClassName ?? '') &&
    volumeMode === (wanted.volumeMode ?? 'Filesystem') &&
    (wanted.accessModes ?? []).every((mode) => accessModes.includes(mode)) &&
    (!wanted.selector || matchesSelector(wanted.selector, volume.metadata.labels)) &&
    compareQuantities(quantityOf(capacity?.storage), quantityOf(wanted.resources?.requests?.storage)) >= 0
  )
}

/** The volume for a claim: the one that is kept for it, else the smallest that suits; undefined for none. `node` has to reach it, if given. */
export function bestVolume(volumes: readonly Volume[], claim: Claim, node?: Node): Volume | undefined {
  const possible = volumes.filter((volume) => suits(volume, claim) && (!node || accessible(volume, node)))
  const size = ({ spec }: Volume): bigint => quantityOf(spec?.capacity?.storage).nanos
  const smallestFirst = possible.toSorted((a, b) => (size(a) < size(b) ? -1 : size(a) > size(b) ? 1 : 0))
  return smallestFirst.find((volume) => isFor(volume, claim)) ?? smallestFirst[0]
}
