/** Selectors as people type them: `-l 'env in (a,b),!c'`. Models apimachinery/pkg/labels/selector.go (v1.36). */
import { meets } from './labels.ts'
import type { Labels, Requirement } from './labels.ts'

export type ParsedQuery = { ok: true; requirements: readonly Requirement[] } | { ok: false; error: string }

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

/** Reads one selector from front to back. */
class Reader {
  private at = 0
  private readonly list: readonly Token[]

  constructor(text: string) {
    this.list = tokens(text)
  }

  private peek(): Token {
    return this.list[this.at] ?? { kind: 'end', text: '' }
  }

  private take(): Token {
    const token = this.peek()
    this.at++
    return token
  }

  private skip(text: string): boolean {
    const there = this.peek().text === text && this.peek().kind !== 'end'
    if (there) this.at++
    return there
  }

  read(): Requirement[] {
    const requirements: Requirement[] = []
    if (this.peek().kind === 'end') return requirements
    for (;;) {
      requirements.push(this.requirement())
      if (this.peek().kind === 'end') return requirements
      if (!this.skip(',')) throw new Refusal(`found '${this.peek().text}', expected: ',' or 'end of string'`)
      if (this.peek().kind === 'end' || this.peek().text === ',')
        throw new Refusal(`found '${this.peek().text}', expected: identifier after ','`)
    }
  }

  private requirement(): Requirement {
    const absent = this.skip('!')
    const { kind, text: key } = this.take()
    if (kind !== 'word') throw new Refusal(`found '${key}', expected: !, identifier, or 'end of string'`)
    if (this.peek().kind === 'end' || this.peek().text === ',') return { key, operator: absent ? 'DoesNotExist' : 'Exists', values: [] }
    return this.compared(key)
  }

  private compared(key: string): Requirement {
    const operator = this.take().text
    switch (operator) {
      case '=':
      case '==':
        return { key, operator: 'In', values: [this.value()] }
      case '!=':
        return { key, operator: 'NotIn', values: [this.value()] }
      case '>':
        return { key, operator: 'Gt', values: [this.value()] }
      case '<':
        return { key, operator: 'Lt', values: [this.value()] }
      case 'in':
        return { key, operator: 'In', values: this.values() }
      case 'notin':
        return { key, operator: 'NotIn', values: this.values() }
      default:
        throw new Refusal(`found '${operator}', expected: in, notin, =, ==, !=, gt, lt`)
    }
  }

  /** A value may be empty. */
  private value(): string {
    return this.peek().kind === 'word' ? this.take().text : ''
  }

  private values(): string[] {
    if (!this.skip('(')) throw new Refusal(`found '${this.peek().text}', expected: '('`)
    const values: string[] = [this.value()]
    while (this.skip(',')) values.push(this.value())
    if (!this.skip(')')) throw new Refusal(`found '${this.peek().text}', expected: ',', or ')'`)
    return [...new Set(values)].sort()
  }
}

/** Reads a selector, or tells in the library's words why it cannot be one. An empty text selects everything. */
export function parseLabelQuery(text: string): ParsedQuery {
  try {
    return { ok: true, requirements: new Reader(text).read() }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: `unable to parse requirement: ${error.message}` }
    throw error
  }
}

/** Whether `labels` meet all of a parsed selector. */
export const matchesQuery = (requirements: readonly Requirement[], labels: Labels | undefined): boolean =>
  requirements.every((requirement) => meets(requirement, labels ?? {}))
