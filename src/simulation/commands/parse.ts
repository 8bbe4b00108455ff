import { parse as parseShell } from 'shell-quote'
import parseFlags from 'yargs-parser'

/** A kubectl command line, taken apart. */
export interface CommandLine {
  /** What is not a flag: verb, resource, names. */
  readonly words: readonly string[]
  /** What stands behind `--`. */
  readonly after: readonly string[]
  readonly flags: Readonly<Record<string, unknown>>
}

const BOOLEAN = [
  'force',
  'now',
  'all',
  'wait',
  'overwrite',
  'all-namespaces',
  'ignore-daemonsets',
  'delete-emptydir-data',
  'disable-eviction',
  'command',
  'stdin',
  'tty',
  'quiet',
  'rm',
  'expose',
  'attach',
  'replace',
  'same-node',
  'share-processes',
  'watch',
  'ignore-not-found',
  'recursive',
  'list',
]
const STRING = [
  'namespace',
  'selector',
  'patch',
  'type',
  'subresource',
  'grace-period',
  'from-literal',
  'filename',
  'cascade',
  'timeout',
  'dry-run',
  'output',
  'replicas',
  'current-replicas',
  'image',
  'port',
  'target-port',
  'name',
  'protocol',
  'labels',
  'env',
  'restart',
  'tcp',
  'clusterip',
  'cluster-ip',
  'to-revision',
  'image-pull-policy',
  'annotations',
  'external-name',
  'container',
  'target',
  'copy-to',
  'pod-selector',
  'profile',
  'field-selector',
  'schedule',
  'value',
  'description',
  'min-available',
  'max-unavailable',
  'set-image',
  'preemption-policy',
]
const ALIAS = {
  n: 'namespace',
  l: 'selector',
  p: 'patch',
  f: 'filename',
  A: 'all-namespaces',
  o: 'output',
  c: 'container',
  e: 'env',
  i: 'stdin',
  t: 'tty',
  q: 'quiet',
}

/** What flags of text mean that stand alone. */
const ALONE: Readonly<Record<string, string>> = { '--dry-run': '--dry-run=client', '--cascade': '--cascade=background' }

/** Reads a command line as a shell and kubectl's flags would: quotes, `--flag=value`, `--flag value`, `-n value`. */
export function parseCommand(text: string): CommandLine {
  const args = parseShell(text, (name) => `$${name}`)
    .map((part) => (typeof part === 'string' ? part : 'pattern' in part ? part.pattern : ''))
    .map((part) => ALONE[part] ?? part)
  const end = args.indexOf('--')
  const { _, ...flags } = parseFlags(end === -1 ? args : args.slice(0, end), {
    alias: ALIAS,
    boolean: BOOLEAN,
    string: STRING,
    configuration: { 'camel-case-expansion': false, 'parse-numbers': false, 'parse-positional-numbers': false, 'boolean-negation': false },
  })
  return { words: _.map(String), after: end === -1 ? [] : args.slice(end + 1), flags }
}

/** A flag's last value as text; undefined where it was not given. */
export function textFlag(line: CommandLine, name: string): string | undefined {
  return textFlags(line, name).at(-1)
}

/** Every value of a flag that may be given several times. */
export function textFlags({ flags }: CommandLine, name: string): string[] {
  const value = flags[name]
  if (value === undefined) return []
  return (Array.isArray(value) ? value : [value]).map(String)
}
