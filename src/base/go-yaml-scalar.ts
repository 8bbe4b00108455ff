/** Scalars as Go's yaml writes them. Models sigs.k8s.io/yaml's fork of gopkg.in/yaml.v2: encode.go, resolve.go and emitterc.go. */

/** Where long text is folded: at the first blank behind this column. */
const BEST_WIDTH = 80

const WORDS = /^(?:~|null|Null|NULL|[yYnN]|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF|true|True|TRUE|false|False|FALSE)$/
const SPECIAL_FLOAT = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/
const INTEGER = /^[-+]?(?:0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|\d+)$/
const BASE_60 = /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/
const TIMESTAMP = /^\d{4}-\d\d?-\d\d?(?:[Tt ]\d\d?:\d\d?:\d\d?(?:\.\d+)?(?:Z|[-+]\d\d:\d\d)?)?$/

/** Whether plain text would read back as something else than text. */
function readsAsOther(text: string): boolean {
  if (text === '' || WORDS.test(text) || SPECIAL_FLOAT.test(text)) return true
  if (text.startsWith('.')) return FLOAT.test(text)
  if (!/^[-+\d]/.test(text)) return false
  const digits = text.replaceAll('_', '')
  return INTEGER.test(digits) || FLOAT.test(digits) || BASE_60.test(text) || TIMESTAMP.test(text)
}

/** What the emitter writes as it is: no control characters, nothing beyond the Basic Multilingual Plane. */
const UNPRINTABLE = /[^\n\x20-\x7e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u

/** Text that begins, or goes on, like a piece of YAML. */
const INDICATORS = /^(?:---|\.\.\.)|^[#,[\]{}&*!|>'"%@`]|^[?:-](?:[ \t]|$)|:(?:[ \t]|$)|[ \t\n]#/

type Style = 'plain' | 'single' | 'double' | 'literal'

function styleOf(text: string, isKey: boolean): Style {
  const special = UNPRINTABLE.test(text) || / \n/.test(text)
  if (text.includes('\n')) return special || isKey || text.endsWith(' ') ? 'double' : 'literal'
  if (readsAsOther(text)) return 'double'
  if (special) return 'double'
  return INDICATORS.test(text) || text.startsWith(' ') || text.endsWith(' ') ? 'single' : 'plain'
}

const NAMED: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '"': '\\"',
  '\\': '\\\\',
  '\u0085': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
}

function escaped(rune: string): string {
  const named = NAMED[rune]
  if (named !== undefined) return named
  const code = rune.codePointAt(0) ?? 0
  const hex = (length: number): string => code.toString(16).toUpperCase().padStart(length, '0')
  return code <= 0xff ? `\\x${hex(2)}` : code <= 0xffff ? `\\u${hex(4)}` : `\\U${hex(8)}`
}

/** Writes the runes of a line from `column` on; `fold` says whether the blank at `index` may become a line break, and what follows that. */
function folded(runes: readonly string[], column: number, indent: number, fold: (index: number) => string | null): string {
  let out = ''
  let at = column
  let blanks = false
  runes.forEach((rune, index) => {
    const behind = rune === ' ' && !blanks && at > BEST_WIDTH ? fold(index) : null
    if (behind !== null) {
      out += `\n${' '.repeat(indent)}${behind}`
      at = indent + behind.length
    } else {
      out += rune
      at += rune.startsWith('\\') ? rune.length : 1
    }
    blanks = rune === ' '
  })
  return out
}

function literal(text: string, indent: number): string {
  const hint = /^[ \n]/.test(text) ? '2' : ''
  const chomp = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : ''
  const body = chomp === '-' ? text : text.slice(0, -1)
  const lines = body.split('\n').map((line) => (line === '' ? '' : ' '.repeat(indent) + line))
  return `|${hint}${chomp}\n${lines.join('\n')}`
}

/** A text as a key of a mapping. */
export function goYamlKey(text: string): string {
  return goYamlText(text, 0, 0, true)
}

/**
 * A text as a value: `column` is where it begins, `indent` where its further lines do. Ends without a newline.
 */
export function goYamlText(text: string, column: number, indent: number, isKey = false): string {
  const style = styleOf(text, isKey)
  if (style === 'literal') return literal(text, indent)
  const runes = Array.from(text)
  const last = runes.length - 1
  const inside = (index: number): boolean => !isKey && index > 0 && index < last
  switch (style) {
    case 'plain':
      return folded(runes, column, indent, (index) => (!isKey && runes[index + 1] !== ' ' ? '' : null))
    case 'single': {
      const quoted = runes.map((rune) => (rune === "'" ? "''" : rune))
      return `'${folded(quoted, column + 1, indent, (index) => (inside(index) && runes[index + 1] !== ' ' ? '' : null))}'`
    }
    case 'double': {
      const quoted = runes.map((rune) => (rune in NAMED || UNPRINTABLE.test(rune) || rune === '\n' ? escaped(rune) : rune))
      return `"${folded(quoted, column + 1, indent, (index) => (inside(index) ? (runes[index + 1] === ' ' ? '\\' : '') : null))}"`
    }
  }
}
