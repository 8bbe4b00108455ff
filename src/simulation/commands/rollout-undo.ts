import { equal } from '../../base/equal.ts'
import { isRecord } from '../../base/json.ts'
import { textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { applyStrategicPatch } from '../../kube/patch/index.ts'
import { qualifiedPlural, resourceName, ROLLED_KINDS } from '../../kube/kinds.ts'
import { isControllerRevision } from '../../kube/types.ts'
import type { KubeObject } from '../../kube/types.ts'
import { isControlledBy } from '../../kube/owners.ts'
import { change, dryRunOf } from './change.ts'
import type { Choice } from './choose.ts'
import type { CommandContext } from './context.ts'
import { told } from './output.ts'

const REVISION = 'deployment.kubernetes.io/revision'

/** Annotations that a rollback leaves as they are. Models kubectl/pkg/polymorphichelpers/rollback.go (v1.36). */
const KEPT: ReadonlySet<string> = new Set([
  'kubectl.kubernetes.io/last-applied-configuration',
  REVISION,
  'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.deployment.rollback.to',
])

interface Revision {
  readonly number: number
  /** The object as it was in that revision. */
  readonly restore: (object: KubeObject) => KubeObject
}

const recordAt = (value: unknown, ...path: string[]): Record<string, unknown> => {
  const found = path.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), value)
  return isRecord(found) ? found : {}
}

/** A Pod template without the label that its ReplicaSet gave it. */
function ownTemplate(set: KubeObject): unknown {
  const { 'pod-template-hash': _, ...labels } = recordAt(set, 'spec', 'template', 'metadata', 'labels')
  const template = recordAt(set, 'spec', 'template')
  return { ...template, metadata: { ...recordAt(template, 'metadata'), labels } }
}

function deploymentRevisions({ api }: CommandContext, deployment: KubeObject): Revision[] {
  return api
    .list('ReplicaSet')
    .filter((set) => isControlledBy(set, deployment))
    .map((set) => ({
      number: Number(set.metadata.annotations?.[REVISION] ?? 0),
      restore: (object) => {
        const annotations: Record<string, string> = {}
        for (const key of KEPT) {
          const value = object.metadata.annotations?.[key]
          if (value !== undefined) annotations[key] = value
        }
        for (const [key, value] of Object.entries(set.metadata.annotations ?? {})) if (!KEPT.has(key)) annotations[key] = value
        const spec = { ...recordAt(object, 'spec'), template: ownTemplate(set) }
        return Object.assign({ ...object, metadata: { ...object.metadata, annotations } }, { spec })
      },
    }))
}

function controllerRevisions({ api }: CommandContext, owner: KubeObject): Revision[] {
  return api
    .list('ControllerRevision')
    .filter(isControllerRevision)
    .filter((revision) => isControlledBy(revision, owner))
    .map(({ revision, data }) => ({ number: revision, restore: (object) => applyStrategicPatch(object, data ?? {}) as KubeObject }))
}

/** Models kubectl/pkg/polymorphichelpers/rollback.go (v1.36). */
export function undo(ctx: CommandContext, line: CommandLine, { kind, object }: Choice): string {
  const { name } = object.metadata
  const isDeployment = object.kind === 'Deployment'
  if (!ROLLED_KINDS.has(object.kind)) {
    return `error: no rollbacker has been implemented for "${kind.kind}"`
  }
  if (recordAt(object, 'spec').paused === true) {
    return "error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again"
  }
  const revisions = (isDeployment ? deploymentRevisions(ctx, object) : controllerRevisions(ctx, object)).sort((a, b) => a.number - b.number)
  const wanted = Number(textFlag(line, 'to-revision') ?? 0)
  const target = wanted > 0 ? revisions.find(({ number }) => number === wanted) : revisions.at(-2)
  if (wanted > 0 && !target) return `error: unable to find specified revision ${wanted} in history`
  if (revisions.length === 0) return `error: no rollout history found for ${kind.singular} "${name}"`
  if (!target)
    return `error: no ${isDeployment ? 'rollout history found' : 'last revision to roll back to'}${isDeployment ? ` for ${kind.singular} "${name}"` : ''}`
  const restored = target.restore(object)
  if (equal(recordAt(restored, 'spec', 'template'), recordAt(object, 'spec', 'template'))) {
    return `${resourceName(kind, name)} skipped rollback (current template already matches revision ${target.number})`
  }
  const result = change(ctx, object, restored, { dryRun: dryRunOf(line) })
  return result.ok ? told(line, result.object, 'rolled back') : `${qualifiedPlural(kind)} "${name}": ${result.error}`
}
