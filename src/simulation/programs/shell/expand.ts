import type { ArithmeticExpression, ParameterExpansionPart, ParsedScript, Word, WordPart } from 'unbash'
import { Leave, NotUnderstood } from '../flow.ts'
import type { Io } from '../process.ts'
import { Input, Text } from '../streams.ts'
import type { Task } from '../../kernel/task.ts'
import { compute } from './arithmetic.ts'
import { isPattern, matchingFiles, quoted, unquoted, without } from './patterns.ts'
import type { Shell } from './state.ts'

/** Runs the commands of `$(…)`. */
type Substitute = (shell: Shell, script: ParsedScript, io: Io) => Task<number>

/** A piece of a word, as a pattern; `splits` where blanks in it part words. */
interface Piece {
  readonly pattern: string
  readonly splits: boolean
  /** Whether it makes a word even when it is empty. */
  readonly solid: boolean
  /** Whether a new word begins behind it. */
  readonly ends?: boolean
}

const literal = (text: string): Piece => ({ pattern: quoted(text), splits: false, solid: true })

/** Turns words of a script into what programs are given: parameters, `$(…)`, `$((…))`, splitting, file names. */
export class Expander {
  readonly #shell: Shell
  readonly #io: Io
  readonly #substitute: Substitute

  constructor(shell: Shell, io: Io, substitute: Substitute) {
    this.#shell = shell
    this.#io = io
    this.#substitute = substitute
  }

  /** The words that a word stands for. */
  *fields(word: Word): Task<string[]> {
    if (!word.parts) return [word.value === '~' ? '/root' : word.value]
    const braces = bracesOf(word.text)
    if (braces) return braces
    const pieces = yield* this.#pieces(word.parts, false)
    const { cwd, box } = this.#shell
    return parted(pieces).flatMap((pattern) => {
      const files = isPattern(pattern) ? matchingFiles(pattern, cwd, (folder) => box.files.list(folder)) : []
      return files.length > 0 ? files : [unquoted(pattern)]
    })
  }

  *allFields(words: readonly Word[]): Task<string[]> {
    const out: string[] = []
    for (const word of words) {
      // One word can stand for more words than a call can have arguments.
      if (word.parts) for (const field of yield* this.fields(word)) out.push(field)
      else out.push(word.value)
    }
    return out
  }

  /** A word as one text: of an assignment, a file to redirect to, a `case`. */
  *text(word: Word): Task<string> {
    return word.parts ? unquoted(yield* this.pattern(word)) : word.value
  }

  /** A word as a pattern. */
  *pattern(word: Word): Task<string> {
    if (!word.parts) return quoted(word.value)
    const pieces = yield* this.#pieces(word.parts, false)
    return pieces.map(({ pattern, ends }) => pattern + (ends ? ' ' : '')).join('')
  }

  /** Text in which only `$` means something. */
  *inside(parts: readonly WordPart[]): Task<string> {
    const pieces = yield* this.#pieces(parts, true)
    return pieces.map(({ pattern, ends }) => unquoted(pattern) + (ends ? ' ' : '')).join('')
  }

  *#pieces(parts: readonly WordPart[], inQuotes: boolean): Task<Piece[]> {
    const out: Piece[] = []
    for (const part of parts) for (const piece of yield* this.#piece(part, inQuotes)) out.push(piece)
    return out
  }

  *#piece(part: WordPart, inQuotes: boolean): Task<Piece[]> {
    switch (part.type) {
      case 'Literal':
      case 'SingleQuoted':
      case 'AnsiCQuoted':
        return [literal(part.value)]
      case 'Glob':
        return [inQuotes ? literal(part.text) : { pattern: part.text, splits: false, solid: true }]
      case 'DoubleQuoted':
      case 'LocaleString': {
        const inner = yield* this.#pieces(part.parts, true)
        return inner.length > 0 ? inner : part.parts.length === 0 ? [literal('')] : []
      }
      case 'SimpleExpansion':
        return this.#parameter(part.text.slice(1), inQuotes)
      case 'ParameterExpansion':
        return yield* this.#operation(part, inQuotes)
      case 'CommandExpansion':
        return [this.#value(part.script ? yield* this.#output(part.script) : '', inQuotes)]
      case 'ArithmeticExpansion':
        return [this.#value(part.expression ? String(yield* this.compute(part.expression)) : '0', inQuotes)]
      case 'BraceExpansion':
        return [literal(part.text)]
      case 'ProcessSubstitution':
      case 'ExtendedGlob':
        throw new NotUnderstood(part.text)
    }
  }

  /** What an expansion came to: within quotes it stays one, elsewhere blanks part it and its stars mean files. */
  #value(text: string, inQuotes: boolean): Piece {
    return inQuotes ? literal(text) : { pattern: text.replace(/\\/g, '\\\\'), splits: true, solid: false }
  }

  #parameter(name: string, inQuotes: boolean): Piece[] {
    if (name === '@' && inQuotes) {
      const all = this.#shell.positional
      return all.map((text, i) => ({ ...literal(text), ends: i < all.length - 1 }))
    }
    const value = this.#shell.parameter(name)
    if (value === undefined && this.#shell.options.has('u') && !/^[@*]$/.test(name)) {
      this.#io.err.write(`${this.#shell.name}: ${name}: parameter not set\n`)
      throw new Leave('exit', 2)
    }
    return [this.#value(value ?? '', inQuotes)]
  }

  *#operation(part: ParameterExpansionPart, inQuotes: boolean): Task<Piece[]> {
    const { operation, parameter: name, prefix } = part
    const value = this.#shell.parameter(name)
    if (part.index || prefix === '!') throw new NotUnderstood(part.text)
    if (prefix === '#') return [literal(String((value ?? '').length))]
    if (!operation) return this.#parameter(name, inQuotes)
    if (operation.type === 'Default') {
      const { operator, operand } = operation
      const missing = value === undefined || (operator.startsWith(':') && value === '')
      if (operator.endsWith('+')) return missing ? [] : yield* this.#operand(operand, inQuotes)
      if (!missing) return this.#parameter(name, inQuotes)
      if (operator.endsWith('=')) this.#shell.set(name, yield* this.text(operand))
      else if (operator.endsWith('?')) {
        this.#io.err.write(`${this.#shell.name}: ${name}: ${(yield* this.text(operand)) || 'parameter not set'}\n`)
        throw new Leave('exit', 2)
      }
      return yield* this.#operand(operand, inQuotes)
    }
    if (operation.type === 'Remove') {
      const pattern = yield* this.pattern(operation.operand)
      const end = operation.operator.startsWith('#') ? 'start' : 'end'
      return [this.#value(without(value ?? '', pattern, end, operation.operator.length === 2), inQuotes)]
    }
    if (operation.type === 'Slice') {
      const from = Number(yield* this.text(operation.offset))
      const length = operation.length ? Number(yield* this.text(operation.length)) : undefined
      const rest = (value ?? '').slice(from)
      return [this.#value(length === undefined ? rest : rest.slice(0, length), inQuotes)]
    }
    if (operation.type === 'Replace' && /^\/\/?$/.test(operation.operator)) {
      const [from, to] = [yield* this.text(operation.pattern), yield* this.text(operation.replacement)]
      const text = value ?? ''
      return [this.#value(operation.operator === '//' ? text.replaceAll(from, () => to) : text.replace(from, () => to), inQuotes)]
    }
    throw new NotUnderstood(part.text)
  }

  *#operand(word: Word, inQuotes: boolean): Task<Piece[]> {
    return word.parts ? yield* this.#pieces(word.parts, inQuotes) : [this.#value(word.value, inQuotes)]
  }

  *#output(script: ParsedScript): Task<string> {
    const out = new Text()
    const child = this.#shell.fork()
    this.#shell.status = yield* this.#substitute(child, script, { ...this.#io, in: Input.of(''), out })
    return out.text.replace(/\n+$/, '')
  }

  *compute(expression: ArithmeticExpression): Task<number> {
    const texts = new Map<unknown, string>()
    for (const word of wordsIn(expression)) if (word.parts) texts.set(word, yield* this.inside(word.parts))
    return compute(this.#shell, expression, (word) => texts.get(word) ?? word.value)
  }
}

type ArithmeticWord = Extract<ArithmeticExpression, { type: 'ArithmeticWord' }>

function wordsIn(expression: ArithmeticExpression): ArithmeticWord[] {
  switch (expression.type) {
    case 'ArithmeticWord':
      return [expression]
    case 'ArithmeticBinary':
      return [...wordsIn(expression.left), ...wordsIn(expression.right)]
    case 'ArithmeticUnary':
      return wordsIn(expression.operand)
    case 'ArithmeticTernary':
      return [expression.test, expression.consequent, expression.alternate].flatMap(wordsIn)
    case 'ArithmeticGroup':
      return wordsIn(expression.expression)
    case 'ArithmeticCommandExpansion':
      return []
  }
}

/** The words that pieces come to: parted at the blanks of those that split. */
function parted(pieces: readonly Piece[]): string[] {
  const out: string[] = []
  let word: string | null = null
  for (const { pattern, splits, solid, ends } of pieces) {
    if (!splits) {
      if (solid || pattern !== '') word = (word ?? '') + pattern
    } else {
      const parts = pattern.split(/[ \t\n]+/)
      parts.forEach((part, i) => {
        if (i > 0 && word !== null) {
          out.push(word)
          word = null
        }
        if (part !== '') word = (word ?? '') + part
      })
    }
    if (ends && word !== null) {
      out.push(word)
      word = null
    }
  }
  if (word !== null) out.push(word)
  return out
}

/** `{1..5}` and `{a,b}`, alone in a word with plain text around them; null for other words. */
function bracesOf(text: string): string[] | null {
  const range = /^([^{}$"'`*?\\]*)\{(-?\d+)\.\.(-?\d+)\}([^{}$"'`*?\\]*)$/.exec(text)
  if (range) {
    const [, before = '', first, last, after = ''] = range
    const [from, to] = [Number(first), Number(last)]
    return Array.from(
      { length: Math.min(Math.abs(to - from), 100_000) + 1 },
      (_, i) => `${before}${from < to ? from + i : from - i}${after}`,
    )
  }
  const list = /^([^{}$"'`*?\\]*)\{([^{}$"'`*?\\]*,[^{}$"'`*?\\]*)\}([^{}$"'`*?\\]*)$/.exec(text)
  return list ? (list[2] ?? '').split(',').map((one) => `${list[1] ?? ''}${one}${list[3] ?? ''}`) : null
}
