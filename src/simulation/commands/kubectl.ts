import { readCommandLine, splitWords, textFlag } from '../../kube/command-line/line.ts'
import type { CommandLine } from '../../kube/command-line/line.ts'
import type { CommandContext, Ongoing } from './context.ts'
import { VERBS } from './registry.ts'

/** What is wrong with a value of --dry-run. Models kubectl/pkg/cmd/util/helpers.go, GetDryRunStrategy (v1.36). */
function dryRunComplaint(line: CommandLine): string | null {
  const value = textFlag(line, 'dry-run') ?? 'none'
  if (['none', 'client', 'server'].includes(value)) return null

  return value === 'unchanged'
    ? 'error: --dry-run flag without a value was specified. A value must be set: "none", "server", or "client".'
    : `error: Invalid dry-run value (${value}). Must be "none", "server", or "client".`
}

/** Carries out a command that changes something; answers what kubectl prints. What only reads changes nothing and prints nothing here. */
export function runKubectl(ctx: CommandContext, text: string): string | Ongoing {
  const read = readCommandLine(splitWords(text))
  if (!read.ok) return read.error
  const { line } = read
  const [verb = '', ...path] = line.command.split(' ')
  return dryRunComplaint(line) ?? VERBS.get(verb)?.(ctx, line, [...path, ...line.words]) ?? ''
}

/** Whether a command may change something. */
export const mayChange = (text: string): boolean => VERBS.has(text.trim().split(/\s+/)[0] ?? '')
