/** Regular expressions as grep, sed and awk write them. */
import { NotUnderstood } from '../flow.ts'

const CLASSES: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  blank: ' \\t',
  digit: '0-9',
  lower: 'a-z',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\s',
  upper: 'A-Z',
  xdigit: '0-9A-Fa-f',
}

/** `[…]` as JavaScript has it: a backslash stands for itself, and `[:digit:]` is a class. */
const bracketed = (text: string): string =>
  text
    .replace(/^\[(\^?)\]/, '[$1\\]')
    .replace(/\[:(\w+):\]/g, (_, name: string) => CLASSES[name] ?? '')
    .replace(/(?<!^)\[(?!\^)/g, '\\[')

/** In a basic expression these are plain characters unless a backslash stands in front of them. */
const SWAPPED = /^[+?|(){}]$/

/** The source of a POSIX expression, basic or extended, as JavaScript has it. */
function posixSource(pattern: string, extended: boolean): string {
  let out = ''
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] ?? ''
    const next = pattern[i + 1] ?? ''
    if (c === '[') {
      const [whole = ''] = /^\[\^?\]?(?:\[:\w+:\]|[^\]])*\]/.exec(pattern.slice(i)) ?? []
      if (whole === '') throw new NotUnderstood(pattern)
      out += bracketed(whole)
      i += whole.length - 1
    } else if (c === '\\') {
      i += 1
      // Ends of words.
      if (next === '<' || next === '>') out += '\\b'
      else out += !extended && SWAPPED.test(next) ? next : `\\${next}`
    } else if (!extended && SWAPPED.test(c)) out += `\\${c}`
    else if (!extended && c === '*' && (out === '' || out === '^')) out += '\\*'
    else out += c
  }
  return out
}

/** A POSIX expression; throws NotUnderstood for what is none. */
export function posixExpression(pattern: string, extended: boolean, flags = ''): RegExp {
  try {
    return new RegExp(posixSource(pattern, extended), flags)
  } catch {
    throw new NotUnderstood(pattern)
  }
}
