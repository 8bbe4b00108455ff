/** How Go prints text and JSON: what its servers and tools put into their messages. */

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
}

function escapeRune(rune: string): string {
  const code = rune.codePointAt(0) ?? 0
  if (code < 0x80) return `\\x${code.toString(16).padStart(2, '0')}`
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`
}

/** `text` as a Go string literal, as `%q` prints it. Models strconv.Quote of Go's standard library. */
export function goQuote(text: string): string {
  let out = ''
  for (const rune of text) {
    const known = ESCAPES[rune]
    if (known !== undefined) out += known
    else out += rune === ' ' || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(rune) ? rune : escapeRune(rune)
  }
  return `"${out}"`
}

/** One line of JSON as Go's encoding/json writes it: `<`, `>`, `&` and line separators escaped. Keys keep their order. */
export function goJson(value: unknown): string {
  return escapeHtml(JSON.stringify(value) ?? 'null')
}

/** JSON over several lines, each level indented by `indent`. */
export function goJsonIndented(value: unknown, indent: string): string {
  return escapeHtml(JSON.stringify(value, null, indent) ?? 'null')
}

function escapeHtml(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Plain data as Go's `%v` prints it: `map[a:b c:d]` with its keys sorted, `[a b]`, `<nil>`. */
export function goValue(value: unknown): string {
  if (value === null || value === undefined) return '<nil>'
  if (Array.isArray(value)) return `[${value.map(goValue).join(' ')}]`
  if (typeof value !== 'object') return typeof value === 'string' ? value : JSON.stringify(value)
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `map[${entries.map(([key, item]) => `${key}:${goValue(item)}`).join(' ')}]`
}
