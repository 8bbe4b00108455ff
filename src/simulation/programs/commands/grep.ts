import type { Task } from '../../kernel/task.ts'
import type { Call } from '../process.ts'
import { posixExpression } from './expressions.ts'
import { readOptions } from './options.ts'
import type { Options } from './options.ts'
import { eachLine } from './text-input.ts'

/** What `grep` does with a line that it looks for: as many lines around it as -A, -B and -C ask for are shown, too. */
class Shower {
  readonly #before: number
  readonly #after: number
  readonly #write: (number: number, line: string, isFound: boolean) => void
  readonly #gap: () => void
  /** Lines that were not shown, and may stand in front of the next one that is. */
  #held: { number: number; line: string }[] = []
  #due = 0
  /** The last line shown; -1 where it is one of another file. */
  #last: number | null = null

  constructor(before: number, after: number, write: (number: number, line: string, isFound: boolean) => void, gap: () => void) {
    this.#before = before
    this.#after = after
    this.#write = write
    this.#gap = gap
  }

  /** Another file begins: what is shown of it stands apart. */
  begin(): void {
    this.#held = []
    this.#due = 0
    if (this.#last !== null) this.#last = -1
  }

  found(number: number, line: string): void {
    const first = this.#held[0]?.number ?? number
    if (this.#last !== null && first > this.#last + 1 && this.#before + this.#after > 0) this.#gap()
    for (const held of this.#held) this.#write(held.number, held.line, false)
    this.#held = []
    this.#write(number, line, true)
    this.#due = this.#after
    this.#last = number
  }

  /** Whether lines behind the last one found are still to be shown. */
  get isDue(): boolean {
    return this.#due > 0
  }

  other(number: number, line: string): void {
    if (this.#due > 0) {
      this.#due -= 1
      this.#write(number, line, false)
      this.#last = number
    } else if (this.#before > 0) this.#held = [...this.#held, { number, line }].slice(-this.#before)
  }
}

/** What a file is called in front of its lines. */
const titleOf = (file: string): string => (file === '-' ? '(standard input)' : file)

/** The expression that the options of `grep` describe. */
function wanted({ has }: Options, patterns: readonly string[], extended: boolean): RegExp {
  const one = (pattern: string): string =>
    has('F') ? pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : posixExpression(pattern, extended).source
  const source = patterns.flatMap((pattern) => pattern.split('\n').map(one)).join('|')
  return new RegExp(has('x') ? `^(?:${source})$` : has('w') ? `\\b(?:${source})\\b` : source, has('i') || has('y') ? 'gi' : 'g')
}

/** `grep [-EFivwxcnolqhHm] [-A N] [-B N] [-C N] PATTERN [FILE…]`. Colours are not written. */
export function* grep(call: Call): Task<number> {
  const options = readOptions(
    call.args.map((arg) => arg.replace(/^-(\d+)$/, '-C$1')),
    'eABCm',
  )
  const { has, value, values, rest } = options
  const given = values('e')
  const [patterns, files] = given.length > 0 ? [given, rest] : [[rest[0] ?? ''], rest.slice(1)]
  const expression = wanted(options, patterns, has('E') || has('P') || call.name.endsWith('egrep'))
  const around = Number(value('C') ?? 0)
  const named = has('H') || (files.length > 1 && !has('h'))
  const most = Number(value('m') ?? Number.POSITIVE_INFINITY)
  const { out } = call.io
  let file = ''
  const write = (number: number, line: string, isFound: boolean): void => {
    const sign = isFound ? ':' : '-'
    out.write(`${named ? `${titleOf(file)}${sign}` : ''}${has('n') ? `${number}${sign}` : ''}${line}\n`)
  }
  const shower = new Shower(Number(value('B') ?? around), Number(value('A') ?? around), write, () => out.write('--\n'))
  const onlyTells = has('c') || has('l') || has('q')
  let [all, unread] = [0, 0]
  for (file of files.length > 0 ? files : ['-']) {
    let [number, found] = [0, 0]
    shower.begin()
    const failed = yield* eachLine(call, [file], (line) => {
      number += 1
      if (found >= most) {
        shower.other(number, line)
        return shower.isDue
      }
      const parts = line.match(expression)
      if ((parts !== null) === has('v')) {
        if (!onlyTells && !has('o')) shower.other(number, line)
        return true
      }
      found += 1
      if (has('q') || has('l')) return false
      if (has('o') && !onlyTells) for (const part of has('v') ? [] : (parts ?? [])) if (part !== '') write(number, part, true)
      if (!has('o') && !onlyTells) shower.found(number, line)
      return found < most || shower.isDue
    })
    all += found
    unread += failed
    if (has('q') && found > 0) return 0
    if (has('l') && found > 0) out.write(`${titleOf(file)}\n`)
    else if (has('c') && !has('l') && !has('q') && failed === 0) out.write(`${named ? `${titleOf(file)}:` : ''}${found}\n`)
  }
  return all > 0 ? 0 : unread > 0 ? 2 : 1
}
