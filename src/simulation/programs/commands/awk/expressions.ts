/** Expressions of awk, read into functions of the state. */
import { posixExpression } from '../expressions.ts'
import { formatted } from '../printf.ts'
import { call, TAKES_PLACE } from './functions.ts'
import { ARITHMETIC, compare, COMPARISONS } from './operators.ts'
import { isTrue, limited, numberOf, textOf } from './state.ts'
import type { State, Value } from './state.ts'
import type { Scanner } from './scanner.ts'

export type Expression = (state: State) => Value

/** Something that can be assigned to. */
export interface Place {
  readonly get: Expression
  readonly set: (state: State, value: Value) => void
}

/** What an expression may have read: a place, when it is one. */
interface Operand {
  readonly value: Expression
  readonly place: Place | null
}

const plain = (value: Expression): Operand => ({ value, place: null })

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\\': '\\', '"': '"', '/': '/' }

export class Expressions {
  readonly #scanner: Scanner
  /** Whether `>` leads to a file rather than compares: in the list of a `print`. */
  #redirects = false

  constructor(scanner: Scanner) {
    this.#scanner = scanner
  }

  expression(): Expression {
    return this.#assignment().value
  }

  /** The expressions of a `print`. */
  printed(): Expression[] {
    if (this.#scanner.sees(/[;}\n]|$/y)) return []
    this.#redirects = true
    const list = this.list()
    this.#redirects = false
    return list
  }

  list(): Expression[] {
    const list = [this.expression()]
    while (this.#scanner.take(/,\s*/y)) list.push(this.expression())
    return list
  }

  #assignment(): Operand {
    const left = this.#ternary()
    const [, sign] = left.place ? (this.#scanner.match(/(\*\*|[-+*/%^]?)=(?!=)/y) ?? []) : []
    const { place } = left
    if (sign === undefined || !place) return left
    const right = this.#assignment().value
    const operator = ARITHMETIC[sign]
    return plain((state) => {
      const value = operator ? operator(numberOf(place.get(state)), numberOf(right(state))) : right(state)
      place.set(state, value)
      return value
    })
  }

  #ternary(): Operand {
    const condition = this.#or()
    if (!this.#scanner.take(/\?/y)) return condition
    const yes = this.#assignment().value
    this.#scanner.need(/:/y)
    const no = this.#assignment().value
    return plain((state) => (isTrue(condition.value(state)) ? yes(state) : no(state)))
  }

  #or(): Operand {
    let left = this.#and()
    while (this.#scanner.take(/\|\|\s*/y)) {
      const [a, b] = [left.value, this.#and().value]
      left = plain((state) => (isTrue(a(state)) || isTrue(b(state)) ? 1 : 0))
    }
    return left
  }

  #and(): Operand {
    let left = this.#match()
    while (this.#scanner.take(/&&\s*/y)) {
      const [a, b] = [left.value, this.#match().value]
      left = plain((state) => (isTrue(a(state)) && isTrue(b(state)) ? 1 : 0))
    }
    return left
  }

  #match(): Operand {
    let left = this.#comparison()
    for (;;) {
      const [, sign] = this.#scanner.match(/(!?~)/y) ?? []
      if (sign !== undefined) {
        const [text, pattern] = [left.value, this.pattern()]
        left = plain((state) => (pattern(state).test(textOf(text(state))) === (sign === '~') ? 1 : 0))
      } else if (this.#scanner.take(/in\b/y)) {
        const [key, name] = [left.value, this.#scanner.need(/[A-Za-z_]\w*/y)]
        left = plain((state) => (state.array(name).has(textOf(key(state))) ? 1 : 0))
      } else return left
    }
  }

  /** A regular expression, as one or as a text. */
  pattern(): (state: State) => RegExp {
    const literal = this.#regularExpression()
    if (literal !== null) return () => literal
    const text = this.#comparison().value
    return (state) => posixExpression(textOf(text(state)), true)
  }

  #regularExpression(): RegExp | null {
    const found = this.#scanner.match(/\/((?:\\.|[^/\\\n])*)\//y)
    return found ? posixExpression((found[1] ?? '').replaceAll('\\/', '/'), true) : null
  }

  #comparison(): Operand {
    const left = this.#concatenation()
    const [, sign = ''] = this.#scanner.match(this.#redirects ? /(==|!=|<=|>=|<)/y : /(==|!=|<=|>=|<|>(?!>))/y) ?? []
    const holds = COMPARISONS[sign]
    if (!holds) return left
    const [a, b] = [left.value, this.#concatenation().value]
    return plain((state) => (holds(compare(a(state), b(state))) ? 1 : 0))
  }

  #concatenation(): Operand {
    let left = this.#sum()
    while (this.#scanner.sees(/[$"(\w.]/y) && !this.#scanner.sees(/in\b/y)) {
      const [a, b] = [left.value, this.#sum().value]
      left = plain((state) => textOf(a(state)) + textOf(b(state)))
    }
    return left
  }

  #sum(): Operand {
    return this.#binary(/([-+])(?![-+=])/y, () => this.#product())
  }

  #product(): Operand {
    return this.#binary(/([*/%])(?![*=])/y, () => this.#unary())
  }

  #binary(signs: RegExp, next: () => Operand): Operand {
    let left = next()
    for (let found = this.#scanner.match(signs); found; found = this.#scanner.match(signs)) {
      const operator = ARITHMETIC[found[1] ?? ''] ?? this.#scanner.fail()
      const [a, b] = [left.value, next().value]
      left = plain((state) => operator(numberOf(a(state)), numberOf(b(state))))
    }
    return left
  }

  #unary(): Operand {
    const [, sign] = this.#scanner.match(/(!(?![~=])|[-+](?![-+]))/y) ?? []
    if (sign === undefined) return this.#power()
    const { value } = this.#unary()
    return plain((state) =>
      sign === '!' ? (isTrue(value(state)) ? 0 : 1) : sign === '-' ? -numberOf(value(state)) : numberOf(value(state)),
    )
  }

  #power(): Operand {
    const base = this.#step()
    if (!this.#scanner.take(/\^(?!=)|\*\*(?!=)/y)) return base
    const exponent = this.#unary().value
    return plain((state) => numberOf(base.value(state)) ** numberOf(exponent(state)))
  }

  /** `++x`, `x--`. */
  #step(): Operand {
    const [, before] = this.#scanner.match(/(\+\+|--)/y) ?? []
    const operand = this.#primary()
    const [, after] = before === undefined && operand.place ? (this.#scanner.match(/(\+\+|--)/y) ?? []) : []
    const sign = before ?? after
    if (sign === undefined) return operand
    const place = operand.place ?? this.#scanner.fail()
    return plain((state) => {
      const was = numberOf(place.get(state))
      const now = sign === '++' ? was + 1 : was - 1
      place.set(state, now)
      return before === undefined ? was : now
    })
  }

  #primary(): Operand {
    const scanner = this.#scanner
    const number = scanner.match(/\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+/y)
    if (number) return plain(() => Number(number[0]))
    const text = scanner.match(/"((?:\\.|[^"\\])*)"/y)
    if (text) {
      const value = (text[1] ?? '').replace(/\\(.)/g, (whole, c: string) => ESCAPES[c] ?? whole)
      return plain(() => value)
    }
    if (scanner.take(/\(/y)) return this.#bracketed()
    if (scanner.take(/\$/y)) return this.#field()
    const expression = this.#regularExpression()
    if (expression) return plain((state) => (expression.test(state.field(0)) ? 1 : 0))
    const name = scanner.need(/[A-Za-z_]\w*/y)
    if (scanner.take(/\[/y)) return this.#element(name)
    if (scanner.take(/\(/y)) return plain(this.#call(name))
    if (name === 'length') return plain((state) => state.field(0).length)
    return this.#at({ get: (state) => state.get(name), set: (state, value) => state.set(name, value) })
  }

  readonly #at = (place: Place): Operand => ({ value: place.get, place })

  #bracketed(): Operand {
    const redirects = this.#redirects
    this.#redirects = false
    const { value } = this.#assignment()
    this.#scanner.need(/\)/y)
    this.#redirects = redirects
    return plain(value)
  }

  #field(): Operand {
    const number = this.#step().value
    const at = (state: State): number => Math.max(0, Math.trunc(numberOf(number(state))))
    return this.#at({ get: (state) => state.field(at(state)), set: (state, value) => state.setField(at(state), value) })
  }

  #element(name: string): Operand {
    const keys = this.list()
    this.#scanner.need(/\]/y)
    const keyOf = (state: State): string => keys.map((key) => textOf(key(state))).join(textOf(state.get('SUBSEP')))
    return this.#at({
      get: (state) => state.array(name).get(keyOf(state)) ?? '',
      set: (state, value) => void state.array(name).set(keyOf(state), limited(value)),
    })
  }

  #call(name: string): Expression {
    if (TAKES_PLACE.has(name)) return this.#substitution(name)
    if (name === 'split') return this.#split()
    if (name === 'match') {
      const text = this.expression()
      this.#scanner.need(/,/y)
      const pattern = this.pattern()
      this.#scanner.need(/\)/y)
      return (state) => textOf(text(state)).search(pattern(state)) + 1
    }
    const args = this.#scanner.sees(/\)/y) ? [] : this.list()
    this.#scanner.need(/\)/y)
    if (name === 'sprintf') {
      return (state) => {
        const [format = '', ...values] = args.map((arg) => textOf(arg(state)))
        return formatted(format, values)
      }
    }
    const known = call(name) ?? this.#scanner.fail()
    return (state) => known(args.length > 0 ? args.map((arg) => arg(state)) : [state.field(0)])
  }

  /** `sub(/a/, "b", place)` and `gsub`: answers how often. */
  #substitution(name: string): Expression {
    const pattern = this.pattern()
    this.#scanner.need(/,/y)
    const replacement = this.expression()
    const operand = this.#scanner.take(/,/y)
      ? this.#primary()
      : this.#at({ get: (state) => state.field(0), set: (state, value) => state.setField(0, value) })
    this.#scanner.need(/\)/y)
    const place = operand.place ?? this.#scanner.fail()
    return (state) => {
      let count = 0
      const put = textOf(replacement(state))
      const expression = new RegExp(pattern(state).source, name === 'gsub' ? 'g' : '')
      const changed = textOf(place.get(state)).replace(expression, (found) => {
        count += 1
        return put.replace(/\\?&/g, (sign) => (sign === '&' ? found : '&'))
      })
      if (count > 0) place.set(state, changed)
      return count
    }
  }

  /** `split(text, array, separator)`: answers how many parts there are. */
  #split(): Expression {
    const text = this.expression()
    this.#scanner.need(/,/y)
    const name = this.#scanner.need(/[A-Za-z_]\w*/y)
    const separator = this.#scanner.take(/,/y) ? (this.#regularExpression() ?? this.expression()) : null
    this.#scanner.need(/\)/y)
    return (state) => {
      const by = separator instanceof RegExp ? separator : textOf(separator?.(state) ?? state.get('FS'))
      const parts = state.split(textOf(text(state)), by)
      state.arrays.set(name, new Map(parts.map((part, at) => [String(at + 1), part])))
      return parts.length
    }
  }
}
