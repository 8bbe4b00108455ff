import { boolFlag, textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import { NOTHING_ASKED } from '../../kube/command-line/nothing-asked.ts'
import { findResources, qualifiedPlural } from '../../kube/kinds.ts'
import type { ResourceKind } from '../../kube/kinds.ts'
import { matchesQuery, parseLabelQuery } from '../../kube/label-queries.ts'
import type { KubeObject } from '../../kube/types.ts'
import type { CommandContext } from './context.ts'

export interface Choice {
  readonly kind: ResourceKind
  readonly object: KubeObject
}

export interface Chosen {
  readonly found: readonly Choice[]
  /** What kubectl prints of those that are not there. */
  readonly errors: readonly string[]
  /** What stands behind the resources and their names: `KEY=VALUE`, `KEY-`. */
  readonly rest: readonly string[]
}

export const notFound = (kind: ResourceKind, name: string): string =>
  `Error from server (NotFound): ${qualifiedPlural(kind)} "${name}" not found`

export const namespaceIn = (line: CommandLine): string => textFlag(line, 'namespace') ?? 'default'

/** `KEY=VALUE` and `KEY-` are no names. */
const isName = (word: string): boolean => !/=|-$/.test(word)

/** The kinds that a word such as `svc,cm` or `all` means, or what kubectl says when there are none. */
function kindsOf(word: string): readonly ResourceKind[] | string {
  const kinds = findResources(word)
  return typeof kinds === 'string' ? `error: the server doesn't have a resource type "${kinds}"` : kinds
}

const byName = (a: KubeObject, b: KubeObject): number => (a.metadata.name < b.metadata.name ? -1 : 1)

function selected(ctx: CommandContext, line: CommandLine, kinds: readonly ResourceKind[], rest: readonly string[]): Chosen | string {
  const query = parseLabelQuery(textFlag(line, 'selector') ?? '')
  if (!query.ok) return `error: ${query.error}`
  const found = kinds.flatMap((kind) => {
    const namespace = kind.namespaced ? namespaceIn(line) : ''
    const everywhere = boolFlag(line, 'all-namespaces')
    return ctx.api
      .list(kind.kind)
      .filter(
        ({ metadata }) => (everywhere || (metadata.namespace ?? '') === namespace) && matchesQuery(query.requirements, metadata.labels),
      )
      .sort(byName)
      .map((object) => ({ kind, object }))
  })
  return { found, errors: [], rest }
}

/** The objects that `TYPE[,TYPE] NAME…`, `TYPE/NAME…`, `TYPE -l …` or `TYPE --all` mean, or why kubectl cannot tell. */
export function choose(ctx: CommandContext, line: CommandLine, words: readonly string[]): Chosen | string {
  const names = words.filter(isName)
  const rest = words.filter((word) => !isName(word))
  const [first, ...others] = names
  if (first === undefined) return NOTHING_ASKED
  const wanted: { kind: ResourceKind; name: string }[] = []
  if (first.includes('/')) {
    for (const name of names) {
      const at = name.indexOf('/')
      const kinds = kindsOf(name.slice(0, at))
      if (typeof kinds === 'string') return kinds
      wanted.push(...kinds.map((kind) => ({ kind, name: name.slice(at + 1) })))
    }
  } else {
    const kinds = kindsOf(first)
    if (typeof kinds === 'string') return kinds
    const bySelector = textFlag(line, 'selector') !== undefined
    if (bySelector && others.length > 0) return 'error: name cannot be provided when a selector is specified'
    if (bySelector || boolFlag(line, 'all')) return selected(ctx, line, kinds, rest)
    if (others.length === 0) return 'error: resource(s) were provided, but no name was specified'
    for (const kind of kinds) wanted.push(...others.map((name) => ({ kind, name })))
  }
  const found: Choice[] = []
  const errors: string[] = []
  for (const { kind, name } of wanted) {
    const object = ctx.api.get(kind.kind, kind.namespaced ? namespaceIn(line) : '', name)
    if (object) found.push({ kind, object })
    else errors.push(notFound(kind, name))
  }
  return { found, errors, rest }
}

/** Does `act` to each chosen object; answers the lines kubectl prints, and then what was not there. */
export function onEach(ctx: CommandContext, line: CommandLine, words: readonly string[], act: (choice: Choice) => string): string {
  const chosen = choose(ctx, line, words)
  if (typeof chosen === 'string') return chosen
  return [...chosen.found.map(act).filter((text) => text !== ''), ...chosen.errors].join('\n')
}
