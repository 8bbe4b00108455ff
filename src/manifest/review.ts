/** One object through the stages of an API server: decoding, defaulting, admission, validation. The first that fails answers. */
import { goQuote } from '../base/go-text.ts'
import { defaultObject } from '../kube/defaults/index.ts'
import { findKind, qualifiedPlural, RESOURCE_KINDS, type ResourceKind, resourceName, SIMULATED_KINDS } from '../kube/kinds.ts'
import { structOfKind } from '../kube/schema.ts'
import type { KubeObject } from '../kube/types.ts'
import { decodeObject, pathText } from './decode.ts'
import type { Finding } from './finding.ts'
import { isObject, type JsonObject, type JsonValue, textOf, withSortedKeys } from './json.ts'
import { checkMetadata, mapObject } from './local-checks.ts'
import { quantityProblem, suggestQuantities } from './quantity.ts'
import type { FieldPath } from './reading.ts'
import { findUnsimulated } from './simulated-fields.ts'
import { suggest } from './suggest.ts'
import {
  type ClusterFacts,
  admit as admission,
  composeRefusal,
  type FieldError,
  invalidClause,
  validateObject,
  warnings,
} from './validation/index.ts'

/** What kubectl says of a refused document, where it is the only one and where it is one of several. */
export interface Refusal {
  readonly alone: string
  readonly among: string
}

interface Review {
  readonly findings: readonly Finding[]
  /** Lines that come whatever follows: warnings, `pod/web created`. */
  readonly lines: readonly string[]
  readonly refusal: Refusal | null
  /** As an API server would store it; null when it refuses. */
  readonly object: KubeObject | null
}

/** What exists before an object is created. */
export interface Surroundings {
  readonly file: string
  readonly cluster: ClusterFacts
  /** `plural/namespace/name` of what was created before. */
  readonly created: ReadonlySet<string>
}

/** How an object is told apart from others in its cluster. */
export function objectKey(kind: ResourceKind, metadata: KubeObject['metadata']): string {
  return `${qualifiedPlural(kind)}/${kind.namespaced ? (metadata.namespace ?? 'default') : ''}/${metadata.name}`
}

const refused = (text: string, findings: readonly Finding[]): Review => ({
  findings,
  lines: [],
  refusal: { alone: text, among: text },
  object: null,
})

function serverRefusal(reason: string, file: string, why: string, findings: readonly Finding[]): Review {
  return refused(`Error from server (${reason}): error when creating ${goQuote(file)}: ${why}`, findings)
}

const badRequest = (value: JsonObject, kind: ResourceKind, file: string, why: string, findings: readonly Finding[]): Review => {
  const version = kind.apiVersion.slice(kind.apiVersion.indexOf('/') + 1)
  return serverRefusal(
    'BadRequest',
    file,
    `${textOf(value.kind)} in version ${goQuote(version)} cannot be handled as a ${kind.kind}: ${why}`,
    findings,
  )
}

/** kubectl's own checks of one object, and then the server's. */
export function reviewObject(value: JsonObject, around: Surroundings): Review {
  const { file } = around
  const problem = checkMetadata(value, file)
  const kind = problem ?? mapObject(value, file)
  if ('message' in kind) {
    const mend = kind.path[0] === 'kind' ? suggestKind(value) : quoting(value, kind)
    const finding: Finding = { severity: 'error', code: 'kubectl', message: kind.short, path: kind.path, at: kind.at, ...mend }
    return { findings: [finding], lines: [], refusal: { alone: `error: ${kind.message}`, among: kind.message }, object: null }
  }
  const metadata = isObject(value.metadata) ? value.metadata : {}
  const namespace = typeof metadata.namespace === 'string' && metadata.namespace !== '' ? metadata.namespace : 'default'
  if (kind.namespaced && !around.cluster.namespaces.has(namespace)) {
    const why = `namespaces ${goQuote(namespace)} not found`
    return serverRefusal('NotFound', file, why, [
      { severity: 'error', code: 'admission', message: why, path: ['metadata', 'namespace'], at: 'value' },
    ])
  }
  if (!findKind(textOf(value.apiVersion), textOf(value.kind))) {
    const why = `no kind ${goQuote(textOf(value.kind))} is registered for version ${goQuote(textOf(value.apiVersion))} in scheme "pkg/runtime/scheme.go:111"`
    return badRequest(value, kind, file, why, [
      { severity: 'error', code: 'kubectl', message: why, path: ['kind'], at: 'value', instead: [kind.kind] },
    ])
  }
  return decode(value, kind, around) ?? admit(withSortedKeys(value) as JsonObject, kind, around)
}

/** The kind in the version that has it, or the kind that was meant. */
function suggestKind(value: JsonObject): Partial<Finding> {
  const versions = RESOURCE_KINDS.filter((kind) => kind.kind === value.kind).map((kind) => kind.apiVersion)
  if (versions.length > 0) return { path: ['apiVersion'], instead: versions }
  const meant = suggest(
    textOf(value.kind),
    RESOURCE_KINDS.map((kind) => kind.kind),
  )
  return meant === null || meant === value.kind ? {} : { instead: [meant] }
}

function valueAt(value: JsonValue, path: FieldPath): JsonValue | undefined {
  let at: JsonValue | undefined = value
  for (const step of path) at = Array.isArray(at) ? at[Number(step)] : isObject(at) ? at[step] : undefined
  return at
}

/** The same value as the type that the field has: a number or boolean in quotes, or out of them. */
function quoting(value: JsonObject, { short, path }: { short: string; path: FieldPath }): { instead?: readonly string[] } {
  const found = valueAt(value, path)
  const type = /of type (\w+)$/.exec(short)?.[1] ?? ''
  if (type === 'string' && (typeof found === 'number' || typeof found === 'boolean')) return { instead: [JSON.stringify(String(found))] }
  if (typeof found !== 'string') return {}
  const meant = type.startsWith('int')
    ? /^\d+/.exec(found)?.[0]
    : type === 'bool'
      ? /^(?:true|false)$/i.exec(found)?.[0].toLowerCase()
      : undefined
  return meant === undefined ? {} : { instead: [meant] }
}

/** Strict decoding; null when every field is known and of its type. */
function decode(value: JsonObject, kind: ResourceKind, { file }: Surroundings): Review | null {
  const struct = structOfKind(kind.apiVersion, kind.kind)
  if (!struct) return null
  const { error, unknown, candidates } = decodeObject(value, struct)
  if (!error && unknown.length === 0) return null
  const findings = unknown.map((path, i): Finding => {
    const meant = suggest(String(path.at(-1)), candidates[i] ?? [])
    const message = `unknown field ${goQuote(pathText(path))}`
    return { severity: 'error', code: 'decode', message, path, at: 'key', ...(meant === null ? {} : { instead: [meant] }) }
  })
  if (!error) {
    return badRequest(
      value,
      kind,
      file,
      `strict decoding error: ${unknown.map((path) => `unknown field "${pathText(path)}"`).join(', ')}`,
      findings,
    )
  }
  const found = valueAt(value, error.path)
  const wrongQuantity = typeof found === 'string' && error.message === quantityProblem(found)
  const instead = wrongQuantity ? { instead: suggestQuantities(found) } : quoting(value, { short: error.message, path: error.path })
  findings.push({ severity: 'error', code: 'decode', message: error.message, path: error.path, at: 'value', ...instead })
  return badRequest(value, kind, file, error.message, findings)
}

function invalidFinding({ path, at, body }: FieldError): Finding {
  const match = /^Unsupported value: ("(?:[^"\\]|\\.)*"): supported values: (.*)$/.exec(body)
  const supported = match ? [...(match[2] ?? '').matchAll(/"([^"]*)"/g)].map(([, text]) => text ?? '') : []
  const meant = match ? suggest(String(JSON.parse(match[1] ?? '""')), supported) : null
  const instead = meant === null ? {} : { instead: [meant] }
  return { severity: 'error', code: 'invalid', message: `${path}: ${body}`, path: at, at: 'value', ...instead }
}

/** Defaulting, admission and validation. */
function admit(value: JsonObject, kind: ResourceKind, around: Surroundings): Review {
  const { file, cluster } = around
  const object = defaultObject(value as unknown as KubeObject, { priorityClasses: cluster.priorityClasses })
  const name = object.metadata.name ?? ''
  const refusal = admission(object, cluster)
  if (refusal) {
    const finding: Finding = { severity: 'error', code: 'admission', message: refusal.message, path: refusal.at, at: 'value' }
    return serverRefusal('Forbidden', file, refusal.message, [finding])
  }
  const errors = validateObject(object)
  if (errors.length > 0) {
    const findings = errors.map(invalidFinding)
    const alone = composeRefusal(kind.kind, name, errors)
    const among = `Error from server (Invalid): error when creating ${goQuote(file)}: ${invalidClause(kind.kind, name, errors)}`
    return { findings, lines: [], refusal: { alone, among }, object: null }
  }
  if (around.created.has(objectKey(kind, object.metadata))) {
    const why = `${qualifiedPlural(kind)} ${goQuote(name)} already exists`
    const finding: Finding = { severity: 'error', code: 'admission', message: why, path: ['metadata', 'name'], at: 'value' }
    return serverRefusal('AlreadyExists', file, why, [finding])
  }
  const odd = warnings(object)
  const warned = odd.map(({ text, at }): Finding => ({ severity: 'warning', code: 'warning', message: text, path: at, at: 'value' }))
  const lines = odd.map(({ text }) => `Warning: ${text}`)
  const hints = SIMULATED_KINDS.has(kind.kind) ? findUnsimulated(value, kind.kind) : [unsimulatedKind(kind)]
  return {
    findings: [...warned, ...hints],
    lines: [...lines, `${resourceName(kind, name)} created (server dry run)`],
    refusal: null,
    object,
  }
}

function unsimulatedKind(kind: ResourceKind): Finding {
  return {
    severity: 'hint',
    code: 'simulation',
    message: `${kind.kind} is not simulated yet: it is kept, and changes nothing.`,
    path: ['kind'],
    at: 'value',
  }
}
