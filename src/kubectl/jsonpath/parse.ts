/** JSONPath templates as kubectl reads them. Models client-go/util/jsonpath/parser.go (v1.36) */
import { JsonPathError } from './nodes.ts'
import type { Node, Piece } from './nodes.ts'

const SLICE = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/
const KEY = /^'([^']*)'$/
const COMPARISON = /^([^!<>=]+)([!<>=]+)(.+?)$/

/** Reads what stands between braces. */
class Action {
  #at = 0
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  nodes(): Node[] {
    const nodes: Node[] = []
    for (;;) {
      const rest = this.#text.slice(this.#at)
      const letter = rest[0]
      if (letter === undefined || letter === '\n' || letter === '\r') throw new JsonPathError('unclosed action')
      if (letter === '}') {
        this.#at++
        return nodes
      }
      if (letter === ' ' || letter === '\t' || letter === '@' || letter === '$') this.#at++
      else if (rest.startsWith('[?(')) nodes.push(this.#filter())
      else if (rest.startsWith('..')) nodes.push(...this.#recursive())
      else if (letter === '[') nodes.push(...this.#array())
      else if (letter === '"' || letter === "'") nodes.push({ kind: 'text', text: this.#quoted(letter) })
      else if (letter === '.') {
        this.#at++
        nodes.push(this.#field())
      } else if (/[-+\d]/.test(letter)) nodes.push(this.#number())
      else if (/[\p{L}_]/u.test(letter)) {
        const node = this.#identifier()
        if (node.kind === 'end') {
          if (this.#text[this.#at] === '}') this.#at++
          return [node]
        }
        if (node.kind === 'range') return [{ kind: 'range', path: this.nodes() }]
        nodes.push(node)
      } else {
        const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
        throw new JsonPathError(`unrecognized character in action: U+${code} '${letter}'`)
      }
    }
  }

  /** How much was read. */
  get end(): number {
    return this.#at
  }

  #field(): Node {
    let name = ''
    for (; this.#at < this.#text.length; this.#at++) {
      const letter = this.#text[this.#at] ?? ''
      if (letter === '\\') name += this.#text[++this.#at] ?? ''
      else if (/[\s.,[\]$@{}]/.test(letter)) break
      else name += letter
    }
    return name === '*' ? { kind: 'wildcard' } : { kind: 'field', name }
  }

  #recursive(): Node[] {
    this.#at += 2
    const next = this.#text[this.#at] ?? ''
    return /[\p{L}\p{N}_]/u.test(next) ? [{ kind: 'recursive' }, this.#field()] : [{ kind: 'recursive' }]
  }

  #quoted(mark: string): string {
    const start = ++this.#at
    for (; this.#text[this.#at] !== mark; this.#at++) {
      if (this.#at >= this.#text.length || this.#text[this.#at] === '\n') throw new JsonPathError('unterminated quoted string')
      if (this.#text[this.#at] === '\\') this.#at++
    }
    return unescape(this.#text.slice(start, this.#at++))
  }

  #number(): Node {
    const text = /^[-+]?[\d.]*/.exec(this.#text.slice(this.#at))?.[0] ?? ''
    this.#at += text.length
    const value = Number(text)
    if (Number.isNaN(value)) throw new JsonPathError(`cannot parse number ${text}`)
    return { kind: 'value', value }
  }

  #identifier(): Node {
    const word = /^[\p{L}\p{N}_]*/u.exec(this.#text.slice(this.#at))?.[0] ?? ''
    this.#at += word.length
    switch (word) {
      case 'range':
        return { kind: 'range', path: [] }
      case 'end':
        return { kind: 'end' }
      case 'true':
      case 'false':
        return { kind: 'value', value: word === 'true' }
      default:
        throw new JsonPathError(`unrecognized identifier ${word}`)
    }
  }

  #array(): Node[] {
    const end = this.#text.indexOf(']', this.#at)
    if (end === -1 || this.#text.slice(this.#at, end).includes('\n')) throw new JsonPathError('unterminated array')
    const inside = this.#text.slice(this.#at + 1, end)
    this.#at = end + 1
    return indexNodes(inside === '*' ? ':' : inside)
  }

  #filter(): Node {
    const start = this.#at + 3
    let quote = ''
    for (this.#at = start; ; this.#at++) {
      const letter = this.#text[this.#at]
      if (letter === undefined || letter === '\n') throw new JsonPathError('unterminated filter')
      if (quote !== '') quote = letter === quote ? '' : quote
      else if (letter === '"' || letter === "'") quote = letter
      else if (letter === ')') break
    }
    const inside = this.#text.slice(start, this.#at)
    if (this.#text[this.#at + 1] !== ']') throw new JsonPathError('unclosed array expect ]')
    this.#at += 2
    const compared = COMPARISON.exec(inside)
    if (!compared) return { kind: 'filter', left: readAction(inside), operator: 'exists', right: [] }
    const [, left = '', operator = '', right = ''] = compared
    return { kind: 'filter', left: readAction(left), operator, right: readAction(right) }
  }
}

const readAction = (text: string): Node[] => new Action(`${text}}`).nodes()

const wholeOrNull = (text: string | undefined): number | null => {
  const digits = text?.replace(/^:/, '') ?? ''
  return digits === '' ? null : Number(digits)
}

function indexNodes(text: string): Node[] {
  const parts = text.split(',')
  if (parts.length > 1) return [{ kind: 'union', parts: parts.map((part) => indexNodes(part.trim())) }]
  const key = KEY.exec(text)
  if (key) return readAction(`.${key[1] ?? ''}`)
  const slice = SLICE.exec(text)
  if (!slice) throw new JsonPathError(`invalid array index ${text}`)
  const from = wholeOrNull(slice[1])
  const derived = from !== null && slice[2] === undefined
  return [{ kind: 'slice', slice: { from, to: derived ? from + 1 : wholeOrNull(slice[2]), derived, step: wholeOrNull(slice[3]) } }]
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' }

const unescape = (text: string): string => text.replace(/\\(.)/g, (_, letter: string) => ESCAPES[letter] ?? letter)

/** Reads a template. Throws a JsonPathError. */
export function parseJsonPath(text: string): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  while (at < text.length) {
    const open = text.indexOf('{', at)
    if (open !== at) pieces.push({ kind: 'text', text: text.slice(at, open === -1 ? undefined : open) })
    if (open === -1) break
    const action = new Action(text.slice(open + 1))
    pieces.push({ kind: 'action', nodes: action.nodes() })
    at = open + 1 + action.end
  }
  return pieces
}

/**
 * A path as custom columns and --sort-by have it: braces and the leading point may be left out. Throws a JsonPathError.
 * Models kubectl/pkg/cmd/get/customcolumn.go, RelaxedJSONPathExpression (v1.36)
 */
export function relaxedPath(text: string): string {
  if (text === '') return text
  const found = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/.exec(text)
  if (!found)
    throw new JsonPathError("unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'")
  return `{.${found[1] ?? found[2] ?? ''}}`
}
