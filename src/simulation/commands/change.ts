import { equal } from '../../base/equal.ts'
import { textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { defaultObject } from '../../kube/defaults/index.ts'
import { findKind, qualifiedPlural } from '../../kube/kinds.ts'
import { isDaemonSet } from '../../kube/types.ts'
import type { KubeObject, PodSubresource } from '../../kube/types.ts'
import { refusalOf } from '../api/admission/index.ts'
import type { CommandContext } from './context.ts'

/** Where a dry run ends: kubectl makes nothing but the object itself, or the server everything but the write. */
type DryRun = 'none' | 'client' | 'server'

/** What `--dry-run` says; `none` without it. */
export function dryRunOf(line: CommandLine): DryRun {
  const text = textFlag(line, 'dry-run') ?? 'none'
  return text === 'client' || text === 'server' ? text : 'none'
}

/** What stands behind an answer to a dry run. */
export const dryRunSuffix = (dryRun: DryRun): string => ({ none: '', client: ' (dry run)', server: ' (server dry run)' })[dryRun]

export type Change =
  /** `object` as it is stored, or would be. */
  | { readonly ok: true; readonly changed: boolean; readonly object: KubeObject }
  | { readonly ok: false; readonly error: string; readonly clause: string }

const TEMPLATE_GENERATION = 'deprecated.daemonset.template.generation'

const specOf = (of: KubeObject): unknown => (of as { spec?: unknown }).spec

/**
 * The parts of an object whose change raises its generation: the spec, and of a Deployment the annotations too.
 * Models pkg/registry/apps/deployment/strategy.go PrepareForUpdate (v1.36).
 */
const isNewGeneration = (before: KubeObject, after: KubeObject): boolean =>
  !equal(specOf(before), specOf(after)) ||
  (before.kind === 'Deployment' && !equal(before.metadata.annotations ?? {}, after.metadata.annotations ?? {}))

/** A DaemonSet counts the changes of its template. Models pkg/registry/apps/daemonset/strategy.go PrepareForUpdate (v1.36). */
function withTemplateGeneration(before: KubeObject, after: KubeObject): KubeObject {
  if (!isDaemonSet(before) || !isDaemonSet(after) || equal(before.spec.template, after.spec.template)) return after
  const generation = Number(before.metadata.annotations?.[TEMPLATE_GENERATION] ?? 0) + 1
  const annotations = { ...after.metadata.annotations, [TEMPLATE_GENERATION]: String(generation) }
  return { ...after, metadata: { ...after.metadata, annotations } }
}

/** A part of an object that is changed on its own. */
export type Subresource = 'status' | PodSubresource

/** The object as the API server has it; itself when it went with the change. */
const storedOf = ({ api }: CommandContext, object: KubeObject): KubeObject =>
  api.get(object.kind, object.metadata.namespace ?? '', object.metadata.name) ?? object

interface HowToChange {
  readonly subresource?: Subresource | undefined
  readonly dryRun?: DryRun
}

/** Stores a changed object: all of it but the status, or of its `status` subresource only that. A dry run stores nothing. */
export function change(ctx: CommandContext, object: KubeObject, wanted: KubeObject, how: HowToChange = {}): Change {
  const { dryRun = 'none', subresource } = how
  if (subresource === 'status') {
    const { status } = wanted as { status?: unknown }
    if (equal(object, wanted)) return { ok: true, changed: false, object }
    if (dryRun !== 'none') return { ok: true, changed: true, object: wanted }
    ctx.api.update(object, (stored) => ({ ...stored, status }))
    return { ok: true, changed: true, object: storedOf(ctx, wanted) }
  }
  const { status } = object as { status?: unknown }
  const changed = withTemplateGeneration(object, status === undefined ? wanted : Object.assign({ ...wanted }, { status }))
  if (equal(object, changed)) return { ok: true, changed: false, object }
  const refused = dryRun === 'client' ? null : (ctx.validation?.update(object, changed, subresource) ?? null)
  if (refused) return { ok: false, error: refused.text, clause: refused.clause }
  if (dryRun !== 'none') return { ok: true, changed: true, object: changed }
  ctx.api.update(object, () => changed, isNewGeneration(object, changed))
  return { ok: true, changed: true, object: storedOf(ctx, changed) }
}

export type Creation =
  | { readonly ok: true; readonly object: KubeObject }
  | {
      readonly ok: false
      readonly reason: 'AlreadyExists' | 'NotFound' | 'Forbidden' | 'Invalid'
      readonly message: string
      /** As kubectl prints it when nothing stands around it. */
      readonly text: string
    }

type Reason = Exclude<Extract<Creation, { ok: false }>['reason'], 'Invalid'>

const refused = (reason: Reason, message: string): Creation => ({
  ok: false,
  reason,
  message,
  text: `Error from server (${reason}): ${message}`,
})

/** Creates an object with the API server's defaults, unless it is refused. */
export function createStored(ctx: CommandContext, object: KubeObject, dryRun: DryRun = 'none'): Creation {
  const made = defaultObject(object, { suffix: ctx.identities.nameSuffix() })
  const invalid = ctx.validation?.create(made) ?? null
  if (invalid) return { ok: false, reason: 'Invalid', message: invalid.clause, text: invalid.text }
  const { namespace = '', name } = made.metadata
  const kind = findKind(made.apiVersion, made.kind)
  const resource = kind ? qualifiedPlural(kind) : made.kind
  const unwanted = refusalOf(ctx.api, made)
  if (unwanted) return refused(unwanted.reason, unwanted.message)
  const taken = ctx.api.get(made.kind, namespace, name)
  if (taken) {
    const exists = `${resource} "${name}" already exists`
    return refused('AlreadyExists', taken.metadata.deletionTimestamp === undefined ? exists : `object is being deleted: ${exists}`)
  }
  if (dryRun !== 'none') return { ok: true, object: made }
  const created = ctx.api.create(made)
  return created ? { ok: true, object: created } : refused('AlreadyExists', `${resource} "${name}" already exists`)
}
