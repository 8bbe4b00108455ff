import type { CommandLine } from '../../kube/command-line/line.ts'
import { generateObject } from '../../kube/generate/index.ts'
import type { Generated } from '../../kube/generate/index.ts'
import { findKind, resourceName } from '../../kube/kinds.ts'
import type { KubeObject } from '../../kube/types.ts'
import { createStored, dryRunOf, dryRunSuffix } from './change.ts'
import type { Creation } from './change.ts'
import { namespaceIn } from './choose.ts'
import type { CommandContext, Verb } from './context.ts'
import { inFormat } from './output.ts'

/** How a refusal begins, by sub-command; Namespaces and ServiceAccounts say no more than the API server. */
function failure(line: CommandLine, { message, text }: Extract<Creation, { ok: false }>): string {
  const sub = line.command.split(' ')[1] ?? ''
  if (sub === 'namespace' || sub === 'serviceaccount') return text
  return sub === 'secret' ? `error: failed to create secret ${message}` : `error: failed to create ${sub}: ${message}`
}

/** What kubectl can look at while it makes an object: files are no part of a Scenario. */
const surroundings = (ctx: CommandContext, line: CommandLine) => ({
  readFile: () => null,
  find: (kind: string, name: string) => ctx.api.get(kind, namespaceIn(line), name) ?? null,
})

/** Sends a generated object to the API server, which keeps no status of it; `verb` is what was done to it. */
export function createGenerated(
  ctx: CommandContext,
  line: CommandLine,
  made: Generated,
  verb: string,
  refusal: (refused: Extract<Creation, { ok: false }>) => string,
): string {
  if (typeof made === 'string') return made
  const kind = findKind(made.apiVersion, made.kind)
  if (!kind) return `error: no matches for kind "${made.kind}" in version "${made.apiVersion}"`
  const { status: _status, ...wanted } = made as KubeObject & { status?: unknown }
  const object: KubeObject = {
    ...wanted,
    metadata: { ...wanted.metadata, ...(kind.namespaced && { namespace: namespaceIn(line) }) },
  }
  const dryRun = dryRunOf(line)
  const created = dryRun === 'client' ? { ok: true as const, object: made } : createStored(ctx, object, dryRun)
  if (!created.ok) return refusal(created)
  return inFormat(line, created.object) ?? `${resourceName(kind, made.metadata.name)} ${verb}${dryRunSuffix(dryRun)}`
}

/** Models kubectl/pkg/cmd/create (v1.36). */
export const create: Verb = (ctx, line) =>
  createGenerated(ctx, line, generateObject(line, surroundings(ctx, line)), 'created', (refused) => failure(line, refused))
