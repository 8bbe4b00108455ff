/** The volumes of a Pod, of a Pod template, and what a PersistentVolume is made of. Models describeVolumes of describe.go (v1.36). */
import type { IPersistentVolumeSpec } from 'kubernetes-models/v1/PersistentVolumeSpec'
import type { IVolume } from 'kubernetes-models/v1/Volume'
import { quantityOf } from '../../base/quantity.ts'
import { labelPairs } from '../format-labels.ts'
import { printClaim } from './claims.ts'
import type { DescribeWriter } from './writer.ts'

type Source = Omit<IVolume, 'name'>
type Field = readonly [title: string, value: string | number | boolean | undefined]

const TITLES = {
  hostPath: 'HostPath (bare host directory volume)',
  emptyDir: "EmptyDir (a temporary directory that shares a pod's lifetime)",
  secret: 'Secret (a volume populated by a Secret)',
  configMap: 'ConfigMap (a volume populated by a ConfigMap)',
  nfs: 'NFS (an NFS mount that lasts the lifetime of a pod)',
  persistentVolumeClaim: 'PersistentVolumeClaim (a reference to a PersistentVolumeClaim in the same namespace)',
  ephemeral: 'EphemeralVolume (an inline specification for a volume that gets created and deleted with the pod)',
  downwardAPI: 'DownwardAPI (a volume populated by information about the pod)',
  projected: 'Projected (a volume that contains injected data from multiple sources)',
  csi: 'CSI (a Container Storage Interface (CSI) volume source)',
  image: 'Image (a container image or OCI artifact)',
  local: 'LocalVolume (a persistent volume backed by local storage on a node)',
} as const

function printSource(w: DescribeWriter, kind: keyof typeof TITLES, ...fields: readonly Field[]): void {
  w.field(2, 'Type', TITLES[kind])
  for (const [title, value] of fields) w.field(2, title, value)
}

export function printVolumes(w: DescribeWriter, volumes: readonly IVolume[] | undefined, of: 'pod' | 'template'): void {
  const level = of === 'pod' ? 0 : 1
  if (!volumes?.length) return w.line(level, 'Volumes:\t<none>')
  w.line(level, 'Volumes:')
  for (const volume of volumes) {
    w.line(1, `${of === 'pod' ? '' : ' '}${volume.name}:`)
    printVolume(w, volume)
  }
}

function printVolume(w: DescribeWriter, volume: Source): void {
  const { hostPath, emptyDir, secret, configMap, nfs, persistentVolumeClaim: claim, ephemeral, downwardAPI, projected, csi, image } = volume
  if (hostPath) printHostPath(w, hostPath)
  else if (emptyDir) {
    const limited = quantityOf(emptyDir.sizeLimit).nanos > 0n
    printSource(w, 'emptyDir', ['Medium', emptyDir.medium], ['SizeLimit', limited ? emptyDir.sizeLimit : '<unset>'])
  } else if (secret) printSource(w, 'secret', ['SecretName', secret.secretName], ['Optional', secret.optional ?? false])
  else if (configMap) printSource(w, 'configMap', ['Name', configMap.name], ['Optional', configMap.optional ?? false])
  else if (nfs) printNfs(w, nfs)
  else if (claim) printSource(w, 'persistentVolumeClaim', ['ClaimName', claim.claimName], ['ReadOnly', claim.readOnly ?? false])
  else if (ephemeral) {
    printSource(w, 'ephemeral')
    const template = ephemeral.volumeClaimTemplate
    if (template) printClaim(w.nested(2), { metadata: template.metadata ?? {}, spec: template.spec })
  } else if (downwardAPI) {
    printSource(w, 'downwardAPI')
    w.line(2, 'Items:')
    for (const { fieldRef, resourceFieldRef, path } of downwardAPI.items ?? []) {
      if (fieldRef) w.line(3, `${fieldRef.fieldPath} -> ${path}`)
      if (resourceFieldRef) w.line(3, `${resourceFieldRef.resource} -> ${path}`)
    }
  } else if (projected) printProjected(w, projected)
  else if (csi) {
    printSource(w, 'csi', ['Driver', csi.driver], ['FSType', csi.fsType], ['ReadOnly', csi.readOnly ?? false])
    printAttributes(w, csi.volumeAttributes)
  } else if (image) printSource(w, 'image', ['Reference', image.reference], ['PullPolicy', image.pullPolicy])
  else w.line(1, '<unknown>')
}

function printHostPath(w: DescribeWriter, { path, type }: NonNullable<Source['hostPath']>): void {
  printSource(w, 'hostPath', ['Path', path], ['HostPathType', type ?? '<none>'])
}

function printNfs(w: DescribeWriter, { server, path, readOnly = false }: NonNullable<Source['nfs']>): void {
  printSource(w, 'nfs', ['Server', server], ['Path', path], ['ReadOnly', readOnly])
}

function printProjected(w: DescribeWriter, { sources }: NonNullable<Source['projected']>): void {
  printSource(w, 'projected')
  for (const { secret, downwardAPI, configMap, serviceAccountToken } of sources ?? []) {
    if (secret) {
      w.field(2, 'SecretName', secret.name)
      w.field(2, 'Optional', secret.optional ?? false)
    } else if (downwardAPI) w.field(2, 'DownwardAPI', true)
    else if (configMap) {
      w.field(2, 'ConfigMapName', configMap.name)
      w.field(2, 'Optional', configMap.optional ?? false)
    } else if (serviceAccountToken) w.field(2, 'TokenExpirationSeconds', serviceAccountToken.expirationSeconds)
  }
}

function printAttributes(w: DescribeWriter, attributes: Readonly<Record<string, string>> | undefined): void {
  const [first = '<none>', ...rest] = labelPairs(attributes)
  w.line(2, `VolumeAttributes:\t${first}`)
  for (const pair of rest) w.line(2, `\t    ${pair}`)
}

/** What a PersistentVolume is made of. */
export function printPersistentSource(w: DescribeWriter, spec: IPersistentVolumeSpec): void {
  const { hostPath, nfs, local, csi } = spec
  w.line(0, 'Source:')
  if (hostPath) printHostPath(w, hostPath)
  else if (nfs) printNfs(w, nfs)
  else if (local) printSource(w, 'local', ['Path', local.path])
  else if (csi) {
    const { driver, fsType, volumeHandle, readOnly = false, volumeAttributes } = csi
    printSource(w, 'csi', ['Driver', driver], ['FSType', fsType], ['VolumeHandle', volumeHandle], ['ReadOnly', readOnly])
    printAttributes(w, volumeAttributes)
  } else w.line(1, '<unknown>')
}
