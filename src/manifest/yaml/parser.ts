import { type Mark, YamlError } from './cursor.ts'
import type { MapEntry, ScalarNode, YamlNode } from './nodes.ts'
import { Scanner } from './scanner.ts'
import type { Token, TokenKind } from './tokens.ts'

interface Properties {
  readonly anchor: string
  readonly tag: string
  readonly start: Mark | null
  readonly end: Mark | null
}

/** Deeper than any manifest, and shallow enough for a call stack. */
const DEEPEST = 500

/** An error of the parser: its line is the one before the token's. */
function parserError(message: string, token: Mark, context?: Mark): YamlError {
  const line = token.line !== 0 ? token.line : context !== undefined && context.line !== 0 ? context.line : null
  return new YamlError(message, line, token.offset)
}

class Parser {
  readonly #scanner: Scanner
  readonly #handles = new Map([
    ['!', '!'],
    ['!!', 'tag:yaml.org,2002:'],
  ])
  /** An anchor in the making stands for an empty node whose contents come when it is complete. */
  readonly #anchors = new Map<string, { node: YamlNode }>()
  #depth = 0

  constructor(text: string) {
    this.#scanner = new Scanner(text)
  }

  document(): YamlNode | null {
    let token = this.#scanner.peek()
    let explicit = false
    while (token.kind === 'directive') {
      this.#directive(token)
      explicit = true
      this.#scanner.next()
      token = this.#scanner.peek()
    }
    if (token.kind === 'document-start') {
      this.#scanner.next()
      token = this.#scanner.peek()
      if (this.#isOneOf(token, 'directive', 'document-start', 'document-end', 'stream-end')) return this.#empty(token.start)
    } else if (explicit) {
      throw parserError('did not find expected <document start>', token.start)
    } else if (token.kind === 'stream-end') {
      return null
    }
    const node = this.#node({ block: true, indentless: false })
    // What follows the document must be a token, whatever it says.
    this.#scanner.peek()
    return node
  }

  #directive(token: Token): void {
    const [name, first = '', second = ''] = token.value.split(/\s+/)
    if (name === 'TAG') this.#handles.set(first, second)
    else if (first !== '1.1') throw parserError('found incompatible YAML document', token.start)
  }

  #isOneOf(token: Token, ...kinds: TokenKind[]): boolean {
    return kinds.includes(token.kind)
  }

  #empty(at: Mark): ScalarNode {
    return { kind: 'scalar', text: '', tag: '', plain: true, start: at.offset, end: at.offset }
  }

  /** An empty node sits right behind `before`, not at the token that showed its absence lines later. */
  #emptyAfter(before: Token): ScalarNode {
    return this.#empty(before.end)
  }

  #node(where: { block: boolean; indentless: boolean }): YamlNode {
    if (++this.#depth > DEEPEST) throw parserError('exceeded max depth of 10000', this.#scanner.peek().start)
    try {
      return this.#anyNode(where)
    } finally {
      this.#depth--
    }
  }

  #anyNode({ block, indentless }: { block: boolean; indentless: boolean }): YamlNode {
    const first = this.#scanner.peek()
    if (first.kind === 'alias') {
      this.#scanner.next()
      const slot = this.#anchors.get(first.value)
      if (!slot) throw new YamlError(`unknown anchor '${first.value}' referenced`, null, first.start.offset)
      const alias = { kind: 'alias', name: first.value, start: first.start.offset, end: first.end.offset } as const
      // The anchor may still be open: its node is looked up when it is asked for.
      return {
        ...alias,
        get target() {
          return slot.node
        },
      }
    }
    const properties = this.#properties()
    const slot = { node: this.#empty(first.start) as YamlNode }
    if (properties.anchor !== '') this.#anchors.set(properties.anchor, slot)
    slot.node = this.#content(properties, { block, indentless })
    return slot.node
  }

  #properties(): Properties {
    let anchor = ''
    let tag = ''
    let start: Mark | null = null
    let end: Mark | null = null
    let tagToken: Token | null = null
    for (;;) {
      const token = this.#scanner.peek()
      if (token.kind === 'anchor' && anchor === '') anchor = token.value
      else if (token.kind === 'tag' && tagToken === null) tagToken = token
      else break
      start ??= token.start
      end = token.end
      this.#scanner.next()
    }
    if (tagToken) {
      const { value: handle, suffix = '' } = tagToken
      const prefix = handle === '' ? '' : this.#handles.get(handle)
      if (prefix === undefined) throw parserError('found undefined tag handle', tagToken.start, start ?? undefined)
      tag = prefix + suffix
    }
    return { anchor, tag, start, end }
  }

  #content(properties: Properties, { block, indentless }: { block: boolean; indentless: boolean }): YamlNode {
    const token = this.#scanner.peek()
    const start = properties.start ?? token.start
    if (indentless && token.kind === 'block-entry') return this.#indentlessSequence(start)
    if (token.kind === 'scalar') {
      this.#scanner.next()
      const plain = (properties.tag === '' && token.style === 'plain') || properties.tag === '!'
      return {
        kind: 'scalar',
        text: token.value,
        tag: properties.tag === '!' ? '' : properties.tag,
        plain,
        start: token.start.offset,
        end: token.end.offset,
      }
    }
    if (token.kind === 'flow-sequence-start') return this.#flowSequence()
    if (token.kind === 'flow-mapping-start') return this.#flowMapping()
    if (block && token.kind === 'block-sequence-start') return this.#blockSequence()
    if (block && token.kind === 'block-mapping-start') return this.#blockMapping()
    if (properties.end) {
      return {
        kind: 'scalar',
        text: '',
        tag: properties.tag === '!' ? '' : properties.tag,
        plain: properties.tag === '',
        start: start.offset,
        end: properties.end.offset,
      }
    }
    throw parserError('did not find expected node content', token.start, start)
  }

  /** The node behind `indicator`, or an empty one where a token of `none` follows. */
  #nodeBehind(indicator: Token, none: readonly TokenKind[], where: { block: boolean; indentless: boolean }): YamlNode {
    return none.includes(this.#scanner.peek().kind) ? this.#emptyAfter(indicator) : this.#node(where)
  }

  #blockSequence(): YamlNode {
    const { start } = this.#scanner.next()
    const items: YamlNode[] = []
    for (;;) {
      const token = this.#scanner.peek()
      if (token.kind === 'block-end') break
      if (token.kind !== 'block-entry') throw parserError("did not find expected '-' indicator", token.start, start)
      this.#scanner.next()
      items.push(this.#nodeBehind(token, ['block-entry', 'block-end'], { block: true, indentless: false }))
    }
    this.#scanner.next()
    return { kind: 'sequence', items, flow: false, start: start.offset, end: items.at(-1)?.end ?? start.offset }
  }

  /** A list that stands no deeper than the key it belongs to. */
  #indentlessSequence(start: Mark): YamlNode {
    const items: YamlNode[] = []
    for (let token = this.#scanner.peek(); token.kind === 'block-entry'; token = this.#scanner.peek()) {
      this.#scanner.next()
      items.push(this.#nodeBehind(token, ['block-entry', 'key', 'value', 'block-end'], { block: true, indentless: false }))
    }
    return { kind: 'sequence', items, flow: false, start: start.offset, end: items.at(-1)?.end ?? start.offset }
  }

  #blockMapping(): YamlNode {
    const { start } = this.#scanner.next()
    const entries: MapEntry[] = []
    const none: readonly TokenKind[] = ['key', 'value', 'block-end']
    for (;;) {
      const token = this.#scanner.peek()
      if (token.kind === 'block-end') break
      if (token.kind !== 'key') throw parserError('did not find expected key', token.start, start)
      this.#scanner.next()
      const key = this.#nodeBehind(token, none, { block: true, indentless: true })
      const colon = this.#scanner.peek()
      if (colon.kind !== 'value') {
        entries.push({ key, value: this.#empty(this.#endOf(key)) })
        continue
      }
      this.#scanner.next()
      entries.push({ key, value: this.#nodeBehind(colon, none, { block: true, indentless: true }) })
    }
    this.#scanner.next()
    return { kind: 'map', entries, flow: false, start: start.offset, end: entries.at(-1)?.value.end ?? start.offset }
  }

  #endOf(node: YamlNode): Mark {
    return { offset: node.end, line: 0, column: 0 }
  }

  #flowSequence(): YamlNode {
    const open = this.#scanner.next()
    const items: YamlNode[] = []
    for (let first = true; ; first = false) {
      let token = this.#scanner.peek()
      if (token.kind !== 'flow-sequence-end' && !first) {
        if (token.kind !== 'flow-entry') throw parserError("did not find expected ',' or ']'", token.start, open.start)
        this.#scanner.next()
        token = this.#scanner.peek()
      }
      if (token.kind === 'flow-sequence-end') break
      items.push(token.kind === 'key' ? this.#flowPair() : this.#node({ block: false, indentless: false }))
    }
    const { end } = this.#scanner.next()
    return { kind: 'sequence', items, flow: true, start: open.start.offset, end: end.offset }
  }

  /** `[a: b]`: a mapping of one entry. */
  #flowPair(): YamlNode {
    const open = this.#scanner.next()
    const next = this.#scanner.peek()
    let key: YamlNode
    if (this.#isOneOf(next, 'value', 'flow-entry', 'flow-sequence-end')) {
      key = this.#emptyAfter(open)
      this.#scanner.next()
    } else {
      key = this.#node({ block: false, indentless: false })
    }
    const value = this.#flowValue('flow-sequence-end', key)
    return { kind: 'map', entries: [{ key, value }], flow: true, start: key.start, end: value.end }
  }

  #flowValue(closing: TokenKind, key: YamlNode): YamlNode {
    const colon = this.#scanner.peek()
    if (colon.kind !== 'value') return this.#empty(this.#endOf(key))
    this.#scanner.next()
    return this.#nodeBehind(colon, ['flow-entry', closing], { block: false, indentless: false })
  }

  #flowMapping(): YamlNode {
    const open = this.#scanner.next()
    const entries: MapEntry[] = []
    for (let first = true; ; first = false) {
      let token = this.#scanner.peek()
      if (token.kind !== 'flow-mapping-end' && !first) {
        if (token.kind !== 'flow-entry') throw parserError("did not find expected ',' or '}'", token.start, open.start)
        this.#scanner.next()
        token = this.#scanner.peek()
      }
      if (token.kind === 'flow-mapping-end') break
      if (token.kind === 'key') {
        this.#scanner.next()
        const key = this.#nodeBehind(token, ['value', 'flow-entry', 'flow-mapping-end'], { block: false, indentless: false })
        entries.push({ key, value: this.#flowValue('flow-mapping-end', key) })
      } else {
        const key = this.#node({ block: false, indentless: false })
        entries.push({ key, value: this.#empty(this.#endOf(key)) })
      }
    }
    const { end } = this.#scanner.next()
    return { kind: 'map', entries, flow: true, start: open.start.offset, end: end.offset }
  }
}

/** The node of one document; null when it holds nothing. Throws a YamlError. */
export const parseTokens = (text: string): YamlNode | null => new Parser(text).document()
