/** PersistentVolumes and StorageClasses. Models the functions of these names in kubectl/pkg/describe/describe.go (v1.36). */
import type { IStorageClass } from 'kubernetes-models/storage.k8s.io/v1/StorageClass'
import type { IPersistentVolume } from 'kubernetes-models/v1/PersistentVolume'
import type { KubeObject } from '../../kube/types.ts'
import type { ClusterAt } from '../cluster-at.ts'
import { formatLabels } from '../format-labels.ts'
import { ageOf } from '../human-time.ts'
import { accessModesText, storageClassOf } from '../storage-words.ts'
import { printAnnotations, printLabels } from './metadata.ts'
import { printPersistentSource } from './volumes.ts'
import type { DescribeWriter } from './writer.ts'

export type PersistentVolume = KubeObject & Pick<IPersistentVolume, 'spec' | 'status'>
export type StorageClass = KubeObject & Omit<IStorageClass, 'apiVersion' | 'kind' | 'metadata'>

type Terms = readonly { key: string; operator?: string; values?: readonly string[] }[] | undefined

/** `Term 0:` and its conditions, one a line. */
function printTerm(w: DescribeWriter, level: number, index: number, requirements: Terms): void {
  const lines = (requirements ?? []).map(({ key, operator = 'In', values = [] }) => {
    const list = values.length > 0 ? ` [${values.join(', ')}]` : ''
    return `${key} ${operator.toLowerCase()}${list}`
  })
  w.field(level, `Term ${index}`, lines[0] ?? '<none>')
  for (const line of lines.slice(1)) w.line(level, `\t${line}`)
}

export function describePersistentVolume(w: DescribeWriter, volume: PersistentVolume, { now }: ClusterAt): void {
  const { metadata, spec = {}, status } = volume
  w.field(0, 'Name', metadata.name)
  printLabels(w, 'Labels', metadata.labels)
  printAnnotations(w, 'Annotations', metadata.annotations)
  w.field(0, 'Finalizers', `[${(metadata.finalizers ?? []).join(' ')}]`)
  w.field(0, 'StorageClass', storageClassOf(metadata, spec.storageClassName))
  w.field(0, 'Status', metadata.deletionTimestamp ? `Terminating (lasts ${ageOf(metadata.deletionTimestamp, now)})` : status?.phase)
  w.field(0, 'Claim', spec.claimRef ? `${spec.claimRef.namespace ?? ''}/${spec.claimRef.name ?? ''}` : '')
  w.field(0, 'Reclaim Policy', spec.persistentVolumeReclaimPolicy)
  w.field(0, 'Access Modes', accessModesText(spec.accessModes))
  if (spec.volumeMode) w.field(0, 'VolumeMode', spec.volumeMode)
  w.field(0, 'Capacity', spec.capacity?.['storage'] ?? '0')
  const required = spec.nodeAffinity?.required
  w.field(0, 'Node Affinity', required ? '' : '<none>')
  if (required) {
    const terms = required.nodeSelectorTerms ?? []
    w.field(1, 'Required Terms', terms.length === 0 ? '<none>' : '')
    terms.forEach(({ matchExpressions }, index) => printTerm(w, 2, index, matchExpressions))
  }
  w.field(0, 'Message', status?.message)
  printPersistentSource(w, spec)
}

const DEFAULT_CLASS: readonly string[] = ['storageclass.kubernetes.io/is-default-class', 'storageclass.beta.kubernetes.io/is-default-class']

export function describeStorageClass(w: DescribeWriter, storage: StorageClass): void {
  const {
    metadata,
    provisioner,
    parameters,
    allowVolumeExpansion,
    mountOptions = [],
    reclaimPolicy,
    volumeBindingMode,
    allowedTopologies,
  } = storage
  w.field(0, 'Name', metadata.name)
  w.field(0, 'IsDefaultClass', DEFAULT_CLASS.some((key) => metadata.annotations?.[key] === 'true') ? 'Yes' : 'No')
  w.field(0, 'Annotations', formatLabels(metadata.annotations))
  w.field(0, 'Provisioner', provisioner)
  w.field(0, 'Parameters', formatLabels(parameters))
  w.field(0, 'AllowVolumeExpansion', allowVolumeExpansion === undefined ? '<unset>' : allowVolumeExpansion ? 'True' : 'False')
  w.line(0, mountOptions.length === 0 ? 'MountOptions:\t<none>' : 'MountOptions:')
  for (const option of mountOptions) w.line(1, option)
  if (reclaimPolicy) w.field(0, 'ReclaimPolicy', reclaimPolicy)
  if (volumeBindingMode) w.field(0, 'VolumeBindingMode', volumeBindingMode)
  if (!allowedTopologies) return
  w.field(0, 'AllowedTopologies', allowedTopologies.length === 0 ? '<none>' : '')
  allowedTopologies.forEach(({ matchLabelExpressions }, index) => printTerm(w, 1, index, matchLabelExpressions))
}
