import { controllerOf } from '../kube/owners.ts'
import { podTemplatePath } from '../kube/pod-template.ts'
import { isPod } from '../kube/types.ts'
import type { KubeObject } from '../kube/types.ts'
import type { DecisionRecord, PodKey, ProcessRecord, RecordId, Trace, TraceRecord } from '../simulation/trace.ts'
import type { Case } from './case.ts'
import { graceBudget } from './grace.ts'

type Path = readonly (string | number)[]

/** A field of the world's text, whether it is written or defaulted: which document, and where in it. */
export interface FieldRef {
  readonly kind: string
  /** Null: the document has none. */
  readonly namespace: string | null
  /** Empty for the Scenario, of which there is one. */
  readonly name: string
  readonly path: Path
}

/** Where an object has the spec of its Pods; null for kinds without Pods. */
function specPath({ kind }: KubeObject): Path | null {
  const path = podTemplatePath(kind)
  return path && [...path, 'spec']
}

const at = (object: unknown, path: Path): unknown => {
  let value = object
  for (const key of path) value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return value
}

const isNamed = (value: unknown, name: string): boolean =>
  typeof value === 'object' && value !== null && Reflect.get(value, 'name') === name

/** A field of an object as a whole. */
export const fieldOf = ({ kind, metadata }: KubeObject, ...path: Path): FieldRef => ({
  kind,
  namespace: metadata.namespace ?? null,
  name: metadata.name,
  path,
})

/** Kept for as long as the Trace is. */
const homes = new WeakMap<Trace, Map<PodKey, KubeObject | null>>()

/** The object of the world that a Pod came from: itself, or the workload at the root of its owners; null when it was created later. */
function homeOf(of: Case, key: PodKey): KubeObject | null {
  const known = homes.get(of.trace) ?? new Map<PodKey, KubeObject | null>()
  homes.set(of.trace, known)
  const home = known.get(key) ?? (known.has(key) ? null : findHome(of, key))
  known.set(key, home)
  return home
}

function findHome({ trace, world }: Case, key: PodKey): KubeObject | null {
  const [namespace, name] = key.split('/')
  const added = trace.records.find(
    (one) =>
      one.kind === 'watch' &&
      isPod(one.object) &&
      one.object.metadata.name === name &&
      (one.object.metadata.namespace ?? 'default') === namespace,
  )
  let object = added?.kind === 'watch' ? added.object : null
  while (object) {
    const owner = controllerOf(object)
    if (!owner) break
    object = objectOf(trace, owner.uid)
  }
  if (!object) return null
  const { kind, metadata } = object
  return (
    world?.objects.find(
      (one) => one.kind === kind && one.metadata.name === metadata.name && (one.metadata.namespace ?? '') === (metadata.namespace ?? ''),
    ) ?? null
  )
}

function objectOf(trace: Trace, uid: string): KubeObject | null {
  const record = trace.records.find((one) => one.kind === 'watch' && one.object.metadata.uid === uid)
  return record?.kind === 'watch' ? record.object : null
}

/** A field of a Pod's spec where it is written: in the Pod, or in the template that the Pod was made from. */
export function podField(of: Case, key: PodKey, ...path: Path): readonly FieldRef[] {
  const home = homeOf(of, key)
  const spec = home && specPath(home)
  return home && spec ? [fieldOf(home, ...spec, ...path)] : []
}

/** A field of a container's spec where it is written. */
export function containerField(of: Case, key: PodKey, container: string, ...path: Path): readonly FieldRef[] {
  const home = homeOf(of, key)
  const spec = home && specPath(home)
  if (!home || !spec) return []
  for (const list of ['initContainers', 'containers']) {
    const items = at(home, [...spec, list])
    const index = Array.isArray(items) ? items.findIndex((one) => isNamed(one, container)) : -1
    if (index >= 0) return [fieldOf(home, ...spec, list, index, ...path)]
  }
  return []
}

/** The fields of a Pod's spec by which a plugin of the scheduler filters nodes. */
const FILTERED_BY: Readonly<Record<string, readonly string[]>> = {
  NodeName: ['nodeName'],
  NodeAffinity: ['nodeSelector', 'affinity'],
  InterPodAffinity: ['affinity'],
  TaintToleration: ['tolerations'],
  PodTopologySpread: ['topologySpreadConstraints'],
  VolumeBinding: ['volumes'],
  VolumeRestrictions: ['volumes'],
  NodeResourcesFit: ['containers'],
  NodePorts: ['containers'],
}

/** What kept a Pod from nodes, and what chose among those that were left. */
function fieldsOfDecision(of: Case, { pod, node, rejections }: DecisionRecord): readonly FieldRef[] {
  const names = new Set([
    ...rejections.flatMap(({ plugin }) => FILTERED_BY[plugin] ?? []),
    ...(node === null ? [] : ['nodeSelector', 'affinity']),
  ])
  return [...names].flatMap((field) => writtenPodField(of, pod, field))
}

/** The fields that took part in one record. */
export function fieldsOfRecord(of: Case, record: TraceRecord): readonly FieldRef[] {
  switch (record.kind) {
    case 'fault':
    case 'script':
    case 'command':
      return [{ kind: 'Scenario', namespace: null, name: '', path: record.path }]
    case 'probe': {
      const own = (field: string): readonly FieldRef[] => containerField(of, record.pod, record.container, `${record.probe}Probe`, field)
      if (record.result === 'success') return record.threshold > 1 ? own('successThreshold') : own('periodSeconds')
      const timedOut = record.until > record.at + 500
      const counted = [...own('periodSeconds'), ...own('failureThreshold'), ...(timedOut ? own('timeoutSeconds') : [])]
      return [...counted, ...scriptOf(of.trace, record)]
    }
    case 'hook':
      return containerField(of, record.pod, record.container, 'lifecycle', record.hook)
    case 'signal': {
      const from = graceBudget(of, record)?.from
      if (from === 'livenessProbe' || from === 'startupProbe')
        return containerField(of, record.pod, record.container, from, 'terminationGracePeriodSeconds')
      return from === 'terminationGracePeriodSeconds' ? podField(of, record.pod, 'terminationGracePeriodSeconds') : []
    }
    case 'pull':
      return containerField(of, record.pod, record.container, 'image')
    case 'memory':
      return writtenIn(of, containerField(of, record.pod, record.container, 'resources', 'limits', 'memory'))
    case 'process':
      return fieldsOfProcess(of, record)
    case 'note':
      return record.what === 'mountFailed' ? podField(of, record.pod, 'volumes') : []
    case 'decision':
      return fieldsOfDecision(of, record)
    default:
      return []
  }
}

function fieldsOfProcess(of: Case, record: ProcessRecord): readonly FieldRef[] {
  const own = (...path: Path): readonly FieldRef[] => containerField(of, record.pod, record.container, ...path)
  if (record.what === 'started') return ['command', 'args'].flatMap((field) => writtenIn(of, own(field)))
  if (record.what !== 'exited') return []
  return record.reason === 'OOMKilled' ? own('resources', 'limits', 'memory') : scriptOf(of.trace, record)
}

const isWritten = ({ world }: Case, { kind, name, path }: FieldRef): boolean =>
  at(
    world?.objects.find((one) => one.kind === kind && one.metadata.name === name),
    path,
  ) !== undefined

/** Those fields that are written, not defaulted. */
export const writtenIn = (of: Case, fields: readonly FieldRef[]): readonly FieldRef[] => fields.filter((ref) => isWritten(of, ref))

const writtenPodField = (of: Case, pod: PodKey, ...path: Path): readonly FieldRef[] => writtenIn(of, podField(of, pod, ...path))

/** The line of the Scenario by which a process ends, or does not listen yet. */
const scriptOf = (trace: Trace, { causes }: TraceRecord): readonly FieldRef[] =>
  causes.flatMap((cause) => {
    const record = trace.records[cause]
    return record?.kind === 'script' ? [{ kind: 'Scenario', namespace: null, name: '', path: record.path }] : []
  })

/** The fields that took part in what these records tell, each once. */
export function fieldsOf(of: Case, records: readonly RecordId[], more: readonly FieldRef[] = []): readonly FieldRef[] {
  const found = new Map<string, FieldRef>()
  const all = [...records.flatMap((id) => of.trace.records[id] ?? []).flatMap((record) => fieldsOfRecord(of, record)), ...more]
  for (const field of all) found.set(JSON.stringify([field.kind, field.namespace, field.name, field.path]), field)
  return [...found.values()]
}
