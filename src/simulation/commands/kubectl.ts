import type { CommandContext, Ongoing } from './context.ts'
import { parseCommand } from './parse.ts'
import { VERBS } from './registry.ts'

/** Carries out a command that changes something; answers what kubectl prints. What only reads changes nothing and prints nothing here. */
export function runKubectl(ctx: CommandContext, text: string): string | Ongoing {
  const line = parseCommand(text)
  const [verb = '', ...words] = line.words
  return VERBS.get(verb)?.(ctx, line, words) ?? ''
}

/** Whether a command may change something. */
export const mayChange = (text: string): boolean => VERBS.has(text.trim().split(/\s+/)[0] ?? '')
