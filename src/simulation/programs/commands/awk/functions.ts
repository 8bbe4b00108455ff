import { numberOf, textOf } from './state.ts'
import type { Value } from './state.ts'

/** Functions that change what they are given. */
export const TAKES_PLACE: ReadonlySet<string> = new Set(['sub', 'gsub'])

type Function = (args: readonly Value[]) => Value

const text = (args: readonly Value[], at: number): string => textOf(args[at] ?? '')

const FUNCTIONS: Readonly<Record<string, Function>> = {
  length: (args) => text(args, 0).length,
  tolower: (args) => text(args, 0).toLowerCase(),
  toupper: (args) => text(args, 0).toUpperCase(),
  index: (args) => text(args, 0).indexOf(text(args, 1)) + 1,
  int: (args) => Math.trunc(numberOf(args[0] ?? 0)),
  sqrt: (args) => Math.sqrt(numberOf(args[0] ?? 0)),
  substr: (args) => {
    const from = Math.round(numberOf(args[1] ?? 1))
    const end = args[2] === undefined ? Number.POSITIVE_INFINITY : from + Math.round(numberOf(args[2]))
    return text(args, 0).slice(Math.max(0, from - 1), Math.max(0, end - 1))
  },
}

/** The function of that name; undefined when awk has none, or a simulation does not. */
export const call = (name: string): Function | undefined => (Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined)
