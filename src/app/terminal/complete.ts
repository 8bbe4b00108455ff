/** What Tab can put at the end of a line. Models kubectl's completion (kubectl/pkg/util/completion, v1.36). */
import { childOf, KUBECTL } from '../../kube/command-line/commands.ts'
import type { Command } from '../../kube/command-line/commands.ts'
import { everyContainerOf } from '../../kube/containers.ts'
import { COMMAND_FAMILIES } from '../../kube/programs/commands.ts'
import { findResource, RESOURCE_KINDS, SIMULATED_KINDS } from '../../kube/kinds.ts'
import type { Pod } from '../../kube/types.ts'
import { ClusterAt } from '../../kubectl/index.ts'
import type { Completion, PromptLine } from './protocol.ts'
import type { TerminalGround } from './run.ts'

const TOOLS = [
  'kubectl',
  'k',
  'curl',
  'jq',
  'watch',
  'alias',
  ...(COMMAND_FAMILIES['text'] ?? []),
  ...(COMMAND_FAMILIES['files'] ?? []),
  'sleep',
  'clear',
]
/** Commands whose word is a Pod, without its kind. */
const OF_PODS: ReadonlySet<string> = new Set(['logs', 'exec', 'port-forward', 'attach', 'debug'])
const OF_NODES: ReadonlySet<string> = new Set(['cordon', 'uncordon', 'drain'])
const OF_KINDS: ReadonlySet<string> = new Set(
  'get describe delete label annotate edit patch scale expose wait rollout autoscale explain'.split(' '),
)
const OUTPUTS = ['json', 'yaml', 'wide', 'name', 'jsonpath=', 'custom-columns=']

const kinds = (): string[] =>
  RESOURCE_KINDS.filter(({ kind, namespaced }) => SIMULATED_KINDS.has(kind) || namespaced).map(({ plural }) => plural)

interface Typed {
  readonly command: Command
  /** The words behind the command that are no flags. */
  readonly words: readonly string[]
  /** The flag that the word belongs to, which is being typed. */
  readonly flag: string | null
  readonly namespace: string
  readonly container: string | null
}

function readWords(words: readonly string[], namespace: string): Typed {
  let command = KUBECTL
  const plain: string[] = []
  let flag: string | null = null
  let within = namespace
  for (const word of words) {
    if (flag !== null) {
      if (flag === 'namespace') within = word
      flag = null
    } else if (word.startsWith('-')) {
      const known = word.startsWith('--') ? command.flags.byName.get(word.slice(2)) : command.flags.byShort.get(word.slice(1))
      if (known && known.alone === null) flag = known.name
    } else {
      const child = plain.length === 0 ? childOf(command, word) : undefined
      if (child) command = child
      else plain.push(word)
    }
  }
  return { command, words: plain, flag, namespace: within, container: null }
}

export function completionsOf({ trace }: TerminalGround, { line, at, state }: PromptLine): Completion {
  const start = Math.max(line.lastIndexOf('|'), line.lastIndexOf(';'), line.lastIndexOf('&')) + 1
  const text = line.slice(start).trimStart()
  const word = /\S*$/.exec(text)?.[0] ?? ''
  const from = line.length - word.length
  const before = text
    .slice(0, text.length - word.length)
    .split(/\s+/)
    .filter((one) => one !== '')
  const [program, ...words] = before
  const candidates =
    program === undefined ? [...TOOLS, ...Object.keys(state.aliases)] : isKubectl(program, state.aliases) ? kubectlWords(words, word) : []
  return { from, words: [...new Set(candidates)].filter((one) => one.startsWith(word)).toSorted() }

  function kubectlWords(typedWords: readonly string[], current: string): string[] {
    const typed = readWords(typedWords, state.namespace)
    const cluster = new ClusterAt(trace, at)
    const names = (kind: string): string[] => {
      const resource = findResource(kind)
      return resource ? cluster.list(resource, typed.namespace).map(({ metadata }) => metadata.name) : []
    }
    if (typed.flag === 'namespace') return names('namespaces')
    if (typed.flag === 'container')
      return containersOf(cluster.list({ kind: 'Pod', namespaced: true }, typed.namespace) as Pod[], typed.words[0])
    if (typed.flag === 'output') return OUTPUTS
    if (typed.flag !== null) return []
    if (current.startsWith('-')) return typed.command.flags.all.map(({ name }) => `--${name}`)
    const own = typed.command.children.map(({ name }) => name.slice(name.lastIndexOf(' ') + 1))
    if (own.length > 0 && typed.words.length === 0) return own
    return argumentsOf(typed, current, names)
  }
}

const isKubectl = (program: string, aliases: Readonly<Record<string, string>>): boolean =>
  program === 'kubectl' || aliases[program]?.split(' ')[0] === 'kubectl'

const containersOf = (pods: readonly Pod[], name: string | undefined): string[] =>
  pods
    .filter(({ metadata }) => name === undefined || metadata.name === name || `pod/${metadata.name}` === name)
    .flatMap(({ spec }) => everyContainerOf(spec).map((container) => container.name))

function argumentsOf({ command, words }: Typed, current: string, names: (kind: string) => string[]): string[] {
  const [verb = ''] = command.name.split(' ')
  const [kind] = words
  if (OF_PODS.has(verb)) return words.length === 0 ? names('pods') : []
  if (OF_NODES.has(verb)) return names('nodes')
  if (verb === 'taint') return words.length === 0 ? ['node', 'nodes'] : names('nodes')
  if (!OF_KINDS.has(verb) && verb !== 'set') return []
  const slash = current.indexOf('/')
  if (slash > 0) return names(current.slice(0, slash)).map((name) => `${current.slice(0, slash)}/${name}`)
  if (kind === undefined) return kinds()
  return verb === 'explain' || kind.includes('/') ? [] : names(kind).filter((name) => !words.includes(name))
}
