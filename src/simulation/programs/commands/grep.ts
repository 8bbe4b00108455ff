import type { Task } from '../../kernel/task.ts'
import type { Call } from '../process.ts'
import { posixExpression } from './expressions.ts'
import { readOptions } from './options.ts'
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
  #last = 0

  constructor(before: number, after: number, write: (number: number, line: string, isFound: boolean) => void, gap: () => void) {
    this.#before = before
    this.#after = after
    this.#write = write
    this.#gap = gap
  }

  found(number: number, line: string): void {
    const first = this.#held[0]?.number ?? number
    if (this.#last > 0 && first > this.#last + 1 && this.#before + this.#after > 0) this.#gap()
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

/** `grep [-EFivwxcnoqhm] [-A N] [-B N] [-C N] PATTERN [FILE…]`. */
export function* grep(call: Call): Task<number> {
  const args = call.args.map((arg) => arg.replace(/^-(\d+)$/, '-C$1').replace(/^--color(?:=.*)?$/, '-h'))
  const { has, value, values, rest } = readOptions(args, 'eABCm')
  const given = values('e')
  const [patterns, files] = given.length > 0 ? [given, rest] : [[rest[0] ?? ''], rest.slice(1)]
  const extended = has('E') || has('P') || call.name.endsWith('egrep')
  const flags = `g${has('i') || has('y') ? 'i' : ''}`
  const one = (pattern: string): string =>
    has('F') ? pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : posixExpression(pattern, extended).source
  const source = patterns.flatMap((pattern) => pattern.split('\n').map(one)).join('|')
  const expression = new RegExp(has('x') ? `^(?:${source})$` : has('w') ? `\\b(?:${source})\\b` : source, flags)
  const around = Number(value('C') ?? 0)
  const named = files.length > 1 && !has('h')
  const { out } = call.io
  const shower = new Shower(
    Number(value('B') ?? around),
    Number(value('A') ?? around),
    (number, line, isFound) => out.write(`${has('n') ? `${number}${isFound ? ':' : '-'}` : ''}${line}\n`),
    () => out.write('--\n'),
  )
  const most = Number(value('m') ?? Number.POSITIVE_INFINITY)
  let [number, found, failed] = [0, 0, 0]
  for (const file of named ? files : [null]) {
    failed += yield* eachLine(call, file === null ? files : [file], (text) => {
      const line = file === null ? text : `${file}:${text}`
      number += 1
      if (found >= most) {
        shower.other(number, line)
        return shower.isDue
      }
      const parts = text.match(expression)
      if ((parts !== null) === has('v')) {
        if (!has('c') && !has('q') && !has('o') && !has('l')) shower.other(number, line)
        return true
      }
      found += 1
      if (has('q')) return false
      if (has('o')) for (const part of parts ?? []) if (part !== '') out.write(`${has('n') ? `${number}:` : ''}${part}\n`)
      if (!has('c') && !has('o') && !has('l')) shower.found(number, line)
      return found < most || shower.isDue
    })
  }
  if (has('c')) out.write(`${found}\n`)
  else if (has('l') && found > 0) out.write(`${files[0] ?? '(standard input)'}\n`)
  return found > 0 ? 0 : failed > 0 ? 2 : 1
}
