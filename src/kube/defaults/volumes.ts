import { canonicalQuantity } from '../../base/quantity.ts'
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { Draft } from '../draft.ts'
import { defaultPullPolicy } from '../images.ts'
import { defaultClaimSpec } from './claims.ts'

type Volume = Draft<IVolume>

const DEFAULT_MODE = 0o644

interface FieldItem {
  fieldRef?: { apiVersion?: string } | undefined
  resourceFieldRef?: { divisor?: string | number } | undefined
}

function defaultItems(items: readonly FieldItem[] | undefined): void {
  for (const item of items ?? []) {
    if (item.fieldRef) item.fieldRef.apiVersion ||= 'v1'
    if (item.resourceFieldRef) item.resourceFieldRef.divisor ??= '0'
  }
}

/** Sets in place what a volume of a Pod gets; one without any source becomes an emptyDir. */
export function defaultVolume(volume: Volume): void {
  if (Object.entries(volume).every(([key, source]) => key === 'name' || source === undefined)) volume.emptyDir = {}
  if (volume.emptyDir?.sizeLimit !== undefined) volume.emptyDir.sizeLimit = canonicalQuantity(volume.emptyDir.sizeLimit)
  if (volume.secret) volume.secret.defaultMode ??= DEFAULT_MODE
  if (volume.configMap) volume.configMap.defaultMode ??= DEFAULT_MODE
  if (volume.downwardAPI) {
    volume.downwardAPI.defaultMode ??= DEFAULT_MODE
    defaultItems(volume.downwardAPI.items)
  }
  if (volume.projected) {
    volume.projected.defaultMode ??= DEFAULT_MODE
    for (const source of volume.projected.sources ?? []) {
      if (source.serviceAccountToken) source.serviceAccountToken.expirationSeconds ??= 3600
      defaultItems(source.downwardAPI?.items)
    }
  }
  if (volume.hostPath) volume.hostPath.type ??= ''
  if (volume.image) volume.image.pullPolicy ||= defaultPullPolicy(volume.image.reference ?? '')
  if (volume.iscsi) volume.iscsi.iscsiInterface ||= 'default'
  if (volume.rbd) {
    volume.rbd.pool ||= 'rbd'
    volume.rbd.user ||= 'admin'
    volume.rbd.keyring ||= '/etc/ceph/keyring'
  }
  if (volume.scaleIO) {
    volume.scaleIO.storageMode ||= 'ThinProvisioned'
    volume.scaleIO.fsType ||= 'xfs'
  }
  if (volume.azureDisk) {
    volume.azureDisk.cachingMode ??= 'ReadWrite'
    volume.azureDisk.kind ??= 'Shared'
    volume.azureDisk.fsType ??= 'ext4'
    volume.azureDisk.readOnly ??= false
  }
  if (volume.ephemeral?.volumeClaimTemplate) {
    volume.ephemeral.volumeClaimTemplate.metadata ??= {}
    volume.ephemeral.volumeClaimTemplate.spec ??= {}
    defaultClaimSpec(volume.ephemeral.volumeClaimTemplate.spec)
  }
}
