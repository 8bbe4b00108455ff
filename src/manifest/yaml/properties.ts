/** What stands before a node and around a document: anchors, aliases, tags, directives. */
import { type Cursor, isBlankOrEnd, isBreak, isBreakOrEnd, isWordCharacter } from './cursor.ts'

const URI_PUNCTUATION = ";/?:@&=+$,.!~*'()[]%"

/** Reads `&name` or `*name`, and returns the name. */
export function scanAnchor(cursor: Cursor): string {
  const start = cursor.mark
  cursor.skip()
  const name = cursor.takeWhile(isWordCharacter)
  const next = cursor.peek()
  if (name === '' || !(isBlankOrEnd(next) || '?:,]}%@`'.includes(next))) {
    throw cursor.scannerError('did not find expected alphabetic or numeric character', start)
  }
  return name
}

const takeUri = (cursor: Cursor): string => cursor.takeWhile((char) => isWordCharacter(char) || URI_PUNCTUATION.includes(char))

/** Reads a tag: `!local`, `!!str`, `!handle!suffix`, `!<verbatim>` (which has no handle). */
export function scanTag(cursor: Cursor): { handle: string; suffix: string } {
  const start = cursor.mark
  const finish = (handle: string, suffix: string): { handle: string; suffix: string } => {
    if (!isBlankOrEnd(cursor.peek())) throw cursor.scannerError('did not find expected whitespace or line break', start)
    return { handle, suffix }
  }
  const uri = (): string => {
    const text = takeUri(cursor)
    if (text === '') throw cursor.scannerError('did not find expected tag URI', start)
    return text
  }
  if (cursor.peek(1) === '<') {
    cursor.skip(2)
    const suffix = uri()
    if (cursor.peek() !== '>') throw cursor.scannerError("did not find the expected '>'", start)
    cursor.skip()
    return finish('', suffix)
  }
  const word = cursor.take() + cursor.takeWhile(isWordCharacter)
  if (cursor.peek() === '!') return finish(word + cursor.take(), uri())
  const suffix = word.slice(1) + takeUri(cursor)
  return suffix === '' ? finish('', '!') : finish('!', suffix)
}

/** Reads a directive line, and returns its words: `YAML 1.1`, `TAG !e! tag:example.com,2000:`. */
export function scanDirective(cursor: Cursor): string {
  const start = cursor.mark
  cursor.skip()
  const name = cursor.takeWhile(isWordCharacter)
  if (name === '') throw cursor.scannerError('could not find expected directive name', start)
  if (!isBlankOrEnd(cursor.peek())) throw cursor.scannerError('found unexpected non-alphabetical character', start)
  if (name !== 'YAML' && name !== 'TAG') throw cursor.scannerError('found unknown directive name', start)
  const words = cursor.takeWhile((char) => !isBreakOrEnd(char) && char !== '#').trim()
  if (name === 'YAML' && !/^\d{1,2}\.\d{1,2}$/.test(words)) throw cursor.scannerError('did not find expected version number', start)
  if (name === 'TAG' && !/^!\S*\s+\S+$/.test(words)) throw cursor.scannerError('did not find expected whitespace', start)
  if (cursor.peek() === '#') cursor.takeWhile((char) => !isBreak(char))
  return `${name} ${words}`
}
