import { ms } from '../../base/time.ts'
import { defaultObject } from '../../kube/defaults/index.ts'
import { findResource, qualifiedPlural, resourceName } from '../../kube/kinds.ts'
import type { ResourceKind } from '../../kube/kinds.ts'
import { matchesQuery, parseLabelQuery } from '../../kube/label-queries.ts'
import { patchObject } from '../../kube/patch/index.ts'
import type { PatchType } from '../../kube/patch/index.ts'
import type { KubeObject } from '../../kube/types.ts'
import { equal } from '../../base/equal.ts'
import type { ApiServer } from '../api/server.ts'
import type { Identities } from '../api/identity.ts'
import { parseCommand, textFlag, textFlags } from './parse.ts'
import type { CommandLine } from './parse.ts'

/** What the commands that change something work with. */
export interface CommandContext {
  readonly api: ApiServer
  readonly identities: Identities
}

const notFound = (kind: ResourceKind, name: string): string => `Error from server (NotFound): ${qualifiedPlural(kind)} "${name}" not found`
const namespaceIn = (line: CommandLine): string => textFlag(line, 'namespace') ?? 'default'

interface Chosen {
  readonly kind: ResourceKind
  readonly objects: readonly KubeObject[]
  readonly errors: readonly string[]
  /** What stands behind the resource and its names. */
  readonly rest: readonly string[]
}

/** The objects that `TYPE NAME…`, `TYPE/NAME…`, `TYPE -l …` or `TYPE --all` mean. */
function choose({ api }: CommandContext, line: CommandLine, words: readonly string[]): Chosen | string {
  const [first = '', ...others] = words
  const [type = '', slashed] = first.split('/')
  const kind = findResource(type)
  if (!kind) return `error: the server doesn't have a resource type "${type}"`
  const namespace = kind.namespaced ? namespaceIn(line) : ''
  const isName = (word: string): boolean => !/[=]|-$/.test(word)
  const names = slashed === undefined ? others.filter(isName) : [slashed]
  const rest = slashed === undefined ? others.filter((word) => !isName(word)) : others
  const selector = textFlag(line, 'selector')
  if (selector !== undefined || line.flags.all) {
    const query = parseLabelQuery(selector ?? '')
    if (!query.ok) return `error: ${query.error}`
    const objects = api
      .list(kind.kind)
      .filter(({ metadata }) => (metadata.namespace ?? '') === namespace && matchesQuery(query.requirements, metadata.labels))
    return { kind, objects, errors: [], rest }
  }
  const found = names.map((name) => api.get(kind.kind, namespace, name))
  return {
    kind,
    rest,
    objects: found.filter((object) => object !== undefined),
    errors: names.filter((_, i) => found[i] === undefined).map((name) => notFound(kind, name)),
  }
}

/** Models kubectl/pkg/cmd/delete/delete.go (v1.36): --now is a grace of 1, no grace without --force is 1. */
function deleteObjects(ctx: CommandContext, line: CommandLine, words: readonly string[]): string {
  const chosen = choose(ctx, line, words)
  if (typeof chosen === 'string') return chosen
  const given = textFlag(line, 'grace-period')
  const force = line.flags.force === true
  let seconds = given === undefined ? (force ? 0 : -1) : Number(given)
  if (line.flags.now === true) seconds = 1
  if (seconds === 0 && !force) seconds = 1
  const forced = force && seconds === 0
  const out = chosen.objects.map(({ kind, metadata }) => {
    ctx.api.delete(kind, metadata.namespace ?? '', metadata.name, { gracePeriod: seconds < 0 ? null : ms(seconds * 1000) })
    const where = chosen.kind.namespaced ? ` from ${metadata.namespace} namespace` : ''
    return `${chosen.kind.singular} "${metadata.name}" ${forced ? 'force ' : ''}deleted${where}`
  })
  const warning =
    'Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.'
  return [...(forced ? [warning] : []), ...out, ...chosen.errors].join('\n')
}

function patchObjects(ctx: CommandContext, line: CommandLine, words: readonly string[]): string {
  const chosen = choose(ctx, line, words)
  if (typeof chosen === 'string') return chosen
  let patch: unknown
  try {
    patch = JSON.parse(textFlag(line, 'patch') ?? '')
  } catch {
    return 'error: unable to parse the patch: it is no JSON'
  }
  const type = (textFlag(line, 'type') ?? 'strategic') as PatchType
  const status = textFlag(line, 'subresource') === 'status'
  const out = chosen.objects.map((object) => {
    const patched = patchObject(object, patch, type)
    if (!patched.ok) return patched.error
    return `${resourceName(chosen.kind, object.metadata.name)} patched${change(ctx, object, patched.object as KubeObject, status) ? '' : ' (no change)'}`
  })
  return [...out, ...chosen.errors].join('\n')
}

/** Stores a changed object; the generation rises with the spec. Answers whether anything changed. */
function change({ api }: CommandContext, object: KubeObject, changed: KubeObject, status: boolean): boolean {
  const specOf = (of: KubeObject): unknown => (of as { spec?: unknown }).spec
  const newSpec = !status && !equal(specOf(object), specOf(changed))
  if (equal(object, changed)) return false
  api.update(object, (stored) => ({ ...stored, ...changed, metadata: status ? stored.metadata : changed.metadata }), newSpec)
  return true
}

/** `label` and `annotate`: KEY=VALUE sets, KEY- removes. Models kubectl/pkg/cmd/label/label.go (v1.36). */
function setMetadata(ctx: CommandContext, line: CommandLine, words: readonly string[], field: 'labels' | 'annotations'): string {
  const chosen = choose(ctx, line, words)
  if (typeof chosen === 'string') return chosen
  const done = field === 'labels' ? 'labeled' : 'annotated'
  const out = chosen.objects.map((object) => {
    const values: Record<string, string> = { ...object.metadata[field] }
    let removed = false
    for (const word of chosen.rest) {
      const at = word.indexOf('=')
      if (at === -1) {
        removed = true
        delete values[word.slice(0, -1)]
        continue
      }
      const key = word.slice(0, at)
      if (values[key] !== undefined && values[key] !== word.slice(at + 1) && line.flags.overwrite !== true) {
        return `error: '${key}' already has a value (${values[key]}), and --overwrite is false`
      }
      values[key] = word.slice(at + 1)
    }
    const changed = change(ctx, object, { ...object, metadata: { ...object.metadata, [field]: values } }, false)
    return `${resourceName(chosen.kind, object.metadata.name)} ${changed ? (removed ? `un${done}` : done) : `not ${done}`}`
  })
  return [...out, ...chosen.errors].join('\n')
}

function createObjects(ctx: CommandContext, line: CommandLine, words: readonly string[]): string {
  const [type = '', ...others] = words
  const name = type === 'secret' ? others[1] : others[0]
  const kind = findResource(type)
  if (!kind || name === undefined) return `error: unknown command "${words.join(' ')}"`
  const literals = Object.fromEntries(
    textFlags(line, 'from-literal').map((one) => [one.slice(0, one.indexOf('=')), one.slice(one.indexOf('=') + 1)]),
  )
  const data = Object.keys(literals).length > 0 ? (kind.kind === 'Secret' ? { stringData: literals } : { data: literals }) : {}
  const object = {
    apiVersion: kind.apiVersion,
    kind: kind.kind,
    metadata: { name, ...(kind.namespaced && { namespace: namespaceIn(line) }) },
    ...data,
  }
  return createObject(ctx, object)
}

/** Creates an object as `kubectl create` does, with the API server's defaults. */
export function createObject(ctx: CommandContext, object: KubeObject): string {
  const kind = findResource(object.kind)
  const created = ctx.api.create(defaultObject(object, { suffix: ctx.identities.nameSuffix() }))
  const where = kind ? resourceName(kind, object.metadata.name) : object.metadata.name
  if (created) return `${where} created`
  return `Error from server (AlreadyExists): ${kind ? qualifiedPlural(kind) : object.kind} "${object.metadata.name}" already exists`
}

/** Carries out a command that changes something; answers what kubectl prints. What only reads changes nothing and prints nothing here. */
export function runKubectl(ctx: CommandContext, text: string): string {
  const line = parseCommand(text)
  const [verb, ...words] = line.words
  switch (verb) {
    case 'delete':
      return deleteObjects(ctx, line, words)
    case 'patch':
      return patchObjects(ctx, line, words)
    case 'label':
      return setMetadata(ctx, line, words, 'labels')
    case 'annotate':
      return setMetadata(ctx, line, words, 'annotations')
    case 'create':
      return createObjects(ctx, line, words)
    default:
      return ''
  }
}
