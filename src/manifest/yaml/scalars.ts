import { type Cursor, isBlank, isBlankOrEnd, isBreak, isBreakOrEnd, type Mark } from './cursor.ts'

/** A scalar that was read, with its place. */
interface ScannedScalar {
  readonly value: string
  readonly style: 'plain' | 'quoted' | 'block'
  readonly start: Mark
  readonly end: Mark
}

/** Joins the lines of a folded scalar: one break is a blank, more are one less. */
function fold(first: string, rest: string): string {
  if (!first.startsWith('\n')) return first + rest
  return rest === '' ? ' ' : rest
}

/** Takes the blanks and breaks between the words of a flow scalar. */
function takeGap(cursor: Cursor, onTab: () => void): { blanks: string; first: string; rest: string } {
  let blanks = ''
  let first = ''
  let rest = ''
  for (let char = cursor.peek(); isBlank(char) || isBreak(char); char = cursor.peek()) {
    if (isBreak(char)) {
      if (first === '') first = cursor.takeBreak()
      else rest += cursor.takeBreak()
      continue
    }
    if (first === '') {
      blanks += cursor.take()
    } else {
      if (char === '\t') onTab()
      cursor.skip()
    }
  }
  return { blanks, first, rest }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  "'": "'",
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
}
const HEX_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

function takeEscape(cursor: Cursor, start: Mark): string {
  const letter = cursor.peek(1)
  const length = HEX_LENGTHS[letter]
  if (length === undefined) {
    const char = ESCAPES[letter]
    if (char === undefined) throw cursor.scannerError('found unknown escape character', start)
    cursor.skip(2)
    return char
  }
  cursor.skip(2)
  const digits = cursor.text.slice(cursor.offset, cursor.offset + length)
  if (!/^[0-9A-Fa-f]+$/.test(digits) || digits.length < length) throw cursor.scannerError('did not find expected hexdecimal number', start)
  const code = Number.parseInt(digits, 16)
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) throw cursor.scannerError('found invalid Unicode character escape code', start)
  cursor.skip(length)
  return String.fromCodePoint(code)
}

/** Reads a scalar in single or double quotes, from the opening one to behind the closing one. */
export function scanQuoted(cursor: Cursor): ScannedScalar {
  const start = cursor.mark
  const quote = cursor.take()
  const single = quote === "'"
  let value = ''
  for (;;) {
    if (cursor.atDocumentIndicator()) throw cursor.scannerError('found unexpected document indicator', start)
    if (cursor.atEnd) throw cursor.scannerError('found unexpected end of stream', start)
    let escapedBreak = false
    for (let char = cursor.peek(); !isBlankOrEnd(char); char = cursor.peek()) {
      if (single && char === quote && cursor.peek(1) === quote) {
        value += quote
        cursor.skip(2)
      } else if (char === quote) {
        break
      } else if (!single && char === '\\' && isBreak(cursor.peek(1))) {
        cursor.skip()
        cursor.takeBreak()
        escapedBreak = true
        break
      } else if (!single && char === '\\') {
        value += takeEscape(cursor, start)
      } else {
        value += cursor.take()
      }
    }
    if (cursor.peek() === quote) break
    if (escapedBreak) {
      value += takeEscapedGap(cursor)
      continue
    }
    const { blanks, first, rest } = takeGap(cursor, () => undefined)
    value += first === '' ? blanks : fold(first, rest)
  }
  cursor.skip()
  return { value, style: 'quoted', start, end: cursor.mark }
}

/** Behind an escaped line break, blanks vanish and further breaks stay. */
function takeEscapedGap(cursor: Cursor): string {
  let breaks = ''
  for (let char = cursor.peek(); isBlank(char) || isBreak(char); char = cursor.peek()) {
    if (isBreak(char)) breaks += cursor.takeBreak()
    else cursor.skip()
  }
  return breaks
}

/**
 * Reads a scalar without quotes. `indent` is that of the surrounding block (-1 at the top); `broke` tells whether a line ended behind it,
 * which lets a new key begin.
 */
export function scanPlain(cursor: Cursor, indent: number, inFlow: boolean): ScannedScalar & { broke: boolean } {
  const start = cursor.mark
  let end = start
  let value = ''
  let gap = ''
  let broke = false
  for (;;) {
    if (cursor.atDocumentIndicator() || cursor.peek() === '#') break
    for (let char = cursor.peek(); !isBlankOrEnd(char); char = cursor.peek()) {
      if (char === ':' && isBlankOrEnd(cursor.peek(1))) break
      if (inFlow && ',?[]{}'.includes(char)) break
      value += gap + cursor.take()
      gap = ''
      broke = false
      end = cursor.mark
    }
    const next = cursor.peek()
    if (!isBlank(next) && !isBreak(next)) break
    const { blanks, first, rest } = takeGap(cursor, () => {
      if (cursor.column <= indent) throw cursor.scannerError('found a tab character that violates indentation', start)
    })
    gap = first === '' ? blanks : fold(first, rest)
    broke = first !== ''
    if (!inFlow && cursor.column <= indent) break
  }
  return { value, style: 'plain', start, end, broke }
}

/** The header of a block scalar behind `|` or `>`: how it treats its last breaks (-1 strips, 1 keeps) and its indentation (0: found out). */
function scanHeader(cursor: Cursor, start: Mark): { chomping: -1 | 0 | 1; increment: number } {
  let chomping: -1 | 0 | 1 = 0
  let increment = 0
  const takeChomping = (): void => {
    if (cursor.peek() === '+' || cursor.peek() === '-') chomping = cursor.take() === '+' ? 1 : -1
  }
  takeChomping()
  if (/^[0-9]$/.test(cursor.peek())) {
    if (cursor.peek() === '0') throw cursor.scannerError('found an indentation indicator equal to 0', start)
    increment = Number(cursor.take())
    if (chomping === 0) takeChomping()
  }
  cursor.takeWhile(isBlank)
  if (cursor.peek() === '#') cursor.takeWhile((char) => !isBreak(char))
  if (!isBreakOrEnd(cursor.peek())) throw cursor.scannerError('did not find expected comment or line break', start)
  if (!cursor.atEnd) cursor.takeBreak()
  return { chomping, increment }
}

/**
 * Takes empty lines, and the indentation of the line that follows. An `indent` of 0 is not known yet: the widest line tells, which lies deeper
 * than that of the `parent`.
 */
function takeEmptyLines(cursor: Cursor, indent: number, parent: number, start: Mark): { breaks: string; indent: number; end: Mark } {
  const inIndentation = (): boolean => indent === 0 || cursor.column < indent
  let breaks = ''
  let widest = 0
  let end = cursor.mark
  for (;;) {
    while (inIndentation() && cursor.peek() === ' ') cursor.skip()
    widest = Math.max(widest, cursor.column)
    if (inIndentation() && cursor.peek() === '\t') {
      throw cursor.scannerError('found a tab character where an indentation space is expected', start)
    }
    if (!isBreak(cursor.peek())) break
    breaks += cursor.takeBreak()
    end = cursor.mark
  }
  return { breaks, indent: indent === 0 ? Math.max(widest, parent + 1, 1) : indent, end }
}

/** Reads a block scalar, `|` or `>`; `parent` is the indentation of the surrounding block (-1 at the top). */
export function scanBlock(cursor: Cursor, parent: number): ScannedScalar {
  const start = cursor.mark
  const literal = cursor.take() === '|'
  const { chomping, increment } = scanHeader(cursor, start)
  const first = takeEmptyLines(cursor, increment === 0 ? 0 : Math.max(parent, 0) + increment, parent, start)
  const { indent } = first
  let { breaks: emptyLines, end } = first
  let value = ''
  let lineBreak = ''
  let afterBlank = false
  while (cursor.column === indent && !cursor.atEnd) {
    const blank = isBlank(cursor.peek())
    if (!literal && !afterBlank && !blank && lineBreak.startsWith('\n')) value += emptyLines === '' ? ' ' : ''
    else value += lineBreak
    value += emptyLines
    afterBlank = blank
    value += cursor.takeWhile((char) => !isBreak(char))
    lineBreak = cursor.atEnd ? '' : cursor.takeBreak()
    const following = takeEmptyLines(cursor, indent, parent, start)
    emptyLines = following.breaks
    end = following.end
  }
  if (chomping !== -1) value += lineBreak
  if (chomping === 1) value += emptyLines
  return { value, style: 'block', start, end }
}
