import { isNumeric, numberOf, textOf } from './state.ts'
import type { Value } from './state.ts'

/** The order of two values: as numbers when both look like some. */
export const compare = (a: Value, b: Value): number => {
  if (isNumeric(a) && isNumeric(b)) return numberOf(a) - numberOf(b)
  const [x, y] = [textOf(a), textOf(b)]
  return x < y ? -1 : x > y ? 1 : 0
}

export const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  '==': (order) => order === 0,
  '!=': (order) => order !== 0,
  '<=': (order) => order <= 0,
  '>=': (order) => order >= 0,
  '<': (order) => order < 0,
  '>': (order) => order > 0,
}

export const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '^': (a, b) => a ** b,
  '**': (a, b) => a ** b,
}
