/** PersistentVolumeClaims: whole ones, and the templates from which they are made. */
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim'
import type { KubeObject, ObjectMeta, Pod } from '../../kube/types.ts'
import type { ClusterAt } from '../cluster-at.ts'
import { compareText } from '../format-labels.ts'
import { ageOf, rfc1123 } from '../human-time.ts'
import { accessModesText, storageClassOf } from '../storage-words.ts'
import { printAnnotations, printLabels, printNames } from './metadata.ts'
import type { DescribeWriter } from './writer.ts'

export type Claim = KubeObject & Pick<IPersistentVolumeClaim, 'spec' | 'status'>
type ClaimSpec = NonNullable<IPersistentVolumeClaim['spec']>

/** Models describe.go printPersistentVolumeClaim (v1.36); a template has no name and no status. */
export function printClaim(
  w: DescribeWriter,
  claim: { metadata: Partial<ObjectMeta>; spec?: ClaimSpec },
  whole: Claim | null = null,
  now = 0,
): void {
  const { metadata, spec } = claim
  if (whole) printNames(w, whole)
  w.field(0, 'StorageClass', storageClassOf(metadata, spec?.storageClassName))
  if (whole)
    w.field(0, 'Status', metadata.deletionTimestamp ? `Terminating (lasts ${ageOf(metadata.deletionTimestamp, now)})` : whole.status?.phase)
  w.field(0, 'Volume', spec?.volumeName)
  printLabels(w, 'Labels', metadata.labels)
  printAnnotations(w, 'Annotations', metadata.annotations)
  if (whole) w.field(0, 'Finalizers', `[${(metadata.finalizers ?? []).join(' ')}]`)
  const bound = Boolean(spec?.volumeName)
  w.field(0, 'Capacity', bound ? (whole?.status?.capacity?.['storage'] ?? '0') : '')
  w.field(0, 'Access Modes', bound ? accessModesText(whole?.status?.accessModes) : '')
  if (spec?.volumeMode) w.field(0, 'VolumeMode', spec.volumeMode)
  const source = spec?.dataSource
  if (!source) return
  w.line(0, 'DataSource:')
  if (source.apiGroup) w.field(1, 'APIGroup', source.apiGroup)
  w.field(1, 'Kind', source.kind)
  w.field(1, 'Name', source.name)
}

function usersOf(claim: Claim, cluster: ClusterAt): string[] {
  const pods = cluster.list({ kind: 'Pod', namespaced: true }, claim.metadata.namespace ?? null) as Pod[]
  const owners = new Set((claim.metadata.ownerReferences ?? []).filter(({ kind }) => kind === 'Pod').map(({ uid }) => uid))
  const uses = ({ metadata, spec }: Pod): boolean =>
    owners.has(metadata.uid ?? '') || (spec.volumes ?? []).some((volume) => volume.persistentVolumeClaim?.claimName === claim.metadata.name)
  return pods.filter(uses).map(({ metadata }) => metadata.name)
}

export function describeClaim(w: DescribeWriter, claim: Claim, cluster: ClusterAt): void {
  printClaim(w, claim, claim, cluster.now)
  w.list('Used By', usersOf(claim, cluster).toSorted(compareText))
  const conditions = claim.status?.conditions ?? []
  if (conditions.length === 0) return
  w.line(0, 'Conditions:')
  w.line(1, 'Type\tStatus\tLastProbeTime\tLastTransitionTime\tReason\tMessage')
  w.line(1, '----\t------\t-----------------\t------------------\t------\t-------')
  for (const { type, status, lastProbeTime, lastTransitionTime, reason = '', message = '' } of conditions) {
    w.line(1, `${type} \t${status} \t${rfc1123(lastProbeTime)} \t${rfc1123(lastTransitionTime)} \t${reason} \t${message}`)
  }
}
