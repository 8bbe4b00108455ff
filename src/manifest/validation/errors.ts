/** What is wrong with one field, in the words of an API server. Models apimachinery/pkg/util/validation/field (v1.36). */
import { goJson, goQuote } from '../../base/go-text.ts'

export interface FieldError {
  /** The path as the API server prints it, which is not always the field's. */
  readonly path: string
  /** Where the field stands in the object. */
  readonly at: readonly (string | number)[]
  /** `Invalid value: "x": must be …` */
  readonly body: string
}

/** Checks yield errors in the order in which the API server finds them. */
export type Errors = Generator<FieldError, void, undefined>

/** A field: how its path is printed, and where it stands. */
export class Field {
  readonly path: string
  readonly at: readonly (string | number)[]

  constructor(path: string, at: readonly (string | number)[]) {
    this.path = path
    this.at = at
  }

  /** The field that several `names` further down is reached by. */
  child(...names: string[]): Field {
    return new Field([this.path, ...names].filter((name) => name !== '').join('.'), [...this.at, ...names])
  }

  /** Item `i` of a list. */
  index(i: number): Field {
    return new Field(`${this.path}[${i}]`, [...this.at, i])
  }

  /** Entry `key` of a map. */
  key(key: string): Field {
    return new Field(`${this.path}[${key}]`, [...this.at, key])
  }

  /** This field, printed with the path of another: the API server's paths are not always right. */
  printedAs(other: Field): Field {
    return new Field(other.path, this.at)
  }
}

/** The fields of the object itself: `field('spec', 'containers')`. */
export const field = (...names: string[]): Field => new Field('', []).child(...names)

/** A value whose printed form is known already. */
export class Printed {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** A value as it appears in an error: text quoted, numbers and booleans bare, everything else JSON. */
function print(value: unknown): string {
  if (value instanceof Printed) return value.text
  if (value === null || value === undefined) return 'null'
  return typeof value === 'string' ? goQuote(value) : goJson(value)
}

const error = (at: Field, kind: string, ...rest: string[]): FieldError => ({
  path: at.path,
  at: at.at,
  body: [kind, ...rest.filter((part) => part !== '')].join(': '),
})

/** The errors of the API server: what is wrong with a field, in its words. Models apimachinery/pkg/util/validation/field/errors.go (v1.36). */
export const required = (at: Field, why = ''): FieldError => error(at, 'Required value', why)
export const forbidden = (at: Field, why: string): FieldError => error(at, 'Forbidden', why)
export const invalid = (at: Field, value: unknown, why: string): FieldError => error(at, 'Invalid value', print(value), why)
export const duplicate = (at: Field, value: unknown, why = ''): FieldError => error(at, 'Duplicate value', print(value), why)
export const notFound = (at: Field, value: unknown, why = ''): FieldError => error(at, 'Not found', print(value), why)
export const tooLong = (at: Field, bytes: number): FieldError => error(at, 'Too long', `may not be more than ${bytes} bytes`)
export const tooMany = (at: Field, count: number, most: number): FieldError =>
  error(at, 'Too many', `${count}`, `must have at most ${most} items`)
/** An invalid value that the API server does not print. */
export const invalidUnprinted = (at: Field, why: string): FieldError => error(at, 'Invalid value', why)

/** A value out of none of `supported`, which are printed in this order. */
export const unsupported = (at: Field, value: unknown, supported: readonly string[]): FieldError =>
  error(at, 'Unsupported value', print(value), `supported values: ${supported.map(goQuote).join(', ')}`)

/** One error for each reason. */
export function* invalidFor(at: Field, value: unknown, reasons: readonly string[]): Errors {
  for (const why of reasons) yield invalid(at, value, why)
}

/** A field out of a set, required not to be empty: what most enumerations of the API do. */
export function* oneOf(at: Field, value: string | undefined, supported: readonly string[]): Errors {
  if (!value) yield required(at)
  else if (!supported.includes(value)) yield unsupported(at, value, supported)
}
