/** What an awk program works on: the record at hand, its fields, variables and arrays. */
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

  constructor(write: (text: string) => void) {
    this.write = write
  }

  /** Whether the program goes on with the record that follows. */
  set record(line: string) {
    this.#record = line
    this.#fields = this.split(line, textOf(this.get('FS')))
    this.variables.set('NF', this.#fields.length)
  }

  split(text: string, separator: string): string[] {
    if (separator === ' ') return text.trim() === '' ? [] : text.trim().split(/\s+/)
    if (text === '') return []
    return text.split(separator.length === 1 ? separator : new RegExp(separator))
  }

  get(name: string): Value {
    return this.variables.get(name) ?? ''
  }

  set(name: string, value: Value): void {
    this.variables.set(name, value)
    if (name !== 'NF') return
    this.#fields = Array.from({ length: numberOf(value) }, (_, at) => this.#fields[at] ?? '')
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
    while (this.#fields.length < number) this.#fields.push('')
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
