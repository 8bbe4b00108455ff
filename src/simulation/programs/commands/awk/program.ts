/** Programs of awk: rules of patterns and statements, read into functions of the state. */
import { formatted } from '../printf.ts'
import { Expressions } from './expressions.ts'
import type { Expression } from './expressions.ts'
import { Scanner } from './scanner.ts'
import { isTrue, Jump, numberOf, textOf } from './state.ts'
import type { State } from './state.ts'

type Statement = (state: State) => void

export interface Program {
  readonly begins: readonly Statement[]
  readonly rules: readonly Statement[]
  readonly ends: readonly Statement[]
}

const GAPS = /[\s;]*/y
const printRecord: Statement = (state) => state.write(state.field(0) + textOf(state.get('ORS')))

class Parser {
  readonly #scanner: Scanner
  readonly #expressions: Expressions

  constructor(text: string) {
    this.#scanner = new Scanner(text)
    this.#expressions = new Expressions(this.#scanner)
  }

  program(): Program {
    const [begins, rules, ends]: Statement[][] = [[], [], []]
    for (;;) {
      this.#scanner.take(GAPS)
      if (this.#scanner.sees(/$/y)) return { begins: begins ?? [], rules: rules ?? [], ends: ends ?? [] }
      if (this.#scanner.take(/BEGIN\b/y)) begins?.push(this.#block())
      else if (this.#scanner.take(/END\b/y)) ends?.push(this.#block())
      else rules?.push(this.#rule())
    }
  }

  #rule(): Statement {
    if (this.#scanner.sees(/\{/y)) return this.#block()
    const from = this.#expressions.expression()
    const to = this.#scanner.take(/,\s*/y) ? this.#expressions.expression() : null
    const act = this.#scanner.sees(/\{/y) ? this.#block() : printRecord
    if (to === null) return (state) => void (isTrue(from(state)) && act(state))
    let inside = false
    return (state) => {
      if (!inside && !isTrue(from(state))) return
      inside = !isTrue(to(state))
      act(state)
    }
  }

  #block(): Statement {
    this.#scanner.need(/\{/y)
    const statements: Statement[] = []
    for (;;) {
      this.#scanner.take(GAPS)
      if (this.#scanner.take(/\}/y)) return (state) => statements.forEach((statement) => statement(state))
      statements.push(this.#statement())
    }
  }

  #statement(): Statement {
    const scanner = this.#scanner
    if (scanner.sees(/\{/y)) return this.#block()
    if (scanner.take(/if\b/y)) return this.#if()
    if (scanner.take(/while\b/y)) {
      const condition = this.#condition()
      return loop(condition, this.#body(), null)
    }
    if (scanner.take(/for\b/y)) return this.#for()
    const [, jump] = scanner.match(/(next|exit|break|continue)\b/y) ?? []
    if (jump !== undefined) {
      const code = jump === 'exit' && !scanner.sees(/[;}\n]|$/y) ? this.#expressions.expression() : null
      return (state) => {
        if (code) state.code = numberOf(code(state))
        throw new Jump(jump as Jump['to'])
      }
    }
    if (scanner.take(/delete\b/y)) return this.#delete()
    const [, verb] = scanner.match(/(printf?)\b/y) ?? []
    return verb === undefined ? this.#plain() : this.#print(verb)
  }

  #plain(): Statement {
    const expression = this.#expressions.expression()
    return (state) => void expression(state)
  }

  #print(verb: string): Statement {
    const list = this.#expressions.printed()
    // Into files and other programs.
    if (this.#scanner.sees(/[>|]/y)) this.#scanner.fail()
    if (verb === 'printf') {
      return (state) => {
        const [format = '', ...values] = list.map((one) => textOf(one(state)))
        state.write(formatted(format, values))
      }
    }
    if (list.length === 0) return printRecord
    return (state) => state.write(list.map((one) => textOf(one(state))).join(textOf(state.get('OFS'))) + textOf(state.get('ORS')))
  }

  #condition(): Expression {
    this.#scanner.need(/\(/y)
    const condition = this.#expressions.expression()
    this.#scanner.need(/\)/y)
    return condition
  }

  #body(): Statement {
    this.#scanner.take(/\s*/y)
    return this.#statement()
  }

  #if(): Statement {
    const condition = this.#condition()
    const yes = this.#body()
    const no = this.#scanner.take(/[\s;]*else\b/y) ? this.#body() : null
    return (state) => (isTrue(condition(state)) ? yes(state) : no?.(state))
  }

  #for(): Statement {
    this.#scanner.need(/\(/y)
    const [, key, array] = this.#scanner.match(/([A-Za-z_]\w*)\s+in\s+([A-Za-z_]\w*)\s*\)/y) ?? []
    if (key !== undefined && array !== undefined) {
      const body = this.#body()
      return (state) =>
        caught(() => {
          for (const one of state.array(array).keys()) {
            state.set(key, one)
            round(body, state)
          }
        })
    }
    const [first, condition, step] = [this.#part(), this.#part(), this.#part()]
    this.#scanner.need(/\)/y)
    const whole = loop(condition ?? (() => 1), this.#body(), step)
    return (state) => {
      first?.(state)
      whole(state)
    }
  }

  /** A part of `for (a; b; c)`, with its semicolon. */
  #part(): Expression | null {
    if (this.#scanner.take(/;/y)) return null
    const expression = this.#scanner.sees(/\)/y) ? null : this.#expressions.expression()
    this.#scanner.take(/;/y)
    return expression
  }

  #delete(): Statement {
    const name = this.#scanner.need(/[A-Za-z_]\w*/y)
    if (!this.#scanner.take(/\[/y)) return (state) => state.array(name).clear()
    const key = this.#expressions.expression()
    this.#scanner.need(/\]/y)
    return (state) => void state.array(name).delete(textOf(key(state)))
  }
}

/** Runs a loop's body once; `continue` ends that. Throws Endless. */
function round(body: Statement, state: State): void {
  state.countRound()
  try {
    body(state)
  } catch (jump) {
    if (!(jump instanceof Jump) || jump.to !== 'continue') throw jump
  }
}

/** Runs a loop; `break` ends it. */
function caught(run: () => void): void {
  try {
    run()
  } catch (jump) {
    if (!(jump instanceof Jump) || jump.to !== 'break') throw jump
  }
}

const loop =
  (condition: Expression, body: Statement, step: Expression | null): Statement =>
  (state) =>
    caught(() => {
      while (isTrue(condition(state))) {
        round(body, state)
        step?.(state)
      }
    })

/** Reads a program; throws NotUnderstood for what it can't follow: functions of one's own, `getline`, files and pipes. */
export const readProgram = (text: string): Program => new Parser(text).program()
