import { distance } from 'fastest-levenshtein'
import { flagSet } from './flags.ts'
import type { FlagSet } from './flags.ts'
import { EVERYWHERE, FLAGS } from './flag-tables.ts'

/** A command of kubectl. */
export interface Command {
  /** Its full name: `rollout status`; empty for kubectl itself. */
  readonly name: string
  readonly aliases: readonly string[]
  /** The commands below it, in the order in which kubectl has them. */
  readonly children: readonly Command[]
  readonly flags: FlagSet
}

/** Every command, in kubectl's order: its name, aliases behind bars, and the commands below it. */
const TREE = `
  create(clusterrole clusterrolebinding configmap|cm cronjob|cj deployment|deploy ingress|ing job namespace|ns poddisruptionbudget|pdb
    priorityclass|pc quota|resourcequota role rolebinding secret(docker-registry generic tls)
    service|svc(clusterip externalname loadbalancer nodeport) serviceaccount|sa token)
  expose run set(env image resources selector serviceaccount|sa subject)
  explain get edit delete
  rollout(history pause restart resume status undo) scale autoscale
  certificate(approve deny) cluster-info(dump) top(node|nodes|no pod|pods|po) cordon uncordon drain taint
  describe logs attach exec port-forward proxy cp auth(can-i reconcile whoami) debug events
  diff apply(edit-last-applied set-last-applied view-last-applied) patch replace wait kustomize
  label annotate completion
  alpha api-resources api-versions
  config(current-context delete-cluster delete-context delete-user get-clusters get-contexts get-users rename-context set set-cluster
    set-context set-credentials unset use-context view)
  plugin(list) version options help`

/** Reads a tree as text: `name|alias(child child)`. */
function readTree(text: string): Command[] {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? []
  let at = 0
  const level = (path: string): Command[] => {
    const commands: Command[] = []
    for (; at < tokens.length && tokens[at] !== ')'; ) {
      const [own = '', ...aliases] = (tokens[at++] ?? '').split('|')
      const name = `${path}${own}`
      let children: Command[] = []
      if (tokens[at] === '(') {
        at++
        children = level(`${name} `)
        at++
      }
      commands.push(commandOf(name, aliases, children))
    }
    return commands
  }
  return level('')
}

/** A command's flags are read when somebody asks for them: of the many commands few are ever typed. */
function commandOf(name: string, aliases: readonly string[], children: readonly Command[]): Command {
  let flags: FlagSet | null = null
  return {
    name,
    aliases,
    children,
    get flags() {
      return (flags ??= flagSet(FLAGS[name] ?? '', EVERYWHERE))
    },
  }
}

export const KUBECTL: Command = commandOf('', [], readTree(TREE))

const ownName = ({ name }: Command): string => name.slice(name.lastIndexOf(' ') + 1)

/** The command below `parent` of this name or alias. */
export const childOf = ({ children }: Command, word: string): Command | undefined =>
  children.find((child) => ownName(child) === word || child.aliases.includes(word))

/** Index of the first word that is no flag and no flag's value; -1 when there is none. */
function firstWord({ flags }: Command, args: readonly string[]): number {
  for (let at = 0; at < args.length; at++) {
    const word = args[at] ?? ''
    if (word === '--') return -1
    if (!word.startsWith('-') || word === '-') return at
    if (word.includes('=')) continue
    const flag = word.startsWith('--') ? flags.byName.get(word.slice(2)) : word.length === 2 ? flags.byShort.get(word[1] ?? '') : undefined
    if (flag && flag.alone === null) at++
  }
  return -1
}

/** Names near to what was typed. Models github.com/spf13/cobra, Command.SuggestionsFor. */
const suggestions = (typed: string): string[] =>
  KUBECTL.children
    .map(ownName)
    .filter((name) => distance(typed.toLowerCase(), name.toLowerCase()) <= 2 || name.toLowerCase().startsWith(typed.toLowerCase()))

type FoundCommand =
  | { readonly ok: true; readonly command: Command; readonly rest: readonly string[] }
  | { readonly ok: false; readonly error: string }

/** The command that the words mean, and the words without its name. The error is all that kubectl prints. */
export function findCommand(args: readonly string[]): FoundCommand {
  let command = KUBECTL
  let rest = args
  for (;;) {
    const at = firstWord(command, rest)
    const word = rest[at]
    const child = word === undefined ? undefined : childOf(command, word)
    if (child) {
      rest = rest.toSpliced(at, 1)
      command = child
      continue
    }
    if (word === undefined || command !== KUBECTL) return { ok: true, command, rest }
    const near = suggestions(word)
    const hint = near.length === 0 ? '' : `\n\nDid you mean this?\n${near.map((name) => `\t${name}`).join('\n')}\n`
    return { ok: false, error: `error: unknown command "${word}" for "kubectl"${hint}` }
  }
}
