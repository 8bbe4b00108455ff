import { YamlError } from './cursor.ts'
import type { YamlNode } from './nodes.ts'
import { parseTokens } from './parser.ts'

const CONTROL = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** The documents that were parsed last, the latest one at the end: one key changes one of them, and the same is asked for by several. */
const parsed = new Map<string, YamlNode | null>()
const REMEMBERED = 32
/** Characters of a document that is too long to be remembered in many versions. */
const LONG = 100_000

/** The node of one document, which nobody may change; null when it holds nothing. Throws a YamlError. */
export function parseYaml(text: string): YamlNode | null {
  if (text.length > LONG) return parse(text)
  const known = parsed.get(text)
  const node = known === undefined ? parse(text) : known
  parsed.delete(text)
  parsed.set(text, node)
  const [oldest] = parsed.keys()
  if (parsed.size > REMEMBERED && oldest !== undefined) parsed.delete(oldest)
  return node
}

function parse(text: string): YamlNode | null {
  const found = CONTROL.exec(text)
  if (found) throw new YamlError('control characters are not allowed', null, found.index)
  return parseTokens(text)
}
