import type { IVolume } from 'kubernetes-models/v1/Volume'
import type { Draft } from '../../kube/draft.ts'
import { sortedEntries } from '../../kube/draft.ts'
import { validateClaimSpec } from './claims.ts'
import { invalid, invalidFor, required } from './errors.ts'
import type { Errors, Field } from './errors.ts'
import { validateAnnotations, validateLabels } from './metadata.ts'
import { relativePathFaults, subdomainFaults } from './texts.ts'

type Volume = Draft<IVolume>
type Rule = (volume: Volume, at: Field) => Errors

/** Texts and lists that must not be empty. */
function* needs(at: Field, fields: Readonly<Record<string, string | readonly string[] | undefined>>): Errors {
  for (const [name, value] of Object.entries(fields)) if (!value?.length) yield required(at.child(name))
}

function* nfs({ nfs: source }: Volume, at: Field): Errors {
  yield* needs(at, { server: source?.server, path: source?.path })
  if (!source?.path?.startsWith('/')) yield invalid(at.child('path'), source?.path ?? '', 'must be an absolute path')
}

function* csi({ csi: source }: Volume, at: Field): Errors {
  const driver = source?.driver ?? ''
  if (driver === '') yield required(at.child('driver'))
  else yield* invalidFor(at.child('driver'), driver, subdomainFaults(driver.toLowerCase()))
  const secret = source?.nodePublishSecretRef
  if (!secret) return
  const shown = at.child('nodePublishSecretRef', 'name')
  if (!secret.name) yield required(shown)
  else yield* invalidFor(shown, secret.name, subdomainFaults(secret.name))
}

function* ephemeral({ ephemeral: source }: Volume, at: Field): Errors {
  const template = source?.volumeClaimTemplate
  if (!template) return yield required(at.child('volumeClaimTemplate'))
  const here = at.child('volumeClaimTemplate')
  yield* validateAnnotations(template.metadata?.annotations, here.child('metadata', 'annotations').printedAs(here.child('annotations')))
  yield* validateLabels(template.metadata?.labels, here.child('metadata', 'labels').printedAs(here.child('labels')))
  yield* validateClaimSpec(template.spec ?? {}, here.child('spec'))
}

function* flexVolume({ flexVolume: source }: Volume, at: Field): Errors {
  yield* needs(at, { driver: source?.driver })
  for (const [key] of sortedEntries(source?.options)) {
    const normalised = `.${key.split('/', 2).length === 2 ? key.slice(0, key.indexOf('/')) : key}`.toLowerCase()
    if (/\.(kubernetes|k8s)\.io$/.test(normalised))
      yield invalid(at.child('options').key(key), key, 'kubernetes.io and k8s.io namespaces are reserved')
  }
}

function* gitRepo({ gitRepo: source }: Volume, at: Field): Errors {
  yield* needs(at, { repository: source?.repository })
  const directory = source?.directory ?? ''
  yield* invalidFor(at.child('directory'), directory, relativePathFaults(directory))
}

function* disk(source: { partition?: number } | undefined, needed: Readonly<Record<string, string | undefined>>, at: Field): Errors {
  yield* needs(at, needed)
  const partition = source?.partition ?? 0
  if (partition < 0 || partition > 255) yield invalid(at.child('partition'), partition, 'must be between 0 and 255, inclusive')
}

/** What the less usual kinds of volume ask for. Models pkg/apis/core/validation/validation.go (v1.36). */
export const SOURCES: Readonly<Record<string, Rule>> = {
  nfs,
  csi,
  ephemeral,
  flexVolume,
  gitRepo,
  persistentVolumeClaim: ({ persistentVolumeClaim }, at) => needs(at, { claimName: persistentVolumeClaim?.claimName }),
  gcePersistentDisk: ({ gcePersistentDisk: source }, at) => disk(source, { pdName: source?.pdName }, at),
  awsElasticBlockStore: ({ awsElasticBlockStore: source }, at) => disk(source, { volumeID: source?.volumeID }, at),
  iscsi: ({ iscsi }, at) => needs(at, { targetPortal: iscsi?.targetPortal, iqn: iscsi?.iqn }),
  glusterfs: ({ glusterfs }, at) => needs(at, { endpoints: glusterfs?.endpoints, path: glusterfs?.path }),
  rbd: ({ rbd }, at) => needs(at, { monitors: rbd?.monitors, image: rbd?.image }),
  cinder: ({ cinder }, at) => needs(at, { volumeID: cinder?.volumeID }),
  cephfs: ({ cephfs }, at) => needs(at, { monitors: cephfs?.monitors }),
  azureFile: ({ azureFile }, at) => needs(at, { secretName: azureFile?.secretName, shareName: azureFile?.shareName }),
  vsphereVolume: ({ vsphereVolume }, at) => needs(at, { volumePath: vsphereVolume?.volumePath }),
  photonPersistentDisk: ({ photonPersistentDisk }, at) => needs(at, { pdID: photonPersistentDisk?.pdID }),
  portworxVolume: ({ portworxVolume }, at) => needs(at, { volumeID: portworxVolume?.volumeID }),
  azureDisk: ({ azureDisk }, at) => needs(at, { diskName: azureDisk?.diskName, diskURI: azureDisk?.diskURI }),
}
