import { Cursor, isBlank, isBlankOrEnd, isBreak, type Mark, YamlError } from './cursor.ts'
import { scanAnchor, scanDirective, scanTag } from './properties.ts'
import { scanBlock, scanPlain, scanQuoted } from './scalars.ts'
import type { Token, TokenKind } from './tokens.ts'

/** A token that may turn out to be a key: a `:` behind it decides. */
interface PossibleKey {
  readonly tokenNumber: number
  /** It begins a line of a block mapping, where nothing but a key can stand. */
  readonly required: boolean
  readonly mark: Mark
}

const FLOW_TOKENS: Readonly<Record<string, TokenKind>> = {
  '[': 'flow-sequence-start',
  '{': 'flow-mapping-start',
  ']': 'flow-sequence-end',
  '}': 'flow-mapping-end',
  ',': 'flow-entry',
}
/** How long a key without `?` may be. */
const LONGEST_KEY = 1024
/** Characters that no plain scalar begins with (some may, before another character that is no blank). */
const INDICATORS = '-?:,[]{}#&*!|>\'"%@`'

/**
 * Cuts a document into tokens. A scanner learns only at a `:` that what came before was a key, so it keeps tokens back as long as one
 * may still become a key.
 */
export class Scanner {
  readonly cursor: Cursor
  readonly #queue: Token[] = []
  #taken = 0
  #ended = false
  #indent = -1
  readonly #indents: number[] = []
  /** One for each flow collection that is open, and one for the block around them. */
  readonly #possibleKeys: (PossibleKey | null)[] = [null]
  #keyAllowed = true

  constructor(text: string) {
    this.cursor = new Cursor(text)
  }

  get #inFlow(): boolean {
    return this.#possibleKeys.length > 1
  }

  /** The next token, without taking it. Throws a YamlError where the text cannot be one. */
  peek(): Token {
    while (this.#queue[0] === undefined || this.#mayBecomeKey()) {
      if (this.#ended) break
      this.#fetch()
    }
    const token = this.#queue[0]
    if (token === undefined) throw new YamlError('did not find expected node content', null, this.cursor.offset)
    return token
  }

  next(): Token {
    const token = this.peek()
    this.#queue.shift()
    this.#taken++
    return token
  }

  #mayBecomeKey(): boolean {
    for (let level = this.#possibleKeys.length - 1; level >= 0; level--) {
      const key = this.#possibleKeys[level]
      if (key?.tokenNumber !== this.#taken) continue
      if (this.#stillPossible(key)) return true
      this.#possibleKeys[level] = null
    }
    return false
  }

  /** A key ends on its own line. */
  #stillPossible(key: PossibleKey): boolean {
    if (key.mark.line === this.cursor.line && key.mark.offset + LONGEST_KEY >= this.cursor.offset) return true
    if (key.required) throw this.cursor.scannerError("could not find expected ':'", key.mark)
    return false
  }

  #push(kind: TokenKind, start: Mark, value = '', extra?: Partial<Token>): void {
    this.#queue.push({ kind, start, end: this.cursor.mark, value, ...extra })
  }

  #saveKey(): void {
    if (!this.#keyAllowed) return
    const required = !this.#inFlow && this.#indent === this.cursor.column
    const tokenNumber = this.#taken + this.#queue.length
    this.#dropKey()
    this.#possibleKeys[this.#possibleKeys.length - 1] = { tokenNumber, required, mark: this.cursor.mark }
  }

  #dropKey(): void {
    const key = this.#possibleKeys.at(-1)
    if (key?.required) throw this.cursor.scannerError("could not find expected ':'", key.mark)
    this.#possibleKeys[this.#possibleKeys.length - 1] = null
  }

  /** Opens a block collection when `column` lies deeper than the one around; its token goes before token number `before`. */
  #openBlock(kind: 'block-sequence-start' | 'block-mapping-start', mark: Mark, before?: number): void {
    if (this.#inFlow || this.#indent >= mark.column) return
    this.#indents.push(this.#indent)
    this.#indent = mark.column
    const token: Token = { kind, start: mark, end: mark, value: '' }
    this.#queue.splice(before === undefined ? this.#queue.length : before - this.#taken, 0, token)
  }

  #closeBlocks(column: number): void {
    if (this.#inFlow) return
    while (this.#indent > column) {
      this.#push('block-end', this.cursor.mark)
      this.#indent = this.#indents.pop() ?? -1
    }
  }

  #fetch(): void {
    const { cursor } = this
    this.#skipToToken()
    this.#closeBlocks(cursor.column)
    const char = cursor.peek()
    const blankFollows = isBlankOrEnd(cursor.peek(1))
    if (cursor.atEnd) return this.#fetchEnd()
    if (cursor.column === 0 && char === '%') return this.#fetchDirective()
    if (cursor.atDocumentIndicator('---')) return this.#fetchIndicator('document-start')
    if (cursor.atDocumentIndicator('...')) return this.#fetchIndicator('document-end')
    const flow = FLOW_TOKENS[char]
    if (flow !== undefined) return this.#fetchFlow(flow)
    if (char === '-' && blankFollows) return this.#fetchEntry()
    if (char === '?' && (this.#inFlow || blankFollows)) return this.#fetchKey()
    if (char === ':' && (this.#inFlow || blankFollows)) return this.#fetchValue()
    if (char === '*' || char === '&') return this.#fetchAnchor(char === '*' ? 'alias' : 'anchor')
    if (char === '!') return this.#fetchTag()
    if ((char === '|' || char === '>') && !this.#inFlow) return this.#fetchBlockScalar()
    if (char === '"' || char === "'") {
      this.#saveKey()
      this.#keyAllowed = false
      const { start, value, style } = scanQuoted(cursor)
      return this.#push('scalar', start, value, { style })
    }
    const beginsPlain =
      (!isBlankOrEnd(char) && !INDICATORS.includes(char)) ||
      (char === '-' && !isBlank(cursor.peek(1))) ||
      (!this.#inFlow && (char === '?' || char === ':') && !blankFollows)
    if (!beginsPlain) throw cursor.scannerError('found character that cannot start any token', cursor.mark)
    this.#saveKey()
    this.#keyAllowed = false
    const { start, end, value, style, broke } = scanPlain(cursor, this.#indent, this.#inFlow)
    this.#push('scalar', start, value, { style, end })
    if (broke) this.#keyAllowed = true
  }

  #skipToToken(): void {
    const { cursor } = this
    for (;;) {
      if (cursor.column === 0 && cursor.peek() === '\ufeff') cursor.skip()
      // A tab is no indentation: where a key may begin, it is the beginning of a token.
      while (cursor.peek() === ' ' || (cursor.peek() === '\t' && (this.#inFlow || !this.#keyAllowed))) cursor.skip()
      if (cursor.peek() === '#') cursor.takeWhile((char) => !isBreak(char))
      if (!isBreak(cursor.peek())) return
      cursor.takeBreak()
      if (!this.#inFlow) this.#keyAllowed = true
    }
  }

  #fetchEnd(): void {
    const { cursor } = this
    if (cursor.column !== 0) {
      cursor.column = 0
      cursor.line++
    }
    this.#closeBlocks(-1)
    this.#dropKey()
    this.#keyAllowed = false
    this.#ended = true
    this.#push('stream-end', cursor.mark)
  }

  #fetchIndicator(kind: 'document-start' | 'document-end'): void {
    this.#closeBlocks(-1)
    this.#dropKey()
    this.#keyAllowed = false
    const start = this.cursor.mark
    this.cursor.skip(3)
    this.#push(kind, start)
  }

  #fetchFlow(kind: TokenKind): void {
    const start = this.cursor.mark
    if (kind === 'flow-sequence-start' || kind === 'flow-mapping-start') {
      this.#saveKey()
      this.#possibleKeys.push(null)
      this.#keyAllowed = true
    } else if (kind === 'flow-entry') {
      this.#dropKey()
      this.#keyAllowed = true
    } else {
      this.#dropKey()
      if (this.#inFlow) this.#possibleKeys.pop()
      this.#keyAllowed = false
    }
    this.cursor.skip()
    this.#push(kind, start)
  }

  #fetchEntry(): void {
    const start = this.cursor.mark
    if (!this.#inFlow) {
      if (!this.#keyAllowed) throw this.cursor.scannerError('block sequence entries are not allowed in this context', start)
      this.#openBlock('block-sequence-start', start)
    }
    this.#dropKey()
    this.#keyAllowed = true
    this.cursor.skip()
    this.#push('block-entry', start)
  }

  #fetchKey(): void {
    const start = this.cursor.mark
    if (!this.#inFlow) {
      if (!this.#keyAllowed) throw this.cursor.scannerError('mapping keys are not allowed in this context', start)
      this.#openBlock('block-mapping-start', start)
    }
    this.#dropKey()
    this.#keyAllowed = !this.#inFlow
    this.cursor.skip()
    this.#push('key', start)
  }

  #fetchValue(): void {
    const start = this.cursor.mark
    const key = this.#possibleKeys.at(-1)
    if (key && this.#stillPossible(key)) {
      const token: Token = { kind: 'key', start: key.mark, end: key.mark, value: '' }
      this.#queue.splice(key.tokenNumber - this.#taken, 0, token)
      this.#openBlock('block-mapping-start', key.mark, key.tokenNumber)
      this.#possibleKeys[this.#possibleKeys.length - 1] = null
      this.#keyAllowed = false
    } else {
      this.#possibleKeys[this.#possibleKeys.length - 1] = null
      if (!this.#inFlow) {
        if (!this.#keyAllowed) throw this.cursor.scannerError('mapping values are not allowed in this context', start)
        this.#openBlock('block-mapping-start', start)
      }
      this.#keyAllowed = !this.#inFlow
    }
    this.cursor.skip()
    this.#push('value', start)
  }

  #fetchAnchor(kind: 'alias' | 'anchor'): void {
    this.#saveKey()
    this.#keyAllowed = false
    const start = this.cursor.mark
    this.#push(kind, start, scanAnchor(this.cursor))
  }

  #fetchTag(): void {
    this.#saveKey()
    this.#keyAllowed = false
    const start = this.cursor.mark
    const { handle, suffix } = scanTag(this.cursor)
    this.#push('tag', start, handle, { suffix })
  }

  #fetchBlockScalar(): void {
    this.#dropKey()
    this.#keyAllowed = true
    const { start, end, value, style } = scanBlock(this.cursor, this.#indent)
    this.#push('scalar', start, value, { style, end })
  }

  #fetchDirective(): void {
    this.#closeBlocks(-1)
    this.#dropKey()
    this.#keyAllowed = false
    const start = this.cursor.mark
    this.#push('directive', start, scanDirective(this.cursor))
  }
}
