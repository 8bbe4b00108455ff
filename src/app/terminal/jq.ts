import { compile } from '@michaelhomer/jqjs'
import type { Task } from '../../simulation/kernel/task.ts'
import type { Call } from '../../simulation/programs/process.ts'

const USAGE = 2
const COMPILE_ERROR = 3
const FAILED = 5
const INDENT = 2

/** The JSON texts in a stream, one after the other. Throws a SyntaxError. */
function documentsIn(text: string): unknown[] {
  if (text.trim() === '') return []
  try {
    return [JSON.parse(text)]
  } catch (whole) {
    // Several texts stand on a line each.
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    if (lines.length < 2) throw whole
    return lines.map((line): unknown => JSON.parse(line))
  }
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** `jq [-r] [-c] [-s] [-n] [-e] FILTER`: reads JSON, prints what the filter makes of it. Models jq 1.7. */
export function* jq({ args, io }: Call): Task<number> {
  const letters = args.filter((arg) => /^-[a-z]+$/.test(arg)).join('')
  const long = new Set(args.filter((arg) => arg.startsWith('--')))
  const filter = args.find((arg) => !arg.startsWith('-'))
  const has = (letter: string, name: string): boolean => letters.includes(letter) || long.has(name)
  if (filter === undefined) {
    io.err.write('Usage:\tjq [OPTIONS] FILTER [FILES...]\n')
    return USAGE
  }
  let program: (input: unknown) => Iterable<unknown>
  try {
    program = compile(filter)
  } catch (error) {
    io.err.write(`jq: error: ${reason(error)}\njq: 1 compile error\n`)
    return COMPILE_ERROR
  }
  const text = yield* io.in.all()
  let last: unknown = null
  try {
    const documents = has('n', '--null-input') ? [null] : documentsIn(text)
    for (const input of has('s', '--slurp') ? [documents] : documents) {
      for (const value of program(input)) {
        last = value
        const raw = has('r', '--raw-output') && typeof value === 'string'
        const json = JSON.stringify(value, null, has('c', '--compact-output') ? undefined : INDENT)
        io.out.write(`${raw ? value : json}\n`)
      }
    }
  } catch (error) {
    io.err.write(`jq: error${error instanceof SyntaxError ? ' (at <stdin>:1)' : ''}: ${reason(error)}\n`)
    return FAILED
  }
  return has('e', '--exit-status') && (last === null || last === false) ? 1 : 0
}
