import { parseAllDocuments } from 'yaml'
import type { Document } from 'yaml'
import { RecordingError } from './problem.ts'

/** A value of a text, and the line on which it begins, counted from 1. */
export interface FoundValue {
  readonly line: number
  readonly value: unknown
}

/** The values of a text; `cut`: the last one was left out, as its end is missing. */
interface FoundValues {
  readonly values: readonly FoundValue[]
  readonly cut: boolean
}

/** What a terminal leaves among the output of a command: prompts, and the sign of Ctrl C. */
const NOISE = /^(?:[$#>] .*|\^C.*|\s*)$/

const isJson = (text: string): boolean => /^(?:[$#>] .*\n|\s)*[[{]/.test(text)

/**
 * The values that kubectl printed one after the other, as JSON (on one line each or on many) or as YAML (between lines of `---`).
 * Throws a RecordingError for what is neither.
 */
export function readValues(text: string): FoundValues {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (plain.trim() === '') throw new RecordingError({ kind: 'empty' })
  return isJson(plain) ? jsonValues(plain) : yamlValues(plain)
}

function jsonValues(text: string): FoundValues {
  const values: FoundValue[] = []
  let line = 1
  let at = 0
  while (at < text.length) {
    const char = text[at]
    if (char === '\n') {
      line++
      at++
    } else if (char === '{' || char === '[') {
      const end = endOf(text, at)
      if (end === null && values.length > 0 && !/\n[[{]/.test(text.slice(at))) return { values, cut: true }
      // Without an end the parser is to say what is missing in the line at which a value begins.
      const part = end === null ? text.slice(at, lineEnd(text, at)) : text.slice(at, end)
      values.push({ line, value: parse(part, line) })
      line += part.split('\n').length - 1
      at += part.length
    } else {
      const end = lineEnd(text, at)
      const rest = text.slice(at, end)
      if (!NOISE.test(rest)) values.push({ line, value: parse(rest, line) })
      at = end
    }
  }
  return { values, cut: false }
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** Where the object or list that begins at `from` has ended; null when the text ends first. */
function endOf(text: string, from: number): number | null {
  let depth = 0
  for (let at = from; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22: // "
        at = endOfString(text, at)
        break
      case 0x7b: // {
      case 0x5b: // [
        depth++
        break
      case 0x7d: // }
      case 0x5d: // ]
        if (--depth === 0) return at + 1
    }
  }
  return null
}

/** Where the closing quote of the string that begins at `from` is; the text's end when there is none. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text[at - 1 - slashes] === '\\') slashes++
    if (slashes % 2 === 0) return at
  }
  return text.length
}

function parse(part: string, line: number): unknown {
  try {
    return JSON.parse(part)
  } catch (error) {
    throw new RecordingError({ kind: 'not-json', line, reason: error instanceof Error ? error.message : String(error) })
  }
}

function yamlValues(text: string): FoundValues {
  const values = parseAllDocuments(text, { uniqueKeys: false }).flatMap((document): FoundValue[] => {
    const [error] = document.errors
    const line = text.slice(0, document.range[0]).split('\n').length
    if (error) throw notYaml(error, error.linePos?.[0].line ?? line)
    const value = plainOf(document, line)
    return value === null ? [] : [{ line, value }]
  })
  return { values, cut: false }
}

/** A document can be well written and name an anchor that it does not have, or one thousands of times. */
function plainOf(document: Document.Parsed, line: number): unknown {
  try {
    return document.toJS()
  } catch (error) {
    throw notYaml(error, line)
  }
}

/** The parser shows the place in further lines. */
const notYaml = (error: unknown, line: number): RecordingError =>
  new RecordingError({ kind: 'not-yaml', line, reason: (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '' })
