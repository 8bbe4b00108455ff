import { equal } from '../../base/equal.ts'
import { goJson } from '../../base/go-text.ts'
import { cloneJson, isRecord } from '../../base/json.ts'
import { defaultObject } from '../../kube/defaults/index.ts'
import { findKind, resourceName } from '../../kube/kinds.ts'
import { applyStrategicPatch, strategicDifference } from '../../kube/patch/index.ts'
import type { ScenarioStep } from '../../kube/scenario.ts'
import { storedForm } from '../../kube/stored.ts'
import type { KubeObject } from '../../kube/types.ts'
import { change, createStored } from './change.ts'
import type { CommandContext } from './context.ts'

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration'

/** Fields of a spec that the cluster sets beside what people write. */
const CLUSTER_FIELDS: ReadonlySet<string> = new Set(['nodeName', 'clusterIP', 'clusterIPs', 'finalizers', 'volumeName', 'selector'])

/** The stored object with a newly written one laid over it: what people no longer write is gone, what the cluster added stays. */
function replaced(stored: KubeObject, written: KubeObject): KubeObject {
  const patched = applyStrategicPatch(stored, written) as KubeObject & { spec?: unknown }
  const wanted = defaultObject(written, { uid: stored.metadata.uid ?? '' }) as KubeObject & { spec?: unknown }
  if (!isRecord(wanted.spec) || !isRecord(patched.spec) || stored.kind === 'Pod') return storedForm(patched)
  const kept = Object.fromEntries(Object.entries(patched.spec).filter(([key]) => CLUSTER_FIELDS.has(key)))
  return storedForm({ ...patched, spec: { ...kept, ...cloneJson(wanted.spec) } } as KubeObject)
}

const SERVER_FIELDS = [
  'uid',
  'creationTimestamp',
  'resourceVersion',
  'generation',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
] as const

/** The stored object with nothing left of what was written before. Models kubectl/pkg/cmd/replace/replace.go (v1.36). */
function put(stored: KubeObject, written: KubeObject): KubeObject {
  const wanted = defaultObject(written, { uid: stored.metadata.uid ?? '' }) as KubeObject & { spec?: unknown }
  const kept = Object.fromEntries(SERVER_FIELDS.flatMap((key) => (stored.metadata[key] === undefined ? [] : [[key, stored.metadata[key]]])))
  const { spec } = stored as { spec?: unknown }
  const allocated = stored.kind === 'Service' && isRecord(spec) ? { clusterIP: spec.clusterIP, clusterIPs: spec.clusterIPs } : {}
  return storedForm({
    ...wanted,
    metadata: { ...wanted.metadata, ...kept },
    ...(isRecord(wanted.spec) && { spec: { ...allocated, ...wanted.spec } }),
  })
}

/** A value with the keys of its maps in order, as Go writes them. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((key) => [key, sorted(value[key])]),
  )
}

/** The object with what was written of it in an annotation. Models kubectl/pkg/util/apply.go, GetModifiedConfiguration (v1.36). */
function annotated(written: KubeObject): KubeObject {
  const { [LAST_APPLIED]: _, ...annotations } = written.metadata.annotations ?? {}
  const plain = { ...written, metadata: { ...written.metadata, annotations } }
  return { ...written, metadata: { ...written.metadata, annotations: { ...annotations, [LAST_APPLIED]: `${goJson(sorted(plain))}\n` } } }
}

/** What a patch only takes away. */
function removals(patch: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(patch).flatMap(([key, value]): [string, unknown][] => {
      if (value === null || key.startsWith('$deleteFromPrimitiveList')) return [[key, value]]
      if (isRecord(value)) return [[key, removals(value)]]
      const gone = Array.isArray(value) ? value.filter((item) => isRecord(item) && item.$patch === 'delete') : []
      return gone.length > 0 ? [[key, gone]] : []
    }),
  )
}

/** What was applied last, as its annotation tells; null where somebody has written something else into that. */
function lastApplied({ metadata }: KubeObject): Record<string, unknown> | null {
  const text = metadata.annotations?.[LAST_APPLIED] ?? ''
  if (text === '') return {}
  try {
    const last: unknown = JSON.parse(text)
    return last === null ? {} : isRecord(last) ? last : null
  } catch {
    return null
  }
}

/** The stored object as `kubectl apply` makes it: what was written last and is no longer goes. Models kubectl/pkg/cmd/apply/patcher.go (v1.36). */
function applied(stored: KubeObject, wanted: KubeObject, last: Record<string, unknown>): KubeObject {
  const gone = removals(strategicDifference(last, { ...wanted }))
  return storedForm(applyStrategicPatch(applyStrategicPatch(stored, gone), wanted) as KubeObject)
}

/** Why nothing can be applied to an object whose annotation is no JSON. Models kubectl/pkg/cmd/apply/apply.go and patcher.go (v1.36). */
function unreadable(stored: KubeObject, sent: KubeObject): string {
  const { apiVersion, kind, metadata } = stored
  const at = apiVersion.lastIndexOf('/')
  const version = `${apiVersion.slice(0, Math.max(0, at))}/${apiVersion.slice(at + 1)}`
  const file = `for: "${kind.toLowerCase()}.yaml": `
  return [
    'error: error when applying patch:',
    '',
    'to:',
    `Resource: "${version}, Resource=${findKind(apiVersion, kind)?.plural ?? ''}", GroupVersionKind: "${version}, Kind=${kind}"`,
    `Name: "${metadata.name}", Namespace: "${metadata.namespace ?? ''}"`,
    `${file}error when creating patch with:`,
    'original:',
    metadata.annotations?.[LAST_APPLIED] ?? '',
    'modified:',
    `${goJson(sorted(sent))}\n`,
    'current:',
    `${goJson(sorted(stored))}\n`,
    `${file}invalid JSON document`,
  ].join('\n')
}

const unmanaged = (name: string): string =>
  `Warning: resource ${name} is missing the ${LAST_APPLIED} annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n`

/** Creates an object, or changes what is there, as a verb of kubectl does it; without one as an API client that wants it so. */
export function sendObject(ctx: CommandContext, written: KubeObject, verb: ScenarioStep['verb']): string {
  const kind = findKind(written.apiVersion, written.kind)
  const { generateName, name: given = '' } = written.metadata as { readonly generateName?: string; readonly name?: string }
  // Models kubectl/pkg/cmd/apply/apply.go, applyOneObject (v1.36).
  if (verb === 'apply' && given === '' && generateName) return `error: from ${generateName}: cannot use generate name with apply`
  const namespace = kind?.namespaced ? (written.metadata.namespace ?? 'default') : ''
  const nameOf = ({ metadata }: KubeObject): string => (kind ? resourceName(kind, metadata.name) : metadata.name)
  const placed = namespace === '' ? written : { ...written, metadata: { ...written.metadata, namespace } }
  const sent = verb === 'apply' ? annotated(placed) : written
  const stored = ctx.api.get(written.kind, namespace, written.metadata.name)
  if (!stored || verb === 'create') {
    const created = createStored(ctx, sent)
    return created.ok ? `${nameOf(created.object)} ${verb === 'replace' ? 'replaced' : 'created'}` : created.text
  }
  const name = nameOf(stored)
  const last = verb === 'apply' ? lastApplied(stored) : {}
  if (last === null) return unreadable(stored, sent)
  const wanted = verb === 'apply' ? applied(stored, sent, last) : verb === 'replace' ? put(stored, placed) : replaced(stored, sent)
  if (verb !== 'replace' && equal(wanted, stored)) return `${name} unchanged`
  const warning =
    verb === 'apply' && stored.metadata.annotations?.[LAST_APPLIED] === undefined
      ? unmanaged(`${kind?.plural ?? ''}/${written.metadata.name}`)
      : ''
  const result = change(ctx, stored, wanted)
  return warning + (result.ok ? `${name} ${verb === 'replace' ? 'replaced' : 'configured'}` : result.error)
}
