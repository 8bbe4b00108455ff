import { parseArgs } from 'node:util'
import { type Duration, parseGoDuration } from '../base/time.ts'
import { UsageError } from './usage.ts'

/** The options of one command: their names, each with its short form or null. All of them take a value. */
type OptionNames = Readonly<Record<string, string | null>>

/** What was given on a command line. */
interface Arguments<Option extends string> {
  readonly files: readonly string[]
  readonly options: Readonly<Partial<Record<Option, string>>>
}

/** Reads the arguments of `command`, of which `files` name files. Throws a UsageError that lists the known options. */
export function readArguments<Options extends OptionNames>(
  command: string,
  args: readonly string[],
  known: Options,
  files: { readonly least: number; readonly most: number; readonly names: string },
): Arguments<Extract<keyof Options, string>> {
  const options = Object.fromEntries(
    Object.entries(known).map(([name, short]) => [name, { type: 'string' as const, ...(short === null ? {} : { short }) }]),
  )
  const parsed = parse(args, options, () => `known options of ${command}: ${optionList(known)}`)
  if (parsed.positionals.length < files.least || parsed.positionals.length > files.most) {
    throw new UsageError(`usage: podscope ${command} ${files.names}`)
  }
  return { files: parsed.positionals, options: parsed.values as Arguments<Extract<keyof Options, string>>['options'] }
}

function parse(args: readonly string[], options: Record<string, { type: 'string'; short?: string }>, hint: () => string) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError(`${whyNot(error)}; ${hint()}`)
  }
}

/** What parseArgs finds wrong, without the advice that it adds. */
function whyNot(error: unknown): string {
  const { message, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : { message: String(error), code: null }
  const option = /'(?:-\w, )?(--[\w-]+)/.exec(message)?.[1]
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE' && option !== undefined) return `${option} needs a value`
  return message.split(/\.\s/)[0] ?? message
}

function optionList(known: OptionNames): string {
  const names = Object.entries(known).map(([name, short]) => (short === null ? `--${name}` : `-${short} or --${name}`))
  return names.join(', ') || 'none'
}

/** The value of an option that is one of a few words. */
export function oneOf<Word extends string>(option: string, value: string | undefined, words: readonly [Word, ...Word[]]): Word {
  if (value === undefined) return words[0]
  const word = words.find((candidate) => candidate === value)
  if (word === undefined) throw new UsageError(`${option} is one of ${words.join(', ')}; not ${value}`)
  return word
}

/** The value of an option that is a positive Go duration. */
export function duration(option: string, value: string | undefined): Duration | undefined {
  if (value === undefined) return undefined
  const length = parseGoDuration(value)
  if (length === null || length <= 0) throw new UsageError(`${option} is a duration such as 90s, 1h30m or 24h; not ${value}`)
  return length
}

/** The value of an option that is a whole number, 0 or above. */
export function wholeNumber(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined
  if (!/^\d{1,15}$/.test(value)) throw new UsageError(`${option} is a whole number; not ${value}`)
  return Number(value)
}
