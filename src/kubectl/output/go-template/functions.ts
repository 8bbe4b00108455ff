/** What templates call: Go's own functions and those of kubectl, and how they show values. Models Go's text/template/funcs.go. */
import { decodeBase64 } from '../../../base/base64.ts'
import { equal } from '../../../base/equal.ts'
import { goQuote } from '../../../base/go-text.ts'
import { isRecord } from '../../../base/json.ts'
import { sortedEntries } from '../../format-labels.ts'

/** Stands for a key that a map does not have. */
export const NOTHING = Symbol('no value')

/** Why a template does not fit the object: in Go's words. */
export class TemplateError extends Error {}

/** Go reads the numbers of JSON as floats, and prints those from a million on with an exponent. */
function numberText(value: number): string {
  if (Math.abs(value) < 1e6) return String(value)
  const [digits = '', exponent = ''] = value.toExponential().split('e')
  return `${digits}e${exponent.replace(/^([+-])(\d)$/, '$10$2')}`
}

/** A value as a template shows it. */
export function textOf(value: unknown): string {
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

/** Whether a value counts as true: what is not empty does. */
export const isTrue = (value: unknown): boolean => {
  if (value === NOTHING || value === null || value === undefined) return false
  if (Array.isArray(value)) return value.length > 0
  return isRecord(value) ? Object.keys(value).length > 0 : Boolean(value)
}

/** What the fields lead to. Throws a TemplateError where something has none. */
export function at(value: unknown, names: readonly string[]): unknown {
  return names.reduce<unknown>((found, name) => {
    if (isRecord(found)) return found[name] === undefined ? NOTHING : found[name]
    if (found === NOTHING || found === null || found === undefined) return NOTHING
    throw new TemplateError(`can't evaluate field ${name} in type interface {}`)
  }, value)
}

const sizeOf = (value: unknown): number =>
  typeof value === 'string' || Array.isArray(value) ? value.length : isRecord(value) ? Object.keys(value).length : 0

function indexOf(value: unknown, keys: readonly unknown[]): unknown {
  return keys.reduce<unknown>((found, key) => {
    if (!Array.isArray(found)) return at(found, [String(key)])
    const item: unknown = found[Number(key)]
    if (item === undefined) throw new TemplateError(`error calling index: index out of range: ${String(key)}`)
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

/** By name. */
export const FUNCTIONS: Readonly<Record<string, (...values: unknown[]) => unknown>> = {
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
