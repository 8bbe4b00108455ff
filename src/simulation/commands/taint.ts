import { boolFlag, textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import type { Taint } from '../../kube/scheduling/tolerations.ts'
import { isNode } from '../../kube/types.ts'
import type { Node } from '../../kube/types.ts'
import { change, dryRunOf } from './change.ts'
import { choose } from './choose.ts'
import type { CommandContext, Verb } from './context.ts'
import { told } from './output.ts'

const EFFECTS: ReadonlySet<string> = new Set(['NoSchedule', 'PreferNoSchedule', 'NoExecute'])
const SEE = "\nSee 'kubectl taint -h' for help and examples"

interface Edits {
  readonly set: readonly Taint[]
  /** Without an effect: all taints with that key. */
  readonly removed: readonly { readonly key: string; readonly effect: string }[]
}

/** `KEY=VALUE:EFFECT` and `KEY:EFFECT` set, `KEY:EFFECT-` and `KEY-` remove. Models kubectl/pkg/cmd/taint/utils.go parseTaints (v1.36). */
function readTaints(words: readonly string[]): Edits | string {
  const set: Taint[] = []
  const removed: { key: string; effect: string }[] = []
  for (const word of words) {
    const removes = word.endsWith('-')
    const text = removes ? word.slice(0, -1) : word
    const colon = text.lastIndexOf(':')
    const pair = colon === -1 ? text : text.slice(0, colon)
    const effect = colon === -1 ? '' : text.slice(colon + 1)
    if (colon === -1 && !removes) return `error: invalid taint spec: ${word}${SEE}`
    if (effect !== '' && !EFFECTS.has(effect)) return `error: invalid taint effect: ${effect}, unsupported taint effect${SEE}`
    const at = pair.indexOf('=')
    const key = at === -1 ? pair : pair.slice(0, at)
    if (removes) removed.push({ key, effect })
    else if (set.some((one) => one.key === key && one.effect === effect)) {
      return `error: duplicated taints with the same key and effect: {${key} ${at === -1 ? '' : pair.slice(at + 1)} ${effect} <nil>}${SEE}`
    } else set.push({ effect: effect as Taint['effect'], key, ...(at !== -1 && pair.length > at + 1 && { value: pair.slice(at + 1) }) })
  }
  return { set, removed }
}

const isSame = (a: { key: string; effect: string }, b: { key: string; effect: string }): boolean => a.key === b.key && a.effect === b.effect

/** What a node's taints become and what is said of it, or why it cannot be. Models the same file's reorganizeTaints (v1.36): new taints come first. */
function reorganised(node: Node, { set, removed }: Edits): { taints: Taint[]; done: string } | string {
  const before = node.spec?.taints ?? []
  const missing = removed.filter(({ key, effect }) => !before.some((one) => one.key === key && (effect === '' || one.effect === effect)))
  if (missing.length > 0) {
    return missing.map(({ key, effect }) => `error: taint "${key}${effect === '' ? '' : `:${effect}`}" not found`).join('\n')
  }
  const kept = before.filter((one) => !set.some((other) => isSame(one, other)))
  const left = kept.filter((one) => !removed.some(({ key, effect }) => one.key === key && (effect === '' || one.effect === effect)))
  const done = set.length === 0 ? 'untainted' : removed.length === 0 && kept.length === before.length ? 'tainted' : 'modified'
  return { taints: [...set, ...left], done }
}

function taintNode(ctx: CommandContext, line: CommandLine, node: Node, edits: Edits): string {
  const { name } = node.metadata
  const clashes = edits.set.some((taint) => node.spec?.taints?.some((one) => isSame(one, taint)))
  if (clashes && !boolFlag(line, 'overwrite'))
    return `error: node ${name} already has a taint(s) with same effect(s) and --overwrite is false`
  const result = reorganised(node, edits)
  if (typeof result === 'string') return result
  const { taints: _, ...spec } = node.spec ?? {}
  const changed: Node = { ...node, spec: { ...spec, ...(result.taints.length > 0 && { taints: result.taints }) } }
  const written = change(ctx, node, changed, { dryRun: dryRunOf(line) })
  return written.ok ? told(line, written.object, result.done) : written.error
}

const isTaint = (word: string): boolean => /[=:]|-$/.test(word)

/** Models kubectl/pkg/cmd/taint/taint.go (v1.36). */
export const taint: Verb = (ctx, line, words) => {
  const [type = '', ...others] = words
  const names = others.filter((word) => !isTaint(word))
  const specs = others.filter(isTaint)
  if (names.length === 0 && !boolFlag(line, 'all') && textFlag(line, 'selector') === undefined) {
    return 'error: one or more resources must be specified as <resource> <name>'
  }
  if (specs.length === 0) return 'error: at least one taint update is required'
  const edits = readTaints(specs)
  if (typeof edits === 'string') return edits
  const chosen = choose(ctx, line, [type, ...names])
  if (typeof chosen === 'string') return chosen
  const other = chosen.found.find(({ object }) => !isNode(object))
  if (other) return `error: invalid resource type ${other.kind.singular}, only node types are supported`
  return [...chosen.found.flatMap(({ object }) => (isNode(object) ? [taintNode(ctx, line, object, edits)] : [])), ...chosen.errors].join(
    '\n',
  )
}
