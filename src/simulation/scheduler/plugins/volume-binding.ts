import { accessible, bestVolume, isClaim, isStorageClass, isVolume } from '../../../kube/scheduling/volumes.ts'
import type { Claim } from '../../../kube/scheduling/volumes.ts'
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

/** The claims that a Pod uses. */
export const claimsOf = ({ metadata, spec }: Pod): ClaimOfPod[] =>
  (spec.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }): ClaimOfPod[] => {
    if (persistentVolumeClaim) return [{ name: persistentVolumeClaim.claimName, ephemeral: false }]
    return ephemeral ? [{ name: `${metadata.name}-${name}`, ephemeral: true }] : []
  })

const isBound = ({ metadata }: Claim): boolean => metadata.annotations?.['pv.kubernetes.io/bind-completed'] !== undefined

/** Whether a claim's volume is chosen with its Pod's node. */
function waitsForPod({ api }: SchedulerCache, { spec }: Claim): boolean {
  const storageClass = api.get('StorageClass', '', spec?.storageClassName ?? '')
  return storageClass !== undefined && isStorageClass(storageClass) && storageClass.volumeBindingMode === 'WaitForFirstConsumer'
}

/** What keeps a claim from being used on any node; null, or the nodes that it can be used on. */
function claimOn(
  cluster: SchedulerCache,
  namespace: string,
  { name, ephemeral }: ClaimOfPod,
): Rejection | ((node: Node) => Rejection | null) {
  const { api } = cluster
  const claim = api.get('PersistentVolumeClaim', namespace, name)
  if (!claim || !isClaim(claim)) {
    const waits = `waiting for ephemeral volume controller to create the persistentvolumeclaim "${name}"`
    return because(ephemeral ? waits : `persistentvolumeclaim "${name}" not found`)
  }
  if (claim.metadata.deletionTimestamp) return because(`persistentvolumeclaim "${name}" is being deleted`)
  if (isBound(claim)) {
    const volume = api.get('PersistentVolume', '', claim.spec?.volumeName ?? '')
    if (!volume || !isVolume(volume)) return () => because('node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)')
    return (node) => (accessible(volume, node) ? null : because("node(s) didn't match PersistentVolume's node affinity"))
  }
  if (!waitsForPod(cluster, claim)) return because('pod has unbound immediate PersistentVolumeClaims')
  const volumes = api.list('PersistentVolume').filter(isVolume)
  return (node) => (bestVolume(volumes, claim, node) ? null : because("node(s) didn't find available persistent volumes to bind"))
}

/**
 * Keeps volumes of a Pod's node for its claims that waited for it; answers whether there are any, so that their binding is to be awaited.
 * Models plugins/volumebinding/binder.go BindPodVolumes (v1.36).
 */
export function keepVolumes(cluster: SchedulerCache, pod: Pod, node: Node): boolean {
  const { api } = cluster
  const { namespace = 'default' } = pod.metadata
  let kept = false
  for (const { name } of claimsOf(pod)) {
    const claim = api.get('PersistentVolumeClaim', namespace, name)
    if (!claim || !isClaim(claim) || isBound(claim)) continue
    const volume = bestVolume(api.list('PersistentVolume').filter(isVolume), claim, node)
    if (!volume) continue
    const { uid = '' } = claim.metadata
    const claimRef = { apiVersion: 'v1', kind: 'PersistentVolumeClaim', name, namespace, uid }
    api.update(volume, (stored) => ({ ...stored, spec: { ...stored.spec, claimRef } }))
    kept = true
  }
  return kept
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
