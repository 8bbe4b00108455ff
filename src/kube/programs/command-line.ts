/** The command line that a container runs. */
import type { IContainer } from 'kubernetes-models/v1/Container'
import type { Draft } from '../draft.ts'
import { isShell } from './commands.ts'
import { imageProgram } from './images.ts'

/** A word of a command line, and where the manifest has it; null for what the image says. */
export interface CommandWord {
  readonly text: string
  readonly field: { readonly list: 'command' | 'args'; readonly index: number } | null
}

/**
 * A container's command line: `command` stands for the image's entrypoint, `args` for what it gives it. Null for an image of which
 * nothing is known in a container that does not say it.
 */
export function commandLine(container: Draft<Pick<IContainer, 'image' | 'command' | 'args'>>): readonly CommandWord[] | null {
  const { image = '', command = [], args = [] } = container
  const written = (list: 'command' | 'args', words: readonly (string | undefined)[]): CommandWord[] =>
    words.map((text, index) => ({ text: text ?? '', field: { list, index } }))
  const ofImage = (words: readonly string[]): CommandWord[] => words.map((text) => ({ text, field: null }))
  if (command.length > 0) return [...written('command', command), ...written('args', args)]
  const program = imageProgram(image)
  if (program) return [...ofImage(program.entrypoint), ...(args.length > 0 ? written('args', args) : ofImage(program.cmd))]
  // Images that people make for `args` alone mostly have a shell's script there: it says what to run.
  const first = args[0]
  return first !== undefined && first.startsWith('/') && isShell(first) ? written('args', args) : null
}

/** How a shell was called. */
interface ShellCall {
  /** Where in the words the script stands; -1 without one. */
  readonly script: number
  /** Letters such as `e` and `x`. */
  readonly options: string
}

/** Reads `sh -ec SCRIPT NAME…`. */
export function readShellCall(words: readonly string[]): ShellCall {
  let options = ''
  let i = 1
  for (; i < words.length; i++) {
    const word = words[i] ?? ''
    if (!/^[-+]./.test(word) || word === '--') break
    if (word === '-o') options += words[++i] === 'errexit' ? 'e' : ''
    else if (word.startsWith('-') && !word.startsWith('--')) options += word.slice(1)
  }
  if (words[i] === '--') i++
  return { script: options.includes('c') && i < words.length ? i : -1, options }
}
