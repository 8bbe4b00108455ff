/** Patterns of file names and of `case`. A backslash takes the meaning from what follows it. */
import { NotUnderstood } from '../flow.ts'

const SPECIAL = /[.*+?^${}()|[\]\\/]/g

/** The pattern that matches just this text. */
export const quoted = (text: string): string => text.replace(/[*?[\]\\]/g, '\\$&')

export const isPattern = (pattern: string): boolean => /(^|[^\\])(\\\\)*([*?]|\[.*\])/.test(pattern)

/** What a pattern without special characters says. */
export const unquoted = (pattern: string): string => pattern.replace(/\\(.)/gs, '$1')

const known = new Map<string, RegExp>()

/** Throws NotUnderstood for a pattern such as `[z-a]`. */
function compiled(source: string, pattern: string): RegExp {
  try {
    return new RegExp(source, 's')
  } catch {
    throw new NotUnderstood(pattern)
  }
}

/** The regular expression of a pattern; `star` is what `*` stands for. */
function compile(pattern: string, star: string): RegExp {
  const key = `${star} ${pattern}`
  const found = known.get(key)
  if (found) return found
  let out = ''
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] ?? ''
    if (c === '\\') out += (pattern[++i] ?? '\\').replace(SPECIAL, '\\$&')
    else if (c === '*') out += star
    else if (c === '?') out += star === '.*' ? '.' : '[^/]'
    else if (c === '[' && pattern.indexOf(']', i + 2) > 0) {
      const end = pattern.indexOf(']', i + 2)
      out += `[${pattern
        .slice(i + 1, end)
        .replace(/^!/, '^')
        .replace(/\\/g, '\\\\')}]`
      i = end
    } else out += c.replace(SPECIAL, '\\$&')
  }
  const regexp = compiled(`^(?:${out})$`, pattern)
  if (known.size > 500) known.clear()
  known.set(key, regexp)
  return regexp
}

/** Whether all of `text` is as `pattern` has it. */
export const matches = (pattern: string, text: string): boolean => compile(pattern, '.*').test(text)

/** The files that a pattern means, sorted; empty when there are none. `list` answers the names in a folder. */
export function matchingFiles(pattern: string, cwd: string, list: (folder: string) => readonly string[]): string[] {
  let found = [pattern.startsWith('/') ? '/' : '']
  for (const part of pattern.split('/').filter((one) => one !== '')) {
    found = found.flatMap((folder) => {
      const at = folder.startsWith('/') ? folder : `${cwd}/${folder}`
      const names = list(at).filter((name) => compile(part, '[^/]*').test(name) && (!name.startsWith('.') || part.startsWith('.')))
      return names.map((name) => (folder === '' || folder.endsWith('/') ? folder + name : `${folder}/${name}`))
    })
  }
  return found.filter((path) => path !== '' && path !== '/')
}

/** Takes off what a pattern matches at one end of a text: the shortest (`longest` false) or longest part. */
export function without(text: string, pattern: string, end: 'start' | 'end', longest: boolean): string {
  const lengths = Array.from({ length: text.length + 1 }, (_, i) => (longest ? text.length - i : i))
  const part = (length: number): string => (end === 'start' ? text.slice(0, length) : text.slice(text.length - length))
  const length = lengths.find((one) => matches(pattern, part(one)))
  if (length === undefined) return text
  return end === 'start' ? text.slice(length) : text.slice(0, text.length - length)
}
