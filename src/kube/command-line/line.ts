import { parse as parseShell } from 'shell-quote'
import { parseGoDuration } from '../../base/time.ts'
import type { Duration } from '../../base/time.ts'
import { findCommand } from './commands.ts'
import { readFlags } from './flags.ts'
import type { FlagValues } from './flags.ts'

/** A kubectl command line, taken apart. */
export interface CommandLine extends FlagValues {
  /** The command's full name: `get`, `rollout status`, `create secret generic`. */
  readonly command: string
}

type ReadLine = { readonly ok: true; readonly line: CommandLine } | { readonly ok: false; readonly error: string }

/** Splits text into words as a shell does: quotes and backslashes; variables and globs stay as they are. */
export const splitWords = (text: string): string[] =>
  parseShell(text, (name) => `$${name}`).map((part) =>
    typeof part === 'string' ? part : 'pattern' in part ? part.pattern : 'op' in part ? part.op : '',
  )

/** Words as one text that a shell splits into them again: quoted only where they need it. */
export const joinWords = (words: readonly string[]): string =>
  words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(' ')

/**
 * Reads the words behind `kubectl`: finds the command, then its flags. The error is all that kubectl prints.
 * Models github.com/spf13/cobra, Command.Find and ParseFlags.
 */
export function readCommandLine(args: readonly string[]): ReadLine {
  const found = findCommand(args)
  if (!found.ok) return found
  const { command, rest } = found
  const read = readFlags(command.flags, rest)
  if (!read.ok) {
    const path = command.name === '' ? 'kubectl' : `kubectl ${command.name}`
    return { ok: false, error: `error: ${read.error}\nSee '${path} --help' for usage.` }
  }
  const { words, after, flags } = read
  return { ok: true, line: { command: command.name, words, after, flags } }
}

/** A flag's last value as text; undefined where it was not given. */
export const textFlag = ({ flags }: CommandLine, name: string): string | undefined => flags.get(name)?.at(-1)

/** Every value of a flag that may be given several times, in order. */
export const textFlags = ({ flags }: CommandLine, name: string): readonly string[] => flags.get(name) ?? []

/** Every value of a flag that is a list: `a,b` counts as two. */
export const listFlag = (line: CommandLine, name: string): string[] => textFlags(line, name).flatMap((text) => text.split(','))

/** Whether a switch is on. */
export const boolFlag = (line: CommandLine, name: string, otherwise = false): boolean => {
  const text = textFlag(line, name)
  return text === undefined ? otherwise : text === 'true'
}

/** A flag's whole number. */
export const numberFlag = (line: CommandLine, name: string): number | undefined => {
  const text = textFlag(line, name)
  return text === undefined ? undefined : Number(text)
}

/** A flag's duration; undefined where it was not given. */
export const durationFlag = (line: CommandLine, name: string): Duration | undefined => {
  const text = textFlag(line, name)
  return text === undefined ? undefined : (parseGoDuration(text) ?? undefined)
}

/** Whether a flag was typed at all. */
export const wasGiven = ({ flags }: CommandLine, name: string): boolean => flags.has(name)
