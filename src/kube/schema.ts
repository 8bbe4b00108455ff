/** The API's types as Go knows them: what a server decodes a manifest into. */
import { APPS_STRUCTS } from './schema/apps.ts'
import { AUTOSCALING_STRUCTS } from './schema/autoscaling.ts'
import { AUTOSCALINGV2_STRUCTS } from './schema/autoscalingv2.ts'
import { BATCH_STRUCTS } from './schema/batch.ts'
import { COORDINATION_STRUCTS } from './schema/coordination.ts'
import { CORE_STRUCTS } from './schema/core.ts'
import { DISCOVERY_STRUCTS } from './schema/discovery.ts'
import { META_STRUCTS } from './schema/meta.ts'
import { NAMED_TYPES } from './schema/named.ts'
import { NETWORKING_STRUCTS } from './schema/networking.ts'
import { NODE_STRUCTS } from './schema/node.ts'
import { POLICY_STRUCTS } from './schema/policy.ts'
import { RBAC_STRUCTS } from './schema/rbac.ts'
import { SCHEDULING_STRUCTS } from './schema/scheduling.ts'
import { STORAGE_STRUCTS } from './schema/storage.ts'

/**
 * In the data a struct is one line: its fields in the order of declaration, `json:type` or `GoName=json:type` where the Go name is not the
 * JSON name with a capital; `+type` embeds a struct. Types are written as in Go, with the API package before the dot (`core.PodSpec`).
 */
const PACKAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  apps: APPS_STRUCTS,
  autoscaling: AUTOSCALING_STRUCTS,
  autoscalingv2: AUTOSCALINGV2_STRUCTS,
  batch: BATCH_STRUCTS,
  coordination: COORDINATION_STRUCTS,
  core: CORE_STRUCTS,
  discovery: DISCOVERY_STRUCTS,
  meta: META_STRUCTS,
  networking: NETWORKING_STRUCTS,
  node: NODE_STRUCTS,
  policy: POLICY_STRUCTS,
  rbac: RBAC_STRUCTS,
  scheduling: SCHEDULING_STRUCTS,
  storage: STORAGE_STRUCTS,
}

/** Package of the structs of each group that has some. */
const GROUPS: Readonly<Record<string, string>> = {
  v1: 'core',
  'apps/v1': 'apps',
  'autoscaling/v1': 'autoscaling',
  'autoscaling/v2': 'autoscalingv2',
  'batch/v1': 'batch',
  'coordination.k8s.io/v1': 'coordination',
  'discovery.k8s.io/v1': 'discovery',
  'networking.k8s.io/v1': 'networking',
  'node.k8s.io/v1': 'node',
  'policy/v1': 'policy',
  'rbac.authorization.k8s.io/v1': 'rbac',
  'scheduling.k8s.io/v1': 'scheduling',
  'storage.k8s.io/v1': 'storage',
}

export interface SchemaField {
  /** As Go calls it, in messages about embedded structs and in internal types. */
  readonly goName: string
  /** As JSON calls it. */
  readonly name: string
  /** `*core.SecurityContext`, `[]string`, `map[string]string`. */
  readonly type: string
  /** Go names of the embedded structs it sits in, outermost first. */
  readonly within: readonly string[]
}

export interface SchemaStruct {
  /** `core.PodSpec` */
  readonly key: string
  /** `PodSpec` */
  readonly goName: string
  /** By JSON name, in the order of declaration; those of embedded structs in their place. */
  readonly fields: ReadonlyMap<string, SchemaField>
}

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)
const cache = new Map<string, SchemaStruct>()

function readFields(line: string): SchemaField[] {
  return line.split(' ').flatMap((word): SchemaField[] => {
    if (word.startsWith('+')) {
      const inner = findStruct(word.slice(1))
      return [...(inner?.fields.values() ?? [])].map((field) => ({ ...field, within: [inner?.goName ?? '', ...field.within] }))
    }
    const colon = word.indexOf(':')
    const [first = '', second] = word.slice(0, colon).split('=')
    const name = second ?? first
    return name === '' ? [] : [{ goName: second === undefined ? capital(first) : first, name, type: word.slice(colon + 1), within: [] }]
  })
}

/** The struct of that key (`core.PodSpec`); undefined when it is none. */
export function findStruct(key: string): SchemaStruct | undefined {
  const known = cache.get(key)
  if (known) return known
  const [room = '', goName = ''] = key.split('.')
  const line = PACKAGES[room]?.[goName]
  if (line === undefined) return undefined
  const struct = { key, goName, fields: new Map(readFields(line).map((field) => [field.name, field])) }
  cache.set(key, struct)
  return struct
}

/** What an object of that kind is decoded into; undefined for kinds whose fields Podscope does not know. */
export function structOfKind(apiVersion: string, kind: string): SchemaStruct | undefined {
  const room = GROUPS[apiVersion]
  return room === undefined ? undefined : findStruct(`${room}.${kind}`)
}

/** What a named type that is no struct is made of: `string` of `core.DNSPolicy`; the type itself otherwise. */
export function underlyingType(type: string): string {
  return NAMED_TYPES[type] ?? type
}

/** A type as Go's messages print it: `[]v1.Container`, `map[string]string`. */
export function printedType(type: string): string {
  return type.replace(/[a-z0-9]+(?=\.)/g, (room) => (room === 'autoscalingv2' ? 'v2' : room in PACKAGES ? 'v1' : room))
}

/** The type in a pointer, list or map; the type itself otherwise. */
export function elementType(type: string): string {
  return type.replace(/^(?:\*|\[\]|map\[[^\]]*\])/, '')
}
