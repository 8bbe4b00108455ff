import type { IPersistentVolume } from 'kubernetes-models/v1/PersistentVolume'
import type { IPersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim'
import type { IStorageClass } from 'kubernetes-models/storage.k8s.io/v1/StorageClass'
import type { KubeObject } from '../../kube/types.ts'
import { accessModesText, storageClassOf } from '../storage-words.ts'
import { AGE, column, NAME, wideColumn } from './column.ts'
import type { Column } from './column.ts'

const phaseOf = ({ metadata, status }: KubeObject & { status?: { phase?: string } }): string =>
  metadata.deletionTimestamp ? 'Terminating' : (status?.phase ?? '')

type Claim = KubeObject & Pick<IPersistentVolumeClaim, 'spec' | 'status'>
type Volume = KubeObject & Pick<IPersistentVolume, 'spec' | 'status'>
type Class = KubeObject & IStorageClass

/** Models pkg/printers/internalversion/printers.go, printPersistentVolumeClaim (v1.36) */
export const CLAIM_COLUMNS: readonly Column<Claim>[] = [
  NAME,
  column('STATUS', phaseOf),
  column('VOLUME', ({ spec }) => spec?.volumeName),
  column('CAPACITY', ({ spec, status }) => (spec?.volumeName ? status?.capacity?.storage : '')),
  column('ACCESS MODES', ({ spec, status }) => (spec?.volumeName ? accessModesText(status?.accessModes) : '')),
  column('STORAGECLASS', ({ metadata, spec }) => storageClassOf(metadata, spec?.storageClassName)),
  column('VOLUMEATTRIBUTESCLASS', ({ spec }) => spec?.volumeAttributesClassName ?? '<unset>'),
  AGE,
  wideColumn('VOLUMEMODE', ({ spec }) => spec?.volumeMode ?? '<unset>'),
]

/** Models pkg/printers/internalversion/printers.go, printPersistentVolume (v1.36) */
export const VOLUME_COLUMNS: readonly Column<Volume>[] = [
  NAME,
  column('CAPACITY', ({ spec }) => spec?.capacity?.storage),
  column('ACCESS MODES', ({ spec }) => accessModesText(spec?.accessModes)),
  column('RECLAIM POLICY', ({ spec }) => spec?.persistentVolumeReclaimPolicy),
  column('STATUS', phaseOf),
  column('CLAIM', ({ spec }) => (spec?.claimRef ? `${spec.claimRef.namespace ?? ''}/${spec.claimRef.name ?? ''}` : '')),
  column('STORAGECLASS', ({ metadata, spec }) => storageClassOf(metadata, spec?.storageClassName)),
  column('VOLUMEATTRIBUTESCLASS', ({ spec }) => spec?.volumeAttributesClassName ?? '<unset>'),
  column('REASON', ({ status }) => status?.reason),
  AGE,
  wideColumn('VOLUMEMODE', ({ spec }) => spec?.volumeMode ?? '<unset>'),
]

/** Models pkg/printers/internalversion/printers.go, printStorageClass (v1.36) */
export const STORAGE_CLASS_COLUMNS: readonly Column<Class>[] = [
  column('NAME', ({ metadata }) => {
    const standard = metadata.annotations?.['storageclass.kubernetes.io/is-default-class'] === 'true'
    return `${metadata.name}${standard ? ' (default)' : ''}`
  }),
  column('PROVISIONER', ({ provisioner }) => provisioner),
  column('RECLAIMPOLICY', ({ reclaimPolicy }) => reclaimPolicy ?? 'Delete'),
  column('VOLUMEBINDINGMODE', ({ volumeBindingMode }) => volumeBindingMode ?? '<unset>'),
  column('ALLOWVOLUMEEXPANSION', ({ allowVolumeExpansion }) => String(allowVolumeExpansion ?? false)),
  AGE,
]
