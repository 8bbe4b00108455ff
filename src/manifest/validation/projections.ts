import type { IProjectedVolumeSource } from 'kubernetes-models/v1/ProjectedVolumeSource'
import type { IVolumeProjection } from 'kubernetes-models/v1/VolumeProjection'
import type { Draft } from '../../kube/draft.ts'
import { forbidden, invalid, invalidFor, required } from './errors.ts'
import type { Errors, Field } from './errors.ts'
import { validateSelector } from './selectors.ts'
import { itemPathFaults, subdomainFaults } from './texts.ts'
import { validateDownwardFile, validateItems, validateMode } from './volume-files.ts'

type Projection = Draft<IVolumeProjection>

const SHORTEST_TOKEN = 600
const LONGEST_TOKEN = 2 ** 32

/** `taken` are the paths of files so far; each file of a volume has its own. */
function* claimPath(path: string | undefined, taken: Set<string>, shown: string, volume: Field): Errors {
  if (!path) return
  if (taken.has(path)) yield invalid(volume, shown, 'conflicting duplicate paths')
  taken.add(path)
}

function* validateKeyed(source: NonNullable<Projection['secret']>, taken: Set<string>, at: Field, volume: Field): Errors {
  if (!source.name) yield required(at.child('name'))
  for (const [i, item] of (source.items ?? []).entries()) {
    for (const error of validateItems([item], at.child('items'))) {
      yield {
        ...error,
        path: error.path.replace(/items\[0\]/, `items[${i}]`),
        at: error.at.map((part, k) => (k === at.at.length + 1 ? i : part)),
      }
    }
    yield* claimPath(item.path, taken, source.name ?? '', volume)
  }
}

function* validateToken(token: NonNullable<Projection['serviceAccountToken']>, at: Field, volume: Field): Errors {
  const seconds = token.expirationSeconds ?? 0
  if (seconds < SHORTEST_TOKEN) yield invalid(at.child('expirationSeconds'), seconds, 'may not specify a duration less than 10 minutes')
  if (seconds > LONGEST_TOKEN) yield invalid(at.child('expirationSeconds'), seconds, 'may not specify a duration larger than 2^32 seconds')
  const shown = at.child('path').printedAs(volume.child('path'))
  if (!token.path) yield required(shown)
  else yield* invalidFor(shown, token.path, itemPathFaults(token.path))
}

function* validateTrustBundle(bundle: NonNullable<Projection['clusterTrustBundle']>, taken: Set<string>, at: Field, volume: Field): Errors {
  if (bundle.name !== undefined && bundle.signerName !== undefined) yield invalid(at, bundle, 'only one of name and signerName may be used')
  else if (bundle.name !== undefined) {
    if (bundle.name === '') yield required(at.child('name'), 'must be a valid object name')
    for (const why of subdomainFaults(bundle.name))
      yield invalid(at.child('name'), bundle.name, `not a valid clustertrustbundlename: ${why}`)
    if (bundle.labelSelector)
      yield invalid(at.child('labelSelector'), bundle.labelSelector, 'labelSelector must be unset if name is specified')
  } else if (bundle.signerName !== undefined) {
    if (bundle.signerName === '') yield required(at.child('signerName'), 'must be a valid signer name')
    yield* validateSelector(bundle.labelSelector, at.child('labelSelector'))
  } else yield required(at, 'either name or signerName must be specified')
  if (!bundle.path) yield required(at.child('path'))
  yield* invalidFor(at.child('path'), bundle.path ?? '', itemPathFaults(bundle.path ?? ''))
  yield* claimPath(bundle.path, taken, bundle.path ?? '', volume)
}

/** Models validateProjectedVolumeSource in pkg/apis/core/validation (v1.36). */
export function* validateProjections(volume: Draft<IProjectedVolumeSource>, at: Field): Errors {
  yield* validateMode(volume.defaultMode, at.child('defaultMode'))
  const taken = new Set<string>()
  for (const [i, source] of (volume.sources ?? []).entries()) {
    const here = at.child('sources').index(i)
    const { secret, configMap, downwardAPI, serviceAccountToken, clusterTrustBundle } = source
    if (secret) yield* validateKeyed(secret, taken, here.child('secret'), at)
    if (configMap) yield* validateKeyed(configMap, taken, here.child('configMap'), at)
    for (const [j, file] of (downwardAPI?.items ?? []).entries()) {
      const files = here.child('downwardAPI')
      yield* validateDownwardFile(file, files.child('items').index(j), files)
      yield* claimPath(file.path, taken, file.path ?? '', at)
    }
    if (serviceAccountToken) yield* validateToken(serviceAccountToken, here.child('serviceAccountToken'), at)
    if (clusterTrustBundle) yield* validateTrustBundle(clusterTrustBundle, taken, here.child('clusterTrustBundle'), at)
    const count = [secret, configMap, downwardAPI, serviceAccountToken, clusterTrustBundle].filter(Boolean).length
    if (count > 1) yield forbidden(here, 'may not specify more than 1 volume type per source')
  }
}
