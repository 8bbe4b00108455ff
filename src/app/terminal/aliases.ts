/** Names that stand for the beginning of a command: `alias k=kubectl`. */
import { forEachChild } from 'unbash'
import type { SyntaxNode, Word } from 'unbash'
import { parseScript } from '../../kube/programs/shell.ts'

/** An alias may be told with another one. */
const DEEPEST = 4

/** The words of a line that name its commands, from the last one to the first. */
function commandNames(line: string): Word[] {
  const names: Word[] = []
  const visit = (node: SyntaxNode): void => {
    if (node.type === 'Command' && node.name) names.push(node.name)
    forEachChild(node, visit)
  }
  visit(parseScript(line))
  return names.toSorted((a, b) => b.pos - a.pos)
}

/** The line with the aliases at the beginning of its commands spelled out. */
export function withAliases(line: string, aliases: Readonly<Record<string, string>>): string {
  let text = line
  for (let depth = 0; depth < DEEPEST; depth++) {
    const before = text
    for (const { pos, end } of commandNames(before)) {
      const name = before.slice(pos, end)
      const meant = Object.hasOwn(aliases, name) ? aliases[name] : undefined
      // `alias ls='ls -l'` means the program.
      if (meant !== undefined && meant.split(' ')[0] !== name) text = text.slice(0, pos) + meant + text.slice(end)
    }
    if (text === before) return text
  }
  return text
}
