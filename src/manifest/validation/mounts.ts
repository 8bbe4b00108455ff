import type { IContainer } from 'kubernetes-models/v1/Container'
import type { IVolumeMount } from 'kubernetes-models/v1/VolumeMount'
import type { Draft } from '../../kube/draft.ts'
import { forbidden, invalid, invalidFor, notFound, required, unsupported } from './errors.ts'
import type { Errors, Field } from './errors.ts'
import { relativePathFaults } from './texts.ts'
import type { Volume } from './volumes.ts'

type Container = Draft<IContainer>
type KnownVolumes = ReadonlyMap<string, Volume>

function* validatePropagation(mount: Draft<IVolumeMount>, container: Container, at: Field): Errors {
  const propagation = mount.mountPropagation
  if (propagation === undefined) return
  const supported = ['Bidirectional', 'HostToContainer', 'None']
  if (!supported.includes(propagation)) yield unsupported(at, propagation, supported)
  if (propagation === 'Bidirectional' && !container.securityContext?.privileged) {
    yield forbidden(at, 'Bidirectional mount propagation is available only to privileged containers')
  }
}

function* validateRecursiveReadOnly(mount: Draft<IVolumeMount>, at: Field): Errors {
  const mode = mount.recursiveReadOnly
  if (mode === undefined || mode === 'Disabled') return
  if (mode !== 'Enabled' && mode !== 'IfPossible') return yield unsupported(at, mode, ['Disabled', 'Enabled', 'IfPossible'])
  if (!mount.readOnly) yield forbidden(at, 'may only be specified when readOnly is true')
  if (mount.mountPropagation !== undefined && mount.mountPropagation !== 'None') {
    yield forbidden(at, 'may only be specified when mountPropagation is None or not specified')
  }
}

/** Models ValidateVolumeMounts in pkg/apis/core/validation (v1.36). */
export function* validateMounts(container: Container, volumes: KnownVolumes, at: Field): Errors {
  const paths = new Set<string>()
  const devices = container.volumeDevices ?? []
  for (const [i, mount] of (container.volumeMounts ?? []).entries()) {
    const here = at.index(i)
    const { name = '', mountPath = '', subPath = '', subPathExpr = '' } = mount
    const shown = (field: string) => here.child(field).printedAs(at.child(field))
    if (name === '') yield required(here.child('name'))
    if (!volumes.has(name)) yield notFound(here.child('name'), name)
    if (mountPath === '') yield required(here.child('mountPath'))
    if (paths.has(mountPath)) yield invalid(here.child('mountPath'), mountPath, 'must be unique')
    paths.add(mountPath)
    if (devices.some((device) => (device.name ?? '') === name))
      yield invalid(here.child('name'), name, 'must not already exist in volumeDevices')
    if (devices.some((device) => (device.devicePath ?? '') === mountPath)) {
      yield invalid(here.child('mountPath'), mountPath, 'must not already exist as a path in volumeDevices')
    }
    if (subPath !== '') yield* invalidFor(shown('subPath'), subPath, relativePathFaults(subPath))
    if (subPathExpr !== '') {
      if (subPath !== '') yield invalid(here.child('subPathExpr'), subPathExpr, 'subPathExpr and subPath are mutually exclusive')
      yield* invalidFor(shown('subPathExpr'), subPathExpr, relativePathFaults(subPathExpr))
    }
    yield* validatePropagation(mount, container, shown('mountPropagation'))
    yield* validateRecursiveReadOnly(mount, shown('recursiveReadOnly'))
  }
}

/** Models ValidateVolumeDevices in pkg/apis/core/validation (v1.36). */
export function* validateDevices(container: Container, volumes: KnownVolumes, at: Field): Errors {
  const names = new Set<string>()
  const paths = new Set<string>()
  const mounts = container.volumeMounts ?? []
  for (const [i, { name = '', devicePath = '' }] of (container.volumeDevices ?? []).entries()) {
    const here = at.index(i)
    const volume = volumes.get(name)
    if (name === '') yield required(here.child('name'))
    if (names.has(name)) yield invalid(here.child('name'), name, 'must be unique')
    if (volume && !volume.persistentVolumeClaim && !volume.ephemeral) {
      yield invalid(here.child('name'), name, 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode')
    }
    if (!volume) yield notFound(here.child('name'), name)
    if (devicePath === '') yield required(here.child('devicePath'))
    if (paths.has(devicePath)) yield invalid(here.child('devicePath'), devicePath, 'must be unique')
    if (devicePath.split('/').includes('..')) yield invalid(here.child('devicePath'), devicePath, "can not contain backsteps ('..')")
    else paths.add(devicePath)
    if (mounts.some((mount) => (mount.name ?? '') === name))
      yield invalid(here.child('name'), name, 'must not already exist in volumeMounts')
    if (mounts.some((mount) => (mount.mountPath ?? '') === devicePath)) {
      yield invalid(here.child('devicePath'), devicePath, 'must not already exist as a path in volumeMounts')
    }
    if (name !== '') names.add(name)
  }
}
