import { equal } from '../../base/equal.ts'
import { cloneJson, isRecord } from '../../base/json.ts'
import { defaultObject } from '../../kube/defaults/index.ts'
import { findKind, resourceName } from '../../kube/kinds.ts'
import { applyStrategicPatch } from '../../kube/patch/index.ts'
import { storedForm } from '../../kube/stored.ts'
import type { KubeObject } from '../../kube/types.ts'
import { change, createStored } from './change.ts'
import type { CommandContext } from './context.ts'

/** Fields of a spec that the cluster sets beside what people write. */
const CLUSTER_FIELDS: ReadonlySet<string> = new Set(['nodeName', 'clusterIP', 'clusterIPs', 'finalizers', 'volumeName', 'selector'])

/**
 * The stored object with a newly written one laid over it: what people no longer write is gone, what the cluster added stays.
 * Models kubectl/pkg/cmd/apply/patcher.go (v1.36), as if the stored object had been applied before.
 */
function merged(stored: KubeObject, written: KubeObject): KubeObject {
  const patched = applyStrategicPatch(stored, written) as KubeObject & { spec?: unknown }
  const wanted = defaultObject(written, { uid: stored.metadata.uid ?? '' }) as KubeObject & { spec?: unknown }
  if (!isRecord(wanted.spec) || !isRecord(patched.spec) || stored.kind === 'Pod') return storedForm(patched)
  const kept = Object.fromEntries(Object.entries(patched.spec).filter(([key]) => CLUSTER_FIELDS.has(key)))
  return storedForm({ ...patched, spec: { ...kept, ...cloneJson(wanted.spec) } } as KubeObject)
}

/** `kubectl apply -f`: creates, or changes what is there. */
export function applyObject(ctx: CommandContext, written: KubeObject): string {
  const kind = findKind(written.apiVersion, written.kind)
  const namespace = kind?.namespaced ? (written.metadata.namespace ?? 'default') : ''
  const name = (of: KubeObject): string => (kind ? resourceName(kind, of.metadata.name) : of.metadata.name)
  const stored = ctx.api.get(written.kind, namespace, written.metadata.name)
  if (!stored) {
    const created = createStored(ctx, written)
    return created.ok ? `${name(created.object)} created` : created.text
  }
  const wanted = merged(stored, written)
  if (equal(wanted, stored)) return `${name(stored)} unchanged`
  const result = change(ctx, stored, wanted)
  return result.ok ? `${name(stored)} configured` : result.error
}
