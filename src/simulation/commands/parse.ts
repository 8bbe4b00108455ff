import { parse as parseShell } from 'shell-quote'
import parseFlags from 'yargs-parser'

/** A kubectl command line, taken apart. */
export interface CommandLine {
  /** What is not a flag: verb, resource, names. */
  readonly words: readonly string[]
  readonly flags: Readonly<Record<string, unknown>>
}

const BOOLEAN = ['force', 'now', 'all', 'wait', 'overwrite', 'all-namespaces', 'dry-run']
const STRING = ['namespace', 'selector', 'patch', 'type', 'subresource', 'grace-period', 'from-literal', 'filename', 'cascade', 'timeout']
const ALIAS = { n: 'namespace', l: 'selector', p: 'patch', f: 'filename', A: 'all-namespaces' }

/** Reads a command line as a shell and kubectl's flags would: quotes, `--flag=value`, `--flag value`, `-n value`. */
export function parseCommand(text: string): CommandLine {
  const args = parseShell(text, (name) => `$${name}`).map((part) =>
    typeof part === 'string' ? part : 'pattern' in part ? part.pattern : '',
  )
  const { _, ...flags } = parseFlags(args, {
    alias: ALIAS,
    boolean: BOOLEAN,
    string: STRING,
    configuration: { 'camel-case-expansion': false, 'parse-numbers': false, 'parse-positional-numbers': false, 'boolean-negation': false },
  })
  return { words: _.map(String), flags }
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
