/** What a template says about an object. Models Go's text/template, with the functions of kubectl's templates (v1.36). */
import { decodeBase64 } from '../../../base/base64.ts'
import { goQuote } from '../../../base/go-text.ts'
import { equal } from '../../../base/equal.ts'
import { isRecord } from '../../../base/json.ts'
import { failure } from '../../errors.ts'
import { sortedEntries } from '../../format-labels.ts'
import type { Control, Operand, Pipeline, Template } from './parse.ts'

/** Stands for a key that a map does not have. */
const NOTHING = Symbol('no value')

type Variables = ReadonlyMap<string, unknown>

/** Go reads the numbers of JSON as floats, and prints those from a million on with an exponent. */
function numberText(value: number): string {
  if (Math.abs(value) < 1e6) return String(value)
  const [digits = '', exponent = ''] = value.toExponential().split('e')
  return `${digits}e${exponent.replace(/^([+-])(\d)$/, '$10$2')}`
}

function textOf(value: unknown): string {
  if (value === NOTHING) return '<no value>'
  if (value === null || value === undefined) return '<no value>'
  return inside(value)
}

/** As `%v` prints it within a map or a list. */
function inside(value: unknown): string {
  if (value === null || value === undefined) return '<nil>'
  if (typeof value === 'number') return numberText(value)
  if (Array.isArray(value)) return `[${value.map(inside).join(' ')}]`
  if (isRecord(value)) {
    return `map[${sortedEntries(value)
      .map(([key, field]) => `${key}:${inside(field)}`)
      .join(' ')}]`
  }
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '<nil>'
}

const isTrue = (value: unknown): boolean => {
  if (value === NOTHING || value === null || value === undefined) return false
  if (Array.isArray(value)) return value.length > 0
  return isRecord(value) ? Object.keys(value).length > 0 : Boolean(value)
}

function at(value: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>((found, name) => {
    if (isRecord(found)) return found[name] === undefined ? NOTHING : found[name]
    if (found === NOTHING || found === null || found === undefined) return NOTHING
    throw failure(
      `error executing template: can't evaluate field ${name} in type ${Array.isArray(found) ? '[]interface {}' : typeof found}`,
    )
  }, value)
}

const sizeOf = (value: unknown): number =>
  typeof value === 'string' || Array.isArray(value) ? value.length : isRecord(value) ? Object.keys(value).length : 0

function indexOf(value: unknown, keys: readonly unknown[]): unknown {
  return keys.reduce<unknown>((found, key) => {
    if (!Array.isArray(found)) return at(found, [String(key)])
    const item: unknown = found[Number(key)]
    if (item === undefined) throw failure(`error executing template: error calling index: index out of range: ${String(key)}`)
    return item
  }, value)
}

/** `%s`, `%d`, `%v`, `%q`, `%t` with widths, as far as text goes. */
function format(template: string, values: readonly unknown[]): string {
  let next = 0
  return template.replace(/%(-?)(\d*)([a-z%])/g, (_, minus: string, width: string, verb: string) => {
    if (verb === '%') return '%'
    const value = values[next++]
    const text = verb === 'q' ? goQuote(inside(value)) : inside(value)
    return minus === '' ? text.padStart(Number(width)) : text.padEnd(Number(width))
  })
}

function less(a: unknown, b: unknown): boolean {
  return typeof a === 'number' && typeof b === 'number' ? a < b : String(a) < String(b)
}

const FUNCTIONS: Readonly<Record<string, (...values: unknown[]) => unknown>> = {
  and: (...values) => values.find((value) => !isTrue(value)) ?? values.at(-1),
  or: (...values) => values.find(isTrue) ?? values.at(-1),
  not: (value) => !isTrue(value),
  len: sizeOf,
  index: (value, ...keys) => indexOf(value, keys),
  slice: (value, from, to) =>
    typeof value === 'string' || Array.isArray(value) ? value.slice(Number(from ?? 0), to === undefined ? undefined : Number(to)) : NOTHING,
  print: (...values) => values.map(textOf).join(''),
  println: (...values) => `${values.map(textOf).join(' ')}\n`,
  printf: (template, ...values) => format(String(template), values),
  eq: (first, ...others) => others.some((other) => equal(first, other)),
  ne: (a, b) => !equal(a, b),
  lt: less,
  le: (a, b) => !less(b, a),
  gt: (a, b) => less(b, a),
  ge: (a, b) => !less(a, b),
  exists: (value, ...keys) =>
    keys.reduce<unknown>((found, key) => (isRecord(found) ? (found[String(key)] ?? NOTHING) : NOTHING), value) !== NOTHING,
  base64decode: (value) => decodeBase64(textOf(value)),
}

/** Fills in a template. */
class Execution {
  #out = ''
  readonly #root: unknown

  constructor(root: unknown) {
    this.#root = root
  }

  run(template: Template): string {
    this.#block(template, this.#root, new Map([['$', this.#root]]))
    return this.#out
  }

  #block(template: Template, dot: unknown, variables: Variables): void {
    let known = variables
    for (const piece of template) {
      switch (piece.kind) {
        case 'text':
          this.#out += piece.text
          break
        case 'print': {
          const value = this.#pipeline(piece.pipeline, dot, known)
          const [name] = piece.pipeline.variables
          if (name === undefined) this.#out += textOf(value)
          else known = new Map([...known, [name, value]])
          break
        }
        case 'range':
          this.#range(piece, dot, known)
          break
        case 'if':
        case 'with': {
          const value = this.#pipeline(piece.pipeline, dot, known)
          const [name] = piece.pipeline.variables
          const inner = name === undefined ? known : new Map([...known, [name, value]])
          if (isTrue(value)) this.#block(piece.body, piece.kind === 'with' ? value : dot, inner)
          else this.#block(piece.otherwise, dot, inner)
        }
      }
    }
  }

  #range(piece: Control, dot: unknown, variables: Variables): void {
    const value = this.#pipeline(piece.pipeline, dot, variables)
    const entries: [unknown, unknown][] = Array.isArray(value) ? [...value.entries()] : isRecord(value) ? sortedEntries(value) : []
    if (entries.length === 0) return this.#block(piece.otherwise, dot, variables)
    const names = piece.pipeline.variables
    for (const [key, item] of entries) {
      const inner = new Map(variables)
      if (names[1] !== undefined) inner.set(names[0] ?? '', key).set(names[1], item)
      else if (names[0] !== undefined) inner.set(names[0], item)
      this.#block(piece.body, item, inner)
    }
  }

  #pipeline({ commands }: Pipeline, dot: unknown, variables: Variables): unknown {
    let result: unknown = NOTHING
    commands.forEach(([first, ...rest], index) => {
      if (!first) return
      const values = rest.map((one) => this.#operand(one, dot, variables))
      if (first.kind !== 'function') result = this.#operand(first, dot, variables)
      else result = call(first.name, index === 0 ? values : [...values, result])
    })
    return result
  }

  #operand(operand: Operand, dot: unknown, variables: Variables): unknown {
    switch (operand.kind) {
      case 'constant':
        return operand.value
      case 'function':
        return call(operand.name, [])
      case 'pipeline':
        return at(this.#pipeline(operand.pipeline, dot, variables), operand.names)
      case 'path':
        return at(operand.root === '.' ? dot : variables.get(operand.root), operand.names)
    }
  }
}

function call(name: string, values: readonly unknown[]): unknown {
  const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
  if (!known) throw failure(`error parsing template: template: output:1: function ${goQuote(name)} not defined`)
  return known(...values)
}

/** The text of a template for an object. Throws what kubectl says of one that does not fit. */
export const executeTemplate = (template: Template, object: unknown): string => new Execution(object).run(template)
