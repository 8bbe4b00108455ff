import type { TestExpression } from 'unbash'
import type { Task } from '../../kernel/task.ts'
import { posixExpression } from '../commands/expressions.ts'
import { NotUnderstood } from '../flow.ts'
import type { FileSystem } from '../files.ts'
import type { Expander } from './expand.ts'
import { matches } from './patterns.ts'
import type { Shell } from './state.ts'

type Files = Pick<FileSystem, 'exists' | 'isFolder' | 'read' | 'changed'>

/** Where a test looks for files. */
export interface Where {
  readonly files: Files
  readonly cwd: string
}

const at = (cwd: string, path: string): string => (path.startsWith('/') ? path : `${cwd}/${path}`)

/** `-f FILE` and its like; null for an operator that is none. */
function unaryTest({ files, cwd }: Where, operator: string, operand: string): boolean | null {
  const path = at(cwd, operand)
  switch (operator) {
    case '-n':
      return operand !== ''
    case '-z':
      return operand === ''
    case '-e':
    case '-a':
    case '-r':
    case '-w':
    case '-x':
      return operand !== '' && files.exists(path)
    case '-f':
      return operand !== '' && files.exists(path) && !files.isFolder(path)
    case '-d':
      return operand !== '' && files.isFolder(path)
    case '-s':
      return operand !== '' && files.exists(path) && files.read(path) !== ''
    case '-L':
    case '-h':
    case '-S':
    case '-p':
    case '-t':
      return false
    default:
      return null
  }
}

/** `A = B` and its like; null for an operator that is none. */
function binaryTest({ files, cwd }: Where, left: string, operator: string, right: string): boolean | null {
  switch (operator) {
    case '=':
    case '==':
      return left === right
    case '!=':
      return left !== right
    case '<':
      return left < right
    case '>':
      return left > right
    case '-eq':
      return Number(left) === Number(right)
    case '-ne':
      return Number(left) !== Number(right)
    case '-lt':
      return Number(left) < Number(right)
    case '-le':
      return Number(left) <= Number(right)
    case '-gt':
      return Number(left) > Number(right)
    case '-ge':
      return Number(left) >= Number(right)
    case '-nt':
      return (files.changed(at(cwd, left)) ?? -1) > (files.changed(at(cwd, right)) ?? -1)
    case '-ot':
      return (files.changed(at(cwd, left)) ?? -1) < (files.changed(at(cwd, right)) ?? -1)
    default:
      return null
  }
}

/** What `test` says of its words; null when it can't make them out. Models POSIX test, with `-a`, `-o`, `!` and parentheses. */
export function testWords(where: Where, words: readonly string[]): boolean | null {
  let i = 0
  const primary = (): boolean | null => {
    const word = words[i]
    if (word === undefined) return false
    const [second, third] = [words[i + 1], words[i + 2]]
    if (second !== undefined && third !== undefined) {
      const found = binaryTest(where, word, second, third)
      if (found !== null) {
        i += 3
        return found
      }
    }
    if (word === '!' && second !== undefined) {
      i += 1
      const found = primary()
      return found === null ? null : !found
    }
    if (word === '(' && second !== undefined) {
      i += 1
      const found = either()
      if (words[i++] !== ')') return null
      return found
    }
    if (second !== undefined && word.startsWith('-')) {
      const found = unaryTest(where, word, second)
      if (found !== null) {
        i += 2
        return found
      }
    }
    i += 1
    return word !== ''
  }
  const both = (): boolean | null => {
    let found = primary()
    while (words[i] === '-a') {
      i += 1
      const next = primary()
      found = found === null || next === null ? null : found && next
    }
    return found
  }
  const either = (): boolean | null => {
    let found = both()
    while (words[i] === '-o') {
      i += 1
      const next = both()
      found = found === null || next === null ? null : found || next
    }
    return found
  }
  const found = either()
  return i < words.length ? null : found
}

/** What `[[ … ]]` says. */
export function* decide(shell: Shell, expander: Expander, expression: TestExpression): Task<boolean> {
  const where = { files: shell.box.files, cwd: shell.cwd }
  switch (expression.type) {
    case 'TestGroup':
      return yield* decide(shell, expander, expression.expression)
    case 'TestNot':
      return (yield* decide(shell, expander, expression.operand)) === (expression.negations.length % 2 === 0)
    case 'TestLogical': {
      const { operands, operator } = expression
      for (const one of operands) if ((yield* decide(shell, expander, one)) === (operator === '||')) return operator === '||'
      return operator === '&&'
    }
    case 'TestUnary': {
      const found = unaryTest(where, expression.operator, yield* expander.text(expression.operand))
      if (found === null) throw new NotUnderstood(`[[ ${expression.operator}`)
      return found
    }
    case 'TestBinary': {
      const { left, operator, right } = expression
      const text = yield* expander.text(left)
      if (/^[!=]?=$/.test(operator)) return matches(yield* expander.pattern(right), text) === (operator !== '!=')
      if (operator === '=~') return posixExpression(yield* expander.text(right), true).test(text)
      const found = binaryTest(where, text, operator, yield* expander.text(right))
      if (found === null) throw new NotUnderstood(`[[ ${operator}`)
      return found
    }
  }
}
