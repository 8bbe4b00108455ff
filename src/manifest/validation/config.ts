/** ConfigMaps and Secrets. Models pkg/apis/core/validation/validation.go (v1.36). */
import type { IConfigMap } from 'kubernetes-models/v1/ConfigMap'
import type { ISecret } from 'kubernetes-models/v1/Secret'
import type { Draft } from '../../kube/draft.ts'
import { sortedEntries } from '../../kube/draft.ts'
import { Field, field, invalid, invalidFor, required, tooLong } from './errors.ts'
import type { Errors } from './errors.ts'
import { validateMetadata } from './metadata.ts'
import { bytesOf, configKeyFaults } from './texts.ts'

const LARGEST = 1_048_576

/** Bytes that a text in base64 stands for. */
const decodedLength = (text: string): number => {
  const plain = text.replace(/\s/g, '')
  return Math.floor((plain.length * 3) / 4) - (/=*$/.exec(plain)?.[0].length ?? 0)
}

/** Models ValidateConfigMap in pkg/apis/core/validation (v1.36). */
export function* validateConfigMap(map: Draft<IConfigMap>): Errors {
  yield* validateMetadata(map.metadata, field('metadata'))
  let size = 0
  for (const [key, value] of sortedEntries(map.data)) {
    const at = field('data').key(key)
    yield* invalidFor(at, key, configKeyFaults(key))
    if (map.binaryData && Object.hasOwn(map.binaryData, key)) yield invalid(at, key, 'duplicate of key present in binaryData')
    size += bytesOf(value ?? '')
  }
  for (const [key, value] of sortedEntries(map.binaryData)) {
    yield* invalidFor(field('binaryData').key(key), key, configKeyFaults(key))
    size += decodedLength(value ?? '')
  }
  if (size > LARGEST) yield tooLong(new Field('[]', []), LARGEST)
}

/** What must not be missing, by type of Secret. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
}

/** Why a text is no JSON object, as Go says it, or null. */
function whyNoJson(text: string): string | null {
  const first = text.trimStart()[0]
  if (first === undefined) return 'unexpected end of JSON input'
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && !Array.isArray(value)) return null
    const kind = Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : typeof value
    return `json: cannot unmarshal ${kind} into Go value of type map[string]interface {}`
  } catch {
    return /[{["\d\-tfn]/.test(first) ? 'unexpected end of JSON input' : `invalid character '${first}' looking for beginning of value`
  }
}

function decoded(text: string): string {
  try {
    return atob(text.replace(/\s/g, ''))
  } catch {
    return ''
  }
}

/** Models ValidateSecret in pkg/apis/core/validation (v1.36). */
export function* validateSecret(secret: Draft<ISecret>): Errors {
  yield* validateMetadata(secret.metadata, field('metadata'))
  const data = secret.data ?? {}
  let size = 0
  for (const [key, value] of sortedEntries(data)) {
    yield* invalidFor(field('data').key(key), key, configKeyFaults(key))
    size += decodedLength(value ?? '')
  }
  if (size > LARGEST) yield tooLong(field('data'), LARGEST)
  const type = secret.type ?? ''
  for (const key of NEEDED[type] ?? []) if (!Object.hasOwn(data, key)) yield required(field('data').key(key))
  for (const key of ['.dockercfg', '.dockerconfigjson']) {
    const why = NEEDED[type]?.includes(key) && data[key] !== undefined ? whyNoJson(decoded(data[key])) : null
    if (why) yield invalid(field('data').key(key), '<secret contents redacted>', why)
  }
  if (type === 'kubernetes.io/basic-auth' && data.username === undefined && data.password === undefined) {
    yield required(field('data').key('username'))
    yield required(field('data').key('password'))
  }
  const account = 'kubernetes.io/service-account.name'
  if (type === 'kubernetes.io/service-account-token' && !secret.metadata?.annotations?.[account]) {
    yield required(field('metadata', 'annotations').key(account))
  }
}
