/** Go's templates, as far as people write them for kubectl. Models Go's text/template/parse. */
import { goQuote } from '../../../base/go-text.ts'
import { failure } from '../../errors.ts'
import { FUNCTIONS } from './functions.ts'

export type Operand =
  | { readonly kind: 'path'; readonly root: string; readonly names: readonly string[] }
  | { readonly kind: 'constant'; readonly value: string | number | boolean | null }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'pipeline'; readonly pipeline: Pipeline; readonly names: readonly string[] }

/** A value, or a function and its arguments. */
export interface Command {
  readonly operands: readonly Operand[]
  /** As it is written. */
  readonly text: string
}

/** Commands one after the other, each given the result of the one before as its last argument. */
export interface Pipeline {
  /** Variables that take the result; two in a range. */
  readonly variables: readonly string[]
  readonly commands: readonly Command[]
}

/** A template: as it was typed, and read. */
export interface Template {
  readonly text: string
  readonly pieces: Pieces
}

export type Pieces = readonly Piece[]

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'print'; readonly pipeline: Pipeline }
  | { readonly kind: 'break' | 'continue' }
  | Control

export interface Control {
  readonly kind: 'if' | 'with' | 'range'
  readonly pipeline: Pipeline
  readonly body: Pieces
  readonly otherwise: Pieces
}

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly words: readonly string[]; readonly line: number }

class BadTemplate extends Error {}

const WORD = /\s*("(?:\\.|[^"\\])*"|`[^`]*`|'(?:\\.|[^'\\])*'|:=|[|(),]|\)(?:\.[\w]+)*|[-+]?\d[\w.]*|\$?\w*(?:\.\w*)*)/y

function words(inside: string, line: number): string[] {
  const found: string[] = []
  WORD.lastIndex = 0
  while (inside.slice(WORD.lastIndex).trim() !== '') {
    const word = WORD.exec(inside)?.[1]
    if (!word)
      throw new BadTemplate(
        `template: output:${line}: unexpected ${JSON.stringify(inside.slice(WORD.lastIndex).trim()[0] ?? '')} in command`,
      )
    const names = word === ')' ? /^(?:\.\w+)*/.exec(inside.slice(WORD.lastIndex))?.[0] : ''
    WORD.lastIndex += names?.length ?? 0
    found.push(word + (names ?? ''))
  }
  return found
}

function tokens(text: string): Token[] {
  const list: Token[] = []
  let trimNext = false
  const addText = (raw: string, trimEnd: boolean): void => {
    const start = trimNext ? raw.trimStart() : raw
    const shown = trimEnd ? start.trimEnd() : start
    if (shown !== '') list.push({ kind: 'text', text: shown })
  }
  for (let at = 0; ; ) {
    const open = text.indexOf('{{', at)
    if (open === -1) {
      addText(text.slice(at), false)
      return list
    }
    const line = text.slice(0, open).split('\n').length
    const close = text.indexOf('}}', open)
    if (close === -1) throw new BadTemplate(`template: output:${line}: unclosed action`)
    const raw = text.slice(open + 2, close)
    addText(text.slice(at, open), /^-\s/.test(raw))
    trimNext = /\s-$/.test(raw)
    const inside = raw
      .replace(/^-(?=\s)/, '')
      .replace(/\s-$/, '')
      .trim()
    if (!inside.startsWith('/*')) list.push({ kind: 'action', words: words(inside, line), line })
    at = close + 2
  }
}

const CONSTANTS: Readonly<Record<string, boolean | null>> = { true: true, false: false, nil: null }

/** Reads tokens from front to back. */
class Reader {
  #at = 0
  /** How many ranges are open. */
  #ranges = 0
  readonly #list: readonly Token[]

  constructor(text: string) {
    this.#list = tokens(text)
  }

  /** The whole template. */
  pieces(): Piece[] {
    const { pieces, end, line } = this.#block()
    if (end !== null) throw new BadTemplate(`template: output:${line}: unexpected {{${end[0] ?? ''}}}`)
    return pieces
  }

  /** Pieces until an `end` or `else`, whose words it answers; null at the end of the text. */
  #block(): { pieces: Piece[]; end: readonly string[] | null; line: number } {
    const pieces: Piece[] = []
    for (let token = this.#list[this.#at++]; token; token = this.#list[this.#at++]) {
      if (token.kind === 'text') {
        pieces.push(token)
        continue
      }
      const [first = '', ...rest] = token.words
      if (first === 'end' || first === 'else') return { pieces, end: token.words, line: token.line }
      if (first === 'if' || first === 'with' || first === 'range') pieces.push(this.#control(first, rest, token.line))
      else if (first === 'break' || first === 'continue') pieces.push(this.#jump(first, token.line))
      else pieces.push({ kind: 'print', pipeline: pipelineOf(token.words, token.line, 'command') })
    }
    return { pieces, end: null, line: 0 }
  }

  #jump(kind: 'break' | 'continue', line: number): Piece {
    if (this.#ranges === 0) throw new BadTemplate(`template: output:${line}: {{${kind}}} outside {{range}}`)
    return { kind }
  }

  #control(kind: Control['kind'], rest: readonly string[], line: number): Piece {
    const pipeline = pipelineOf(rest, line, kind)
    if (kind === 'range') this.#ranges++
    const { pieces: body, end } = this.#block()
    if (kind === 'range') this.#ranges--
    if (end === null) throw new BadTemplate(`template: output:${line}: unexpected EOF`)
    if (end[0] === 'end') return { kind, pipeline, body, otherwise: [] }
    if (end[1] === 'if' || end[1] === 'with') return { kind, pipeline, body, otherwise: [this.#control(end[1], end.slice(2), line)] }
    const { pieces: otherwise, end: last } = this.#block()
    if (last === null) throw new BadTemplate(`template: output:${line}: unexpected EOF`)
    return { kind, pipeline, body, otherwise }
  }
}

/** `what` it is of stands in the complaint about one that is empty. */
function pipelineOf(list: readonly string[], line: number, what: string): Pipeline {
  const assigned = list.indexOf(':=')
  const variables = assigned === -1 ? [] : list.slice(0, assigned).filter((word) => word !== ',')
  const rest = list.slice(assigned + 1)
  if (rest.length === 0) throw new BadTemplate(`template: output:${line}: missing value for ${what}`)
  const commands: Command[] = []
  for (let at = 0; at <= rest.length; at++) {
    const { operands, end } = operandsFrom(rest, at, line)
    if (operands.length === 0) throw new BadTemplate(`template: output:${line}: missing value for command`)
    commands.push({ operands, text: rest.slice(at, end).join(' ').replaceAll('( ', '(').replaceAll(' )', ')') })
    at = end
  }
  return { variables, commands }
}

/** A command's operands, from a word on to the next bar or the end. */
function operandsFrom(list: readonly string[], from: number, line: number): { operands: Operand[]; end: number } {
  const operands: Operand[] = []
  let at = from
  for (; at < list.length && list[at] !== '|'; at++) {
    const word = list[at] ?? ''
    if (word === '(') {
      const close = matching(list, at, line)
      const names = (list[close] ?? '').split('.').slice(1)
      operands.push({ kind: 'pipeline', pipeline: pipelineOf(list.slice(at + 1, close), line, 'parenthesized pipeline'), names })
      at = close
    } else operands.push(operand(word, line))
  }
  return { operands, end: at }
}

function matching(list: readonly string[], open: number, line: number): number {
  let depth = 0
  for (let at = open; at < list.length; at++) {
    const word = list[at] ?? ''
    if (word === '(') depth++
    else if (word.startsWith(')') && --depth === 0) return at
  }
  throw new BadTemplate(`template: output:${line}: unclosed left paren`)
}

function operand(word: string, line: number): Operand {
  if (word.startsWith('"')) return { kind: 'constant', value: String(JSON.parse(word)) }
  if (word.startsWith('`') || word.startsWith("'")) return { kind: 'constant', value: word.slice(1, -1) }
  if (/^[-+]?\d/.test(word)) return { kind: 'constant', value: Number(word) }
  const known = CONSTANTS[word]
  if (known !== undefined) return { kind: 'constant', value: known }
  const [root = '', ...names] = word.split('.')
  const path = names.filter((name) => name !== '')
  if (root === '') return { kind: 'path', root: '.', names: path }
  if (root.startsWith('$')) return { kind: 'path', root, names: path }
  if (!Object.hasOwn(FUNCTIONS, word)) throw new BadTemplate(`template: output:${line}: function ${goQuote(word)} not defined`)
  return { kind: 'function', name: word }
}

/** Reads a template. Throws what kubectl says of one that cannot be read. */
export function parseTemplate(text: string): Template {
  try {
    return { text, pieces: new Reader(text).pieces() }
  } catch (error) {
    if (error instanceof BadTemplate) throw failure(`error parsing template ${text}, ${error.message}`)
    throw error
  }
}
