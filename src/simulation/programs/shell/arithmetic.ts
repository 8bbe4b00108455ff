import type { ArithmeticExpression } from 'unbash'
import { NotUnderstood } from '../flow.ts'
import type { Shell } from './state.ts'

const BINARY: Readonly<Record<string, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => Math.trunc(a / b),
  '%': (a, b) => a % b,
  '**': (a, b) => a ** b,
  '<<': (a, b) => a * 2 ** b,
  '>>': (a, b) => Math.floor(a / 2 ** b),
  '&': (a, b) => a & b,
  '|': (a, b) => a | b,
  '^': (a, b) => a ^ b,
  '<': (a, b) => Number(a < b),
  '>': (a, b) => Number(a > b),
  '<=': (a, b) => Number(a <= b),
  '>=': (a, b) => Number(a >= b),
  '==': (a, b) => Number(a === b),
  '!=': (a, b) => Number(a !== b),
  '&&': (a, b) => Number(a !== 0 && b !== 0),
  '||': (a, b) => Number(a !== 0 || b !== 0),
  ',': (_, b) => b,
}

/** The text of a word of arithmetic, with its expansions done. */
type WordText = (word: Extract<ArithmeticExpression, { type: 'ArithmeticWord' }>) => string

const NAME = /^[A-Za-z_]\w*$/

function valueOf(shell: Shell, text: string): number {
  const trimmed = text.trim()
  if (trimmed === '') return 0
  if (NAME.test(trimmed)) return valueOf(shell, shell.parameter(trimmed) ?? '')
  const number = Number(/^0\d+$/.test(trimmed) ? `0o${trimmed}` : trimmed)
  if (!Number.isFinite(number)) throw new NotUnderstood(`$((${text}))`)
  return Math.trunc(number)
}

/** Computes `$((…))`, with the assignments it makes. */
export function compute(shell: Shell, expression: ArithmeticExpression, text: WordText): number {
  const evaluate = (one: ArithmeticExpression): number => compute(shell, one, text)
  const assign = (target: ArithmeticExpression, value: number): number => {
    if (target.type !== 'ArithmeticWord') throw new NotUnderstood('an assignment in $((…))')
    shell.set(target.value.trim(), String(value))
    return value
  }
  switch (expression.type) {
    case 'ArithmeticWord':
      return valueOf(shell, text(expression))
    case 'ArithmeticGroup':
      return evaluate(expression.expression)
    case 'ArithmeticTernary':
      return evaluate(evaluate(expression.test) === 0 ? expression.alternate : expression.consequent)
    case 'ArithmeticUnary': {
      const { operand, operator, prefix } = expression
      const before = evaluate(operand)
      if (operator === '++' || operator === '--') {
        const after = assign(operand, before + (operator === '++' ? 1 : -1))
        return prefix ? after : before
      }
      return operator === '!' ? Number(before === 0) : operator === '-' ? -before : operator === '~' ? ~before : before
    }
    case 'ArithmeticBinary': {
      const { left, operator, right } = expression
      if (operator === '=') return assign(left, evaluate(right))
      const by = BINARY[operator] ?? BINARY[operator.replace(/=$/, '')]
      if (!by) throw new NotUnderstood(`${operator} in $((…))`)
      const value = by(evaluate(left), evaluate(right))
      if (!Number.isFinite(value)) throw new NotUnderstood('a division by zero')
      return BINARY[operator] ? value : assign(left, value)
    }
    case 'ArithmeticCommandExpansion':
      throw new NotUnderstood(expression.text)
  }
}
