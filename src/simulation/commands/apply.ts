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

/** The stored object as `kubectl apply` makes it: what was written last and is no longer goes. Models kubectl/pkg/cmd/apply/patcher.go (v1.36). */
function applied(stored: KubeObject, wanted: KubeObject): KubeObject {
  const last: unknown = JSON.parse(stored.metadata.annotations?.[LAST_APPLIED] ?? '{}')
  const gone = isRecord(last) ? removals(strategicDifference(last, { ...wanted })) : {}
  return storedForm(applyStrategicPatch(applyStrategicPatch(stored, gone), wanted) as KubeObject)
}

const unmanaged = (name: string): string =>
  `Warning: resource ${name} is missing the ${LAST_APPLIED} annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n`

/** Creates an object, or changes what is there, as a verb of kubectl does it; without one as an API client that wants it so. */
export function sendObject(ctx: CommandContext, written: KubeObject, verb: ScenarioStep['verb']): string {
  const kind = findKind(written.apiVersion, written.kind)
  const namespace = kind?.namespaced ? (written.metadata.namespace ?? 'default') : ''
  const name = kind ? resourceName(kind, written.metadata.name) : written.metadata.name
  const placed = namespace === '' ? written : { ...written, metadata: { ...written.metadata, namespace } }
  const sent = verb === 'apply' ? annotated(placed) : written
  const stored = ctx.api.get(written.kind, namespace, written.metadata.name)
  if (!stored || verb === 'create') {
    const created = createStored(ctx, sent)
    return created.ok ? `${name} ${verb === 'replace' ? 'replaced' : 'created'}` : created.text
  }
  const wanted = verb === 'apply' ? applied(stored, sent) : verb === 'replace' ? put(stored, placed) : replaced(stored, sent)
  if (verb !== 'replace' && equal(wanted, stored)) return `${name} unchanged`
  const warning =
    verb === 'apply' && stored.metadata.annotations?.[LAST_APPLIED] === undefined
      ? unmanaged(`${kind?.plural ?? ''}/${written.metadata.name}`)
      : ''
  const result = change(ctx, stored, wanted)
  return warning + (result.ok ? `${name} ${verb === 'replace' ? 'replaced' : 'configured'}` : result.error)
}
