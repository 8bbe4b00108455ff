import { quantityOf } from '../../base/quantity.ts'
import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { Draft } from '../../kube/draft.ts'
import { duplicate, forbidden, invalid, invalidFor, required, unsupported } from './errors.ts'
import type { Errors, Field, FieldError } from './errors.ts'
import { validateProjections } from './projections.ts'
import { labelFaults, subdomainFaults } from './texts.ts'
import { validateDownwardFile, validateItems, validateMode } from './volume-files.ts'
import { SOURCES } from './volume-sources.ts'

export type Volume = Draft<IVolume>

/** The order in which the API server looks for sources. The first counts; the others are too many. */
const ORDER = [
  'emptyDir',
  'hostPath',
  'gitRepo',
  'gcePersistentDisk',
  'awsElasticBlockStore',
  'secret',
  'nfs',
  'iscsi',
  'glusterfs',
  'flocker',
  'persistentVolumeClaim',
  'rbd',
  'cinder',
  'cephfs',
  'quobyte',
  'downwardAPI',
  'fc',
  'flexVolume',
  'configMap',
  'azureFile',
  'vsphereVolume',
  'photonPersistentDisk',
  'portworxVolume',
  'azureDisk',
  'storageos',
  'projected',
  'scaleIO',
  'csi',
  'ephemeral',
  'image',
] as const

/** Names under which a superfluous source is reported, where they are not the field's own. */
const MISNAMED: Readonly<Record<string, string>> = { cephfs: 'cephFS', downwardAPI: 'downwarAPI' }

const HOST_PATH_TYPES = ['', 'BlockDevice', 'CharDevice', 'Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket']

function* validateHostPath(source: NonNullable<Volume['hostPath']>, at: Field): Errors {
  if (!source.path) return yield required(at.child('path'))
  if (source.path.split('/').includes('..')) yield invalid(at.child('path'), source.path, "must not contain '..'")
  if (source.type !== undefined && !HOST_PATH_TYPES.includes(source.type)) yield unsupported(at.child('type'), source.type, HOST_PATH_TYPES)
}

/** The sources with rules of their own; the rest need some texts only. */
function* validateSource(name: (typeof ORDER)[number], volume: Volume, at: Field, isPod: boolean): Errors {
  switch (name) {
    case 'emptyDir': {
      const limit = volume.emptyDir?.sizeLimit
      if (limit !== undefined && quantityOf(limit).nanos < 0n)
        yield forbidden(at.child('sizeLimit'), 'SizeLimit field must be a valid resource quantity')
      return
    }
    case 'hostPath':
      return yield* validateHostPath(volume.hostPath ?? {}, at)
    case 'secret':
      if (!volume.secret?.secretName) yield required(at.child('secretName'))
      yield* validateMode(volume.secret?.defaultMode, at.child('defaultMode'))
      return yield* validateItems(volume.secret?.items, at.child('items'))
    case 'configMap':
      if (!volume.configMap?.name) yield required(at.child('name'))
      yield* validateMode(volume.configMap?.defaultMode, at.child('defaultMode'))
      return yield* validateItems(volume.configMap?.items, at.child('items'))
    case 'downwardAPI':
      yield* validateMode(volume.downwardAPI?.defaultMode, at.child('defaultMode'))
      for (const [i, file] of (volume.downwardAPI?.items ?? []).entries()) yield* validateDownwardFile(file, at.child('items').index(i), at)
      return
    case 'projected':
      return yield* validateProjections(volume.projected ?? {}, at)
    case 'image':
      if (isPod && !volume.image?.reference) yield required(at.child('reference'))
      if (volume.image?.pullPolicy && !['Always', 'IfNotPresent', 'Never'].includes(volume.image.pullPolicy)) {
        yield unsupported(at.child('pullPolicy'), volume.image.pullPolicy, ['Always', 'IfNotPresent', 'Never'])
      }
      return
    default:
      yield* SOURCES[name]?.(volume, at) ?? []
  }
}

function* validateVolume(volume: Volume, podName: string, isPod: boolean, at: Field): Errors {
  const given = ORDER.filter((name) => volume[name] !== undefined)
  for (const [i, name] of given.entries()) {
    if (i === 0) yield* validateSource(name, volume, at.child(name), isPod)
    else yield forbidden(at.child(name).printedAs(at.child(MISNAMED[name] ?? name)), 'may not specify more than 1 volume type')
  }
  if (given.length === 0) yield required(at, 'must specify a volume type')
  if (given[0] === 'ephemeral' && podName && volume.name) {
    const claim = `${podName}-${volume.name}`
    for (const why of subdomainFaults(claim)) yield invalid(at.child('name'), volume.name, `PVC name "${claim}": ${why}`)
  }
}

interface VolumeCheck {
  readonly errors: readonly FieldError[]
  /** The faultless volumes by name: what containers may mount. */
  readonly known: ReadonlyMap<string, Volume>
}

/** Models ValidateVolumes in pkg/apis/core/validation (v1.36). `podName` is empty for a template. */
export function checkVolumes(volumes: readonly Volume[] | undefined, podName: string, isPod: boolean, at: Field): VolumeCheck {
  const errors: FieldError[] = []
  const known = new Map<string, Volume>()
  const created = new Set((volumes ?? []).filter((volume) => podName && volume.ephemeral).map((volume) => `${podName}-${volume.name}`))
  for (const [i, volume] of (volumes ?? []).entries()) {
    const here = at.index(i)
    const own = [...validateVolume(volume, podName, isPod, here)]
    const name = volume.name ?? ''
    if (name === '') own.push(required(here.child('name')))
    else own.push(...invalidFor(here.child('name'), name, labelFaults(name)))
    if (known.has(name)) own.push(duplicate(here.child('name'), name))
    if (own.length === 0) known.set(name, volume)
    errors.push(...own)
    const claim = volume.persistentVolumeClaim?.claimName
    if (claim && created.has(claim)) {
      errors.push(
        invalid(
          here.child('persistentVolumeClaim', 'claimName'),
          claim,
          'must not reference a PVC that gets created for an ephemeral volume',
        ),
      )
    }
  }
  return { errors, known }
}
