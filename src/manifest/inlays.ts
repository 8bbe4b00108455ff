import { PROBE_TYPES } from '../kube/types.ts'
import type { KubeObject, ProbeType } from '../kube/types.ts'
import { podTemplatePath } from '../kube/pod-template.ts'
import { fieldLines } from './outline.ts'
import type { FieldPath, ManifestReading } from './reading.ts'

/** Defaults in force behind the line of the field around them. */
export interface DefaultsAt {
  readonly line: number
  /** Names and values as they would be written. */
  readonly fields: readonly { readonly name: string; readonly value: string }[]
}

/** The defaults that decide how a Pod lives. */
const OF_PROBE = ['periodSeconds', 'timeoutSeconds', 'failureThreshold']
const OF_POD = ['restartPolicy', 'terminationGracePeriodSeconds']
const OF_WORKLOAD: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['replicas'],
  ReplicaSet: ['replicas'],
  StatefulSet: ['replicas'],
  Job: ['backoffLimit'],
}
const PROBES = ['startupProbe', 'livenessProbe', 'readinessProbe']
const CONTAINERS = ['initContainers', 'containers']

/** Lists have fields too: their items. */
const hasFields = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

function at(value: unknown, path: FieldPath): unknown {
  let found = value
  for (const key of path) found = hasFields(found) ? found[key] : undefined
  return found
}

/** What nobody wrote, and holds all the same: probes' times, restartPolicy, grace, replicas. Empty when the text is refused. */
export function defaultsInForce(text: string, { documents, world }: Pick<ManifestReading, 'documents' | 'world'>): readonly DefaultsAt[] {
  return documents.flatMap(({ index, kind, name, value }) => {
    const stored = world?.objects.find((object) => object.kind === kind && object.metadata.name === name)
    if (!stored) return []
    return holdersIn(stored).flatMap(({ path, names }) => {
      const written = at(value, path)
      if (!hasFields(written)) return []
      const fields = names.flatMap((field) => {
        const inForce = at(stored, [...path, field])
        return written[field] === undefined && (typeof inForce === 'string' || typeof inForce === 'number')
          ? [{ name: field, value: String(inForce) }]
          : []
      })
      const [line] = fieldLines(text, [{ document: index, path }])
      return fields.length > 0 && line !== undefined ? [{ line, fields }] : []
    })
  })
}

/** Where workloads' templates name their containers; Pods of their own are not among them. */
export function containersInTemplates(
  text: string,
  { documents }: Pick<ManifestReading, 'documents'>,
): readonly { readonly workload: string; readonly container: string; readonly line: number }[] {
  return documents.flatMap(({ index, kind, name: workload, value }) => {
    const template = podTemplatePath(kind)
    if (!template?.length) return []
    return CONTAINERS.flatMap((list) => {
      const path = [...template, 'spec', list]
      const containers = at(value, path)
      if (!Array.isArray(containers)) return []
      return containers.flatMap((one, i) => {
        const container = at(one, ['name'])
        const [line] = fieldLines(text, [{ document: index, path: [...path, i, 'name'] }])
        return typeof container === 'string' && line !== undefined ? [{ workload, container, line }] : []
      })
    })
  })
}

/** The fields whose parts have defaults, and which of them. */
function holdersIn(object: KubeObject): readonly { path: FieldPath; names: readonly string[] }[] {
  const template = podTemplatePath(object.kind)
  if (!template) return []
  const spec = [...template, 'spec']
  const probes = CONTAINERS.flatMap((list) => {
    const containers = at(object, [...spec, list])
    return Array.isArray(containers)
      ? containers.flatMap((_, i) => PROBES.map((probe) => ({ path: [...spec, list, i, probe], names: OF_PROBE })))
      : []
  })
  const own = OF_WORKLOAD[object.kind]
  return [...(own ? [{ path: ['spec'], names: own }] : []), { path: spec, names: OF_POD }, ...probes]
}

/** Where the probes of containers are written: of a Pod's own, or of those that a workload's template makes. */
export interface ProbePlace {
  /** A Pod's name, or what the names of a workload's Pods begin with. */
  readonly owner: string
  readonly isPod: boolean
  readonly container: string
  readonly probe: ProbeType
  readonly line: number
}

export function probesIn(text: string, { documents }: Pick<ManifestReading, 'documents'>): readonly ProbePlace[] {
  return documents.flatMap(({ index, kind, name: owner, value }) => {
    const template = podTemplatePath(kind)
    if (!template) return []
    return CONTAINERS.flatMap((list) => {
      const path = [...template, 'spec', list]
      const containers = at(value, path)
      if (!Array.isArray(containers)) return []
      return containers.flatMap((one, i) =>
        PROBE_TYPES.flatMap((probe): ProbePlace[] => {
          const container = at(one, ['name'])
          const field = `${probe}Probe`
          const [line] = at(one, [field]) === undefined ? [] : fieldLines(text, [{ document: index, path: [...path, i, field] }])
          return typeof container === 'string' && line !== undefined
            ? [{ owner, isPod: template.length === 0, container, probe, line }]
            : []
        }),
      )
    })
  })
}
