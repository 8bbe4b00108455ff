import { boolFlag, textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import type { KubeObject } from '../../kube/types.ts'
import { change, dryRunOf } from './change.ts'
import { choose } from './choose.ts'
import type { Choice } from './choose.ts'
import type { CommandContext, Verb } from './context.ts'
import { told } from './output.ts'

type Field = 'labels' | 'annotations'

interface Edits {
  readonly set: ReadonlyMap<string, string>
  readonly removed: readonly string[]
}

/** `KEY=VALUE` sets, `KEY-` removes. */
function readEdits(words: readonly string[]): Edits {
  const set = new Map<string, string>()
  const removed: string[] = []
  for (const word of words) {
    const at = word.indexOf('=')
    if (at === -1) removed.push(word.slice(0, -1))
    else set.set(word.slice(0, at), word.slice(at + 1))
  }
  return { set, removed }
}

function edited(object: KubeObject, field: Field, { set, removed }: Edits): KubeObject {
  const values: Record<string, string> = { ...object.metadata[field], ...Object.fromEntries(set) }
  for (const key of removed) delete values[key]
  const { [field]: _, ...metadata } = object.metadata
  return { ...object, metadata: Object.keys(values).length > 0 ? { ...metadata, [field]: values } : metadata }
}

/** The keys of `set` that have another value already. */
const declared = (object: KubeObject, field: Field, { set }: Edits): string[] =>
  [...set].flatMap(([key, value]) => {
    const now = object.metadata[field]?.[key]
    return now === undefined || now === value ? [] : [`'${key}' already has a value (${now})`]
  })

function editor(field: Field, apply: (ctx: CommandContext, line: CommandLine, choice: Choice, edits: Edits) => string): Verb {
  return (ctx, line, words) => {
    if (boolFlag(line, 'all') && textFlag(line, 'selector') !== undefined) return 'error: cannot set --all and --selector at the same time'
    const chosen = choose(ctx, line, words)
    if (typeof chosen === 'string') {
      return chosen.startsWith('error: resource(s) were')
        ? 'error: one or more resources must be specified as <resource> <name> or <resource>/<name>'
        : chosen
    }
    const edits = readEdits(chosen.rest)
    const spec = field === 'labels' ? chosen.rest.find((word) => word.split('=').length > 2) : undefined
    if (spec !== undefined) return `error: invalid label spec: ${spec}`
    if (chosen.rest.length === 0) return `error: at least one ${field.slice(0, -1)} update is required`
    const both = edits.removed.find((key) => edits.set.has(key))
    if (both !== undefined)
      return `error: can not both modify and remove ${field === 'labels' ? 'a label' : 'an annotation'} in the same command`
    return [...chosen.found.map((choice) => apply(ctx, line, choice, edits)), ...chosen.errors].join('\n')
  }
}

/** Models kubectl/pkg/cmd/label/label.go (v1.36). */
export const label: Verb = editor('labels', (ctx, line, { object }, edits) => {
  const taken = declared(object, 'labels', edits)
  if (taken[0] !== undefined && !boolFlag(line, 'overwrite')) return `error: ${taken[0]}, and --overwrite is false`
  const absent = edits.removed.filter((key) => object.metadata.labels?.[key] === undefined)
  const result = change(ctx, object, edited(object, 'labels', edits), { dryRun: dryRunOf(line) })
  if (!result.ok) return result.error
  const removed = edits.removed.length > absent.length
  const done = !result.changed ? 'not labeled' : edits.set.size === 0 && removed ? 'unlabeled' : removed ? 'modified' : 'labeled'
  return [...absent.map((key) => `label "${key}" not found.`), told(line, result.object, done)].join('\n')
})

/** Models kubectl/pkg/cmd/annotate/annotate.go (v1.36). */
export const annotate: Verb = editor('annotations', (ctx, line, { object }, edits) => {
  const taken = declared(object, 'annotations', edits)
  if (taken.length > 0 && !boolFlag(line, 'overwrite')) {
    return `error: --overwrite is false but found the following declared annotation(s): ${taken.join('; ')}`
  }
  const result = change(ctx, object, edited(object, 'annotations', edits), { dryRun: dryRunOf(line) })
  return result.ok ? told(line, result.object, 'annotated') : result.error
})
