/** What an awk program works on: the record at hand, its fields, variables and arrays. */
import { Endless, NotUnderstood } from '../../flow.ts'
import { posixExpression } from '../expressions.ts'

export type Value = string | number

/** `next` and `exit`, and the ends of loops. */
export class Jump {
  readonly to: 'next' | 'exit' | 'break' | 'continue'

  constructor(to: Jump['to']) {
    this.to = to
  }
}

const NUMERIC = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\s*$/

export const numberOf = (value: Value): number => (typeof value === 'number' ? value : Number.parseFloat(value) || 0)
export const isNumeric = (value: Value): boolean => typeof value === 'number' || NUMERIC.test(value)
export const isTrue = (value: Value): boolean => (isNumeric(value) ? numberOf(value) !== 0 : value !== '')

/** A number as `print` writes it: whole ones as they are, others with six significant digits. */
export const textOf = (value: Value): string =>
  typeof value === 'string' ? value : Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)))

/** How often the loops of a program go round at most, all together. */
const MOST_ROUNDS = 1_000_000
const MOST_FIELDS = 100_000
const MOST_TEXT = 1 << 24

function placeOf(number: number): number {
  if (number > MOST_FIELDS) throw new NotUnderstood(`awk $${number}`)
  return Math.max(0, number)
}

/** A value that can be kept. Throws Endless for a text that grows without an end. */
export function limited(value: Value): Value {
  if (typeof value === 'string' && value.length > MOST_TEXT) throw new Endless()
  return value
}

/** What stands between the matches of an expression; an empty match separates nothing. `String.split` would keep what groups catch. */
function between(text: string, expression: RegExp): string[] {
  const parts: string[] = []
  let from = 0
  for (const { 0: found, index } of text.matchAll(new RegExp(expression, 'g'))) {
    if (found === '') continue
    parts.push(text.slice(from, index))
    from = index + found.length
  }
  return [...parts, text.slice(from)]
}

export class State {
  readonly variables = new Map<string, Value>([
    ['FS', ' '],
    ['OFS', ' '],
    ['ORS', '\n'],
    ['SUBSEP', '\u001C'],
    ['NR', 0],
    ['NF', 0],
  ])
  readonly arrays = new Map<string, Map<string, Value>>()
  readonly write: (text: string) => void
  code = 0
  #fields: string[] = []
  #record = ''
  #rounds = 0

  constructor(write: (text: string) => void) {
    this.write = write
  }

  /** Takes a line as the record that the program works on. */
  set record(line: string) {
    this.#record = line
    this.#fields = this.split(line, textOf(this.get('FS')))
    this.variables.set('NF', this.#fields.length)
  }

  /** The parts of a text between what separates them: blanks, a character, or an expression. Throws NotUnderstood for what is none. */
  split(text: string, separator: string | RegExp): string[] {
    if (separator === ' ') return text.trim() === '' ? [] : text.trim().split(/\s+/)
    if (text === '') return []
    if (typeof separator === 'string' && separator.length === 1) return text.split(separator)
    return between(text, typeof separator === 'string' ? posixExpression(separator, true) : separator)
  }

  /** Counts a round of a loop. Throws Endless where there are too many. */
  countRound(): void {
    this.#rounds += 1
    if (this.#rounds > MOST_ROUNDS) throw new Endless()
  }

  get(name: string): Value {
    return this.variables.get(name) ?? ''
  }

  set(name: string, value: Value): void {
    this.variables.set(name, limited(value))
    if (name !== 'NF') return
    this.#fields = Array.from({ length: placeOf(numberOf(value)) }, (_, at) => this.#fields[at] ?? '')
    this.#join()
  }

  field(number: number): string {
    return number === 0 ? this.#record : (this.#fields[number - 1] ?? '')
  }

  setField(number: number, value: Value): void {
    if (number === 0) {
      this.record = textOf(value)
      return
    }
    while (this.#fields.length < placeOf(number)) this.#fields.push('')
    this.#fields[number - 1] = textOf(value)
    this.variables.set('NF', this.#fields.length)
    this.#join()
  }

  array(name: string): Map<string, Value> {
    const known = this.arrays.get(name)
    if (known) return known
    const made = new Map<string, Value>()
    this.arrays.set(name, made)
    return made
  }

  #join(): void {
    this.#record = this.#fields.join(textOf(this.get('OFS')))
  }
}
