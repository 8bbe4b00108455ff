/**
 * Makes src/manifest/schema/world.json, the JSON schema that the editor completes and explains by: `npm run schema`.
 * It comes from the published models of the Kubernetes API and from the Scenario's own types, with their comments.
 */
import { writeFileSync } from 'node:fs'
import { definitionsOf, ROOT } from './models.ts'

const OUT = `${ROOT}src/manifest/schema/world.json`

/** Kinds that the editor knows, by the module that describes them. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  v1: [
    'Pod',
    'Service',
    'Secret',
    'ConfigMap',
    'Namespace',
    'Node',
    'PersistentVolumeClaim',
    'PersistentVolume',
    'ReplicationController',
    'ServiceAccount',
    'LimitRange',
    'ResourceQuota',
  ],
  'apps/v1': ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet'],
  'batch/v1': ['Job', 'CronJob'],
  'policy/v1': ['PodDisruptionBudget'],
  'scheduling.k8s.io/v1': ['PriorityClass'],
}

interface Schema {
  [key: string]: unknown
  properties?: Record<string, Schema>
  required?: string[]
}

const all = Object.entries(KINDS).flatMap(([apiVersion, kinds]) => kinds.map((kind) => ({ apiVersion, kind })))

/** Definition names as people know them: without the path of the API package. */
function shortName(name: string): string {
  return decodeURIComponent(name)
    .replace(/^I+oK8s(?:Api|ApimachineryPkg)(?:[A-Z][a-z]+)*?V\d+(?:alpha\d+|beta\d+)?(?=[A-Z])/, '')
    .replace(/^I(?=[A-Z])/, '')
}

function rename(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => rename(item, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      if (key !== '$ref' || typeof item !== 'string') return [key, rename(item, names)]
      const name = item.slice('#/definitions/'.length)
      return [key, `#/definitions/${names.get(name) ?? names.get(decodeURIComponent(name)) ?? name}`]
    }),
  )
}

/** Leaves out what nobody writes, and lets a missing name pass: the API server's own words are better. */
function trim(schema: Schema, kind: string | undefined): Schema {
  const { status: _status, ...properties } = schema.properties ?? {}
  const required = (schema.required ?? []).filter((name) => name !== 'status')
  const { required: _required, ...rest } = schema
  return { ...rest, properties: kind === undefined ? (schema.properties ?? {}) : properties, ...(required.length > 0 ? { required } : {}) }
}

/** The definitions that `roots` need, directly or through others. */
function reachable(definitions: Readonly<Record<string, unknown>>, roots: readonly string[]): Record<string, unknown> {
  const found = new Set<string>()
  const visit = (name: string): void => {
    if (found.has(name)) return
    found.add(name)
    for (const [, next] of JSON.stringify(definitions[name] ?? {}).matchAll(/"#\/definitions\/([^"]+)"/g)) visit(next ?? '')
  }
  for (const root of roots) visit(root)
  return Object.fromEntries([...found].sort().map((name) => [name, definitions[name]]))
}

function main(): void {
  const old = definitionsOf<Schema>(all, { Scenario: 'src/kube/scenario.ts' })
  const names = new Map(Object.keys(old).map((name) => [name, shortName(name)]))
  const kinds = new Map([...all.map(({ kind }) => kind), 'Scenario'].map((kind) => [kind, kind]))
  const definitions: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(old)) {
    const short = names.get(name) ?? name
    if (short === 'Roots') continue
    definitions[short] = rename(schema.properties ? trim(schema, kinds.get(short)) : schema, names)
  }
  const versions = [...all, { apiVersion: 'podscope.dev/v1alpha1', kind: 'Scenario' }]
  const world = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    properties: {
      apiVersion: {
        type: 'string',
        enum: [...new Set(versions.map(({ apiVersion }) => apiVersion))],
        description: 'Group and version of the kind.',
      },
      kind: { type: 'string', enum: versions.map(({ kind }) => kind), description: 'What kind of object this document describes.' },
    },
    required: ['apiVersion', 'kind'],
    allOf: versions.map(({ kind }) => ({
      if: { required: ['kind'], properties: { kind: { const: kind } } },
      implies: { $ref: `#/definitions/${kind}` },
    })),
    definitions: reachable(
      definitions,
      versions.map(({ kind }) => kind),
    ),
  }
  // An object with a `then` would be taken for a promise: the word comes last.
  writeFileSync(OUT, `${JSON.stringify(world).replaceAll('"implies":{"$ref"', '"then":{"$ref"')}\n`)
}

main()
