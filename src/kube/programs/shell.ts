/** Shell scripts as trees. */
import { forEachChild, parse } from 'unbash'
import type { Command, ParsedScript, SyntaxNode } from 'unbash'
import { isKnownCommand } from './commands.ts'
import { readShellCall } from './command-line.ts'

/** How many scripts are kept: a world has a handful, each run over and over. */
const REMEMBERED = 500

const parsed = new Map<string, ParsedScript>()

/** The tree of a script; what is no script has `errors`. The same text gives the same tree. */
export function parseScript(text: string): ParsedScript {
  const known = parsed.get(text)
  if (known) return known
  if (parsed.size >= REMEMBERED) parsed.clear()
  const script = parse(text)
  parsed.set(text, script)
  return script
}

/** Something in a script that a simulation can't follow. */
interface Misunderstood {
  /** The command, or the message of what is no shell. */
  readonly what: string
  readonly kind: 'command' | 'syntax'
  /** Line of the script, from 1. */
  readonly line: number
}

const lineAt = (text: string, pos: number): number => text.slice(0, pos).split('\n').length

const literalName = ({ name }: Command): string | null => (name && name.parts === undefined ? name.value : null)

/** The first command of a script, in order of the text, that a simulation does not know; null when it knows all. */
export function misunderstoodIn(text: string): Misunderstood | null {
  const script = parseScript(text)
  const error = script.errors?.[0]
  if (error) return { what: error.message, kind: 'syntax', line: lineAt(text, error.pos) }
  const functions = new Set<string>()
  const commands: Command[] = []
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Function') functions.add(node.name.value)
    if (node.type === 'Command') commands.push(node)
    forEachChild(node, visit)
  }
  visit(script)
  for (const command of commands) {
    const name = literalName(command)
    if (name !== null && name !== '' && !functions.has(name) && !isKnownCommand(name)) {
      return { what: name, kind: 'command', line: lineAt(text, command.pos) }
    }
    const words = name === null ? [] : [name, ...command.args.map((word) => (word.type === 'Word' && !word.parts ? word.value : ''))]
    const inner = name !== null && /^(ba|a|da)?sh$/.test(name) ? words[readShellCall(words).script] : undefined
    const found = inner === undefined || inner === '' ? null : misunderstoodIn(inner)
    if (found) return { ...found, line: lineAt(text, command.pos) }
  }
  return null
}
