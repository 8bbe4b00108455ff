import { canonicalQuantity, quantityOf } from '../../base/quantity.ts'
import type { IEnvFromSource } from 'kubernetes-models/v1/EnvFromSource'
import type { IEnvVar } from 'kubernetes-models/v1/EnvVar'
import type { IEnvVarSource } from 'kubernetes-models/v1/EnvVarSource'
import type { IObjectFieldSelector } from 'kubernetes-models/v1/ObjectFieldSelector'
import type { IResourceFieldSelector } from 'kubernetes-models/v1/ResourceFieldSelector'
import type { Draft } from '../../kube/draft.ts'
import { invalid, invalidFor, notFound, required, unsupported } from './errors.ts'
import type { Errors, Field } from './errors.ts'
import { configKeyFaults, envNameFaults, keyFaults, relativePathFaults, subdomainFaults } from './texts.ts'

/** Fields that an environment variable may take its value from. */
const ENV_FIELDS: readonly string[] = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]

/** Fields of a Pod that have a name for the downward API at all. Models pkg/apis/core/pods/helpers.go (v1.36). */
const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  ...ENV_FIELDS,
  'metadata.annotations',
  'metadata.labels',
  'spec.restartPolicy',
  'spec.schedulerName',
  'status.phase',
  'spec.host',
])

const RESOURCES: readonly string[] = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
]

const UNITS = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei']

/** Why a field path means nothing, or null: `metadata.labels['k']` has a subscript, other fields have none. */
function whyNoField(apiVersion: string, path: string, base: string, subscript: string | null): string | null {
  if (apiVersion !== 'v1') return `unsupported pod version: ${apiVersion}`
  if (subscript !== null) {
    return base === 'metadata.annotations' || base === 'metadata.labels' ? null : `field label does not support subscript: ${path}`
  }
  return KNOWN_FIELDS.has(path) ? null : `field label not supported: ${path}`
}

/** `fields` are those allowed here. */
export function* validateFieldRef(ref: Draft<IObjectFieldSelector>, fields: readonly string[], at: Field): Errors {
  const { apiVersion = '', fieldPath: path = '' } = ref
  if (apiVersion === '') return yield required(at.child('apiVersion'))
  if (path === '') return yield required(at.child('fieldPath'))
  const [, base = path, subscript = null] = /^([^[]*)\['(.*)'\]$/s.exec(path) ?? []
  const why = whyNoField(apiVersion, path, base, subscript)
  if (why) return yield invalid(at.child('fieldPath'), path, `error converting fieldPath: ${why}`)
  if (subscript === null) {
    const known = path === 'spec.host' ? 'spec.nodeName' : path
    if (!fields.includes(known)) yield unsupported(at.child('fieldPath'), known, fields)
    return
  }
  const key = base === 'metadata.annotations' ? subscript.toLowerCase() : subscript
  yield* invalidFor(at.child('fieldPath').printedAs(at), key, keyFaults(key))
}

const isHugePages = (resource: string): boolean => /^(limits|requests)\.hugepages-/.test(resource)

/** What a resource field may be divided by, and what it is called where it may not. */
function divisorsOf(resource: string): [allowed: readonly string[], name: string] | null {
  if (isHugePages(resource)) return [UNITS, 'hugepages']
  switch (resource) {
    case 'limits.cpu':
    case 'requests.cpu':
      return [['1m', '1'], 'cpu']
    case 'limits.memory':
    case 'requests.memory':
      return [UNITS, 'memory']
    case 'limits.ephemeral-storage':
    case 'requests.ephemeral-storage':
      return [UNITS, 'local ephemeral storage']
    default:
      return null
  }
}

/** Models validateContainerResourceFieldSelector in pkg/apis/core/validation (v1.36); in a volume the container must be named. */
export function* validateResourceFieldRef(ref: Draft<IResourceFieldSelector>, at: Field, inVolume: boolean): Errors {
  const { resource = '', divisor } = ref
  if (inVolume && !ref.containerName) yield required(at.child('containerName'))
  else if (resource === '') yield required(at.child('resource'))
  else if (!RESOURCES.includes(resource) && !isHugePages(resource)) yield unsupported(at.child('resource'), resource, RESOURCES)
  const divisors = divisorsOf(resource)
  if (divisor === undefined || quantityOf(divisor).nanos === 0n || !divisors) return
  const [allowed, name] = divisors
  if (allowed.includes(canonicalQuantity(divisor))) return
  const list = name === 'cpu' ? '1m and 1' : allowed.join(', ')
  yield invalid(at.child('divisor'), resource, `only divisor's values ${list} are supported with the ${name} resource`)
}

function* validateKeyRef(ref: { name?: string; key?: string }, at: Field): Errors {
  const { name = '', key = '' } = ref
  yield* invalidFor(at.child('name'), name, subdomainFaults(name))
  if (key === '') yield required(at.child('key'))
  else yield* invalidFor(at.child('key'), key, configKeyFaults(key))
}

function* validateFileKeyRef(
  ref: NonNullable<Draft<IEnvVarSource>['fileKeyRef']>,
  volumes: ReadonlyMap<string, { emptyDir?: unknown }>,
  at: Field,
): Errors {
  const { key = '', volumeName = '', path = '' } = ref
  if (key === '') yield required(at.child('key'))
  else yield* invalidFor(at.child('key'), key, envNameFaults(key))
  if (volumeName === '') yield required(at.child('volumeName'))
  if (path === '') yield required(at.child('path'))
  else yield* invalidFor(at.child('path'), path, relativePathFaults(path))
  if (!volumes.has(volumeName)) yield notFound(at.child('volumeName'), volumeName)
  else if (!volumes.get(volumeName)?.emptyDir) yield invalid(at.child('volumeName'), volumeName, 'must be of type emptyDir')
}

type KnownVolumes = ReadonlyMap<string, { emptyDir?: unknown }>

function* validateValueFrom(variable: Draft<IEnvVar>, volumes: KnownVolumes, at: Field): Errors {
  const source = variable.valueFrom
  if (!source) return
  const { fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef } = source
  if (fieldRef) yield* validateFieldRef(fieldRef, ENV_FIELDS, at.child('fieldRef'))
  if (resourceFieldRef) yield* validateResourceFieldRef(resourceFieldRef, at.child('resourceFieldRef'), false)
  if (configMapKeyRef) yield* validateKeyRef(configMapKeyRef, at.child('configMapKeyRef'))
  if (secretKeyRef) yield* validateKeyRef(secretKeyRef, at.child('secretKeyRef'))
  if (fileKeyRef) yield* validateFileKeyRef(fileKeyRef, volumes, at.child('fileKeyRef'))
  const count = [fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef, fileKeyRef].filter(Boolean).length
  if (count === 0)
    yield invalid(at, '', 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`')
  else if (variable.value) yield invalid(at, '', 'may not be specified when `value` is not empty')
  else if (count > 1) yield invalid(at, '', 'may not have more than one field specified at a time')
}

/** Models ValidateEnv in pkg/apis/core/validation (v1.36). */
export function* validateEnv(env: readonly Draft<IEnvVar>[] | undefined, volumes: KnownVolumes, at: Field): Errors {
  for (const [i, variable] of (env ?? []).entries()) {
    const here = at.index(i)
    if (!variable.name) yield required(here.child('name'))
    else yield* invalidFor(here.child('name'), variable.name, envNameFaults(variable.name))
    yield* validateValueFrom(variable, volumes, here.child('valueFrom'))
  }
}

function* validateEnvSource(name: string | undefined, at: Field): Errors {
  if (!name) yield required(at.child('name'))
  else yield* invalidFor(at.child('name'), name, subdomainFaults(name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name))
}

/** Models ValidateEnvFrom in pkg/apis/core/validation (v1.36). */
export function* validateEnvFrom(sources: readonly Draft<IEnvFromSource>[] | undefined, at: Field): Errors {
  for (const [i, source] of (sources ?? []).entries()) {
    const here = at.index(i)
    if (source.prefix) yield* invalidFor(here.child('prefix'), source.prefix, envNameFaults(source.prefix))
    if (source.configMapRef) yield* validateEnvSource(source.configMapRef.name, here.child('configMapRef'))
    if (source.secretRef) yield* validateEnvSource(source.secretRef.name, here.child('secretRef'))
    const whole = here.printedAs(at)
    if (!source.configMapRef && !source.secretRef) yield invalid(whole, '', 'must specify one of: `configMapRef` or `secretRef`')
    else if (source.configMapRef && source.secretRef) yield invalid(whole, '', 'may not have more than one field specified at a time')
  }
}
