/** Whether a shell would run what was typed, or wait for more of it. */

const OPENS: ReadonlySet<string> = new Set(['if', 'for', 'while', 'until', 'case', '{'])
const CLOSES: ReadonlySet<string> = new Set(['fi', 'done', 'esac', '}'])

/** The text without what stands in quotes; null when a quote is open. */
function withoutQuotes(text: string): string | null {
  let out = ''
  let quote = ''
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? ''
    if (quote === '') {
      if (c === '\\') i += 1
      else if (c === "'" || c === '"') quote = c
      else out += c
    } else if (c === quote) quote = ''
    else if (c === '\\' && quote === '"') i += 1
  }
  return quote === '' ? out : null
}

/** Whether every `<<WORD` has its end. */
function hereDocumentsEnd(text: string): boolean {
  const lines = text.split('\n')
  return lines.every((line, i) =>
    [...line.matchAll(/<<(-?)\s*(['"]?)(\w+)\2/g)].every(([, strip, , word]) =>
      lines.slice(i + 1).some((one) => (strip === '-' ? one.replace(/^\t+/, '') : one) === word),
    ),
  )
}

export function isCompleteLine(text: string): boolean {
  if (!hereDocumentsEnd(text)) return false
  if (text.includes('<<')) return true
  const plain = withoutQuotes(text)
  if (plain === null || /(^|[^\\])(\\\\)*\\$/.test(text) || /(?:\||&&)\s*$/.test(plain)) return false
  let depth = 0
  // A word of the shell's own stands where a command begins.
  for (const [, word = ''] of plain.matchAll(/(?:^|[;&|\n({]\s*|\b(?:do|then|else)\s+)([a-z]+|[{}])(?=\s|;|$)/g)) {
    if (OPENS.has(word)) depth += 1
    if (CLOSES.has(word)) depth -= 1
  }
  return depth <= 0
}
