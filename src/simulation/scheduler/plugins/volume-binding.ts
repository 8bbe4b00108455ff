import type { IPersistentVolume } from 'kubernetes-models/v1/PersistentVolume'
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim'
import type { IStorageClass } from 'kubernetes-models/storage.k8s.io/v1/StorageClass'
import { compareQuantities, quantityOf } from '../../../base/quantity.ts'
import { matchesTerm } from '../../../kube/scheduling/node-affinity.ts'
import type { Node, Pod } from '../../../kube/types.ts'
import type { SchedulerCache } from '../cache.ts'
import { SKIP } from '../framework.ts'
import type { FilterPlugin, Rejection } from '../framework.ts'

const NAME = 'VolumeBinding'

const because = (reason: string): Rejection => ({ plugin: NAME, reasons: [reason], resolvable: false })

interface ClaimOfPod {
  readonly name: string
  readonly ephemeral: boolean
}

const claimsOf = ({ metadata, spec }: Pod): ClaimOfPod[] =>
  (spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }): ClaimOfPod[] => {
    if (persistentVolumeClaim) return [{ name: persistentVolumeClaim.claimName, ephemeral: false }]
    return ephemeral ? [{ name: `${metadata.name}-${name}`, ephemeral: true }] : []
  })

const accessible = (volume: IPersistentVolume, node: Node): boolean =>
  volume.spec?.nodeAffinity?.required?.nodeSelectorTerms.some((term) => matchesTerm(term, node)) ?? true

/** Whether a volume could be bound to a claim. Models component-helpers/storage/volume FindMatchingVolume (v1.36). */
function suits(volume: IPersistentVolume, claim: IPersistentVolumeClaim): boolean {
  const { capacity, accessModes = [], storageClassName, claimRef } = volume.spec ?? {}
  const wanted = claim.spec
  return (
    !claimRef &&
    (storageClassName ?? '') === (wanted?.storageClassName ?? '') &&
    (wanted?.accessModes ?? []).every((mode) => accessModes.includes(mode)) &&
    compareQuantities(quantityOf(capacity?.storage), quantityOf(wanted?.resources?.requests?.storage)) >= 0
  )
}

/** What keeps a claim from being used on any node; null, or the nodes that it can be used on. */
function claimOn(
  cluster: SchedulerCache,
  namespace: string,
  { name, ephemeral }: ClaimOfPod,
): Rejection | ((node: Node) => Rejection | null) {
  const { api } = cluster
  const claim = api.get('PersistentVolumeClaim', namespace, name) as IPersistentVolumeClaim | undefined
  if (!claim) {
    const waits = `waiting for ephemeral volume controller to create the persistentvolumeclaim "${name}"`
    return because(ephemeral ? waits : `persistentvolumeclaim "${name}" not found`)
  }
  if (claim.metadata?.deletionTimestamp) return because(`persistentvolumeclaim "${name}" is being deleted`)
  const volumeName = claim.spec?.volumeName
  if (volumeName) {
    const volume = api.get('PersistentVolume', '', volumeName) as IPersistentVolume | undefined
    if (!volume) return () => because('node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)')
    return (node) => (accessible(volume, node) ? null : because("node(s) didn't match PersistentVolume's node affinity"))
  }
  const storageClass = api.get('StorageClass', '', claim.spec?.storageClassName ?? '') as IStorageClass | undefined
  if (storageClass?.volumeBindingMode !== 'WaitForFirstConsumer') return because('pod has unbound immediate PersistentVolumeClaims')
  const volumes = (api.list('PersistentVolume') as IPersistentVolume[]).filter((volume) => suits(volume, claim))
  return (node) =>
    volumes.some((volume) => accessible(volume, node)) ? null : because("node(s) didn't find available persistent volumes to bind")
}

/** Claims of a Pod and where their volumes are. Models plugins/volumebinding/volume_binding.go (v1.36). */
export const volumeBinding: FilterPlugin = {
  name: NAME,
  prepare: ({ pod, namespace }, cluster) => {
    const answers = claimsOf(pod).map((claim) => claimOn(cluster, namespace, claim))
    if (answers.length === 0) return SKIP
    const rejection = answers.find((answer) => typeof answer !== 'function')
    if (rejection) return { kind: 'rejected', rejection }
    const checks = answers.filter((answer) => typeof answer === 'function')
    return {
      kind: 'filter',
      filter: { check: ({ node }) => checks.reduce<Rejection | null>((found, check) => found ?? check(node), null) },
    }
  },
  wakes: ({ pod, namespace }, event) => {
    if (event.kind === 'nodeAdded' || event.kind === 'nodeChanged') return true
    if (event.kind !== 'storage') return false
    const { kind, metadata } = event.object
    if (kind !== 'PersistentVolumeClaim') return true
    return metadata.namespace === namespace && claimsOf(pod).some(({ name }) => name === metadata.name)
  },
}
