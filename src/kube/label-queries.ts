/** Selectors as people type them: `-l 'env in (a,b),!c'`. Models apimachinery/pkg/labels/selector.go (v1.36). */
import { meets } from './labels.ts'
import type { Labels, Requirement } from './labels.ts'

type ParsedQuery = { ok: true; requirements: readonly Requirement[] } | { ok: false; error: string }

interface Token {
  readonly kind: 'word' | 'symbol' | 'end'
  readonly text: string
}

function tokens(text: string): Token[] {
  const found = [...text.matchAll(/\s*(==|!=|[=!(),<>]|[^\s=!(),<>]+)/g)].map(
    ([, each = '']): Token => ({ kind: /^[^\s=!(),<>]/.test(each) ? 'word' : 'symbol', text: each }),
  )
  return [...found, { kind: 'end', text: '' }]
}

class Refusal extends Error {}

/** Within a requirement. */
class BadRequirement extends Refusal {
  constructor(why: string) {
    super(`unable to parse requirement: ${why}`)
  }
}

/** Reads one selector from front to back. */
class Reader {
  #at = 0
  readonly #list: readonly Token[]

  constructor(text: string) {
    this.#list = tokens(text)
  }

  #peek(): Token {
    return this.#list[this.#at] ?? { kind: 'end', text: '' }
  }

  #take(): Token {
    const token = this.#peek()
    this.#at++
    return token
  }

  #skip(text: string): boolean {
    const there = this.#peek().text === text && this.#peek().kind !== 'end'
    if (there) this.#at++
    return there
  }

  read(): Requirement[] {
    const requirements: Requirement[] = []
    for (;;) {
      const { kind, text } = this.#peek()
      if (kind === 'end') return requirements
      if (kind !== 'word' && text !== '!') throw new Refusal(`found '${text}', expected: !, identifier, or 'end of string'`)
      requirements.push(this.#requirement())
      if (this.#peek().kind === 'end') return requirements
      if (!this.#skip(',')) throw new Refusal(`found '${this.#peek().text}', expected: ',' or 'end of string'`)
      const next = this.#peek()
      if (next.kind !== 'word' && next.text !== '!') throw new Refusal(`found '${next.text}', expected: identifier after ','`)
    }
  }

  #requirement(): Requirement {
    const absent = this.#skip('!')
    const { kind, text: key } = this.#take()
    if (kind !== 'word') throw new BadRequirement(`found '${key}', expected: identifier`)
    if (absent) return { key, operator: 'DoesNotExist', values: [] }
    if (this.#peek().kind === 'end' || this.#peek().text === ',') return { key, operator: 'Exists', values: [] }
    return this.#compared(key)
  }

  #compared(key: string): Requirement {
    const operator = this.#take().text
    switch (operator) {
      case '=':
      case '==':
        return { key, operator: 'In', values: [this.#value()] }
      case '!=':
        return { key, operator: 'NotIn', values: [this.#value()] }
      case '>':
        return { key, operator: 'Gt', values: [this.#integer()] }
      case '<':
        return { key, operator: 'Lt', values: [this.#integer()] }
      case 'in':
        return { key, operator: 'In', values: this.#values() }
      case 'notin':
        return { key, operator: 'NotIn', values: this.#values() }
      default:
        throw new BadRequirement(`found '${operator}', expected: in, notin, =, ==, !=, gt, lt`)
    }
  }

  /** A value may be empty. */
  #value(): string {
    const { kind, text } = this.#peek()
    if (kind === 'end' || text === ',') return ''
    if (kind !== 'word') throw new BadRequirement(`found '${text}', expected: identifier`)
    return this.#take().text
  }

  #integer(): string {
    const value = this.#value()
    if (/^[+-]?\d+$/.test(value)) return value
    throw new BadRequirement(`values[0]: Invalid value: ${JSON.stringify(value)}: for 'Gt', 'Lt' operators, the value must be an integer`)
  }

  /** Values in brackets, of which some may be empty. */
  #values(): string[] {
    if (!this.#skip('(')) throw new BadRequirement(`found '${this.#peek().text}' expected: '('`)
    const values: string[] = []
    if (this.#skip(')')) return ['']
    const first = this.#peek()
    if (first.kind !== 'word' && first.text !== ',') throw new BadRequirement(`found '${first.text}', expected: ',', ')' or identifier`)
    for (;;) {
      values.push(this.#peek().kind === 'word' ? this.#take().text : '')
      if (this.#skip(')')) return [...new Set(values)].sort()
      if (!this.#skip(',')) throw new BadRequirement(`found '${this.#peek().text}', expected: ',' or ')'`)
    }
  }
}

/** Reads a selector, or tells in the library's words why it cannot be one. An empty text selects everything. */
export function parseLabelQuery(text: string): ParsedQuery {
  try {
    return { ok: true, requirements: new Reader(text).read() }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.message }
    throw error
  }
}

/** Whether `labels` meet all of a parsed selector. */
export const matchesQuery = (requirements: readonly Requirement[], labels: Labels | undefined): boolean =>
  requirements.every((requirement) => meets(requirement, labels ?? {}))
