import type { Call, Command } from '../process.ts'
import { testWords } from '../shell/test.ts'
import { posixExpression } from './expressions.ts'

/** What `expr TEXT : EXPRESSION` answers: how much of the beginning matches, or what stands in the expression's `\(…\)`. */
function matched(text: string, expression: string): string {
  const found = new RegExp(`^(?:${posixExpression(expression, false).source})`).exec(text)
  return expression.includes('\\(') ? (found?.[1] ?? '') : String(found?.[0].length ?? 0)
}

function test({ args, box, cwd, io, name }: Call): number {
  const words = name.endsWith('[') ? args.slice(0, -1) : args
  if (name.endsWith('[') && args.at(-1) !== ']') {
    io.err.write('sh: missing ]\n')
    return 2
  }
  const found = testWords({ files: box.files, cwd }, words)
  if (found === null) io.err.write(`sh: ${words[1] ?? words[0] ?? ''}: unknown operand\n`)
  return found === null ? 2 : found ? 0 : 1
}

/** `expr 1 + 2`, with the usual precedences but without parentheses. */
function expr({ args, io }: Call): number {
  const value = evaluate(args)
  if (value === null) {
    io.err.write('expr: syntax error\n')
    return 2
  }
  io.out.write(`${value}\n`)
  return value === '' || value === '0' ? 1 : 0
}

const LEVELS: readonly (readonly string[])[] = [['|'], ['&'], ['<', '<=', '=', '==', '!=', '>=', '>'], ['+', '-'], ['*', '/', '%'], [':']]

function evaluate(words: readonly string[]): string | null {
  if (words.length === 1) return words[0] ?? null
  if (words[0] === 'length' && words.length === 2) return String(words[1]?.length)
  for (const operators of LEVELS) {
    const at = words.findLastIndex((word, i) => i > 0 && i < words.length - 1 && operators.includes(word))
    if (at === -1) continue
    const [left, right] = [evaluate(words.slice(0, at)), evaluate(words.slice(at + 1))]
    return left === null || right === null ? null : apply(left, words[at] ?? '', right)
  }
  return null
}

function apply(left: string, operator: string, right: string): string | null {
  const [a, b] = [Number(left), Number(right)]
  const numbers = left !== '' && right !== '' && Number.isInteger(a) && Number.isInteger(b)
  const order = numbers ? a - b : left < right ? -1 : left > right ? 1 : 0
  switch (operator) {
    case '+':
      return numbers ? String(a + b) : null
    case '-':
      return numbers ? String(a - b) : null
    case '*':
      return numbers ? String(a * b) : null
    case '/':
      return numbers && b !== 0 ? String(Math.trunc(a / b)) : null
    case '%':
      return numbers && b !== 0 ? String(a % b) : null
    case '<':
      return String(Number(order < 0))
    case '<=':
      return String(Number(order <= 0))
    case '>':
      return String(Number(order > 0))
    case '>=':
      return String(Number(order >= 0))
    case '=':
    case '==':
      return String(Number(order === 0))
    case '!=':
      return String(Number(order !== 0))
    case '|':
      return left !== '' && left !== '0' ? left : right
    case '&':
      return [left, right].some((one) => one === '' || one === '0') ? '0' : left
    case ':':
      return matched(left, right)
    default:
      return null
  }
}

export const CONDITIONS: Readonly<Record<string, Command>> = { test, '[': test, true: () => 0, false: () => 1, ':': () => 0, expr }
