import { jsonObjectStarts } from '../../base/go-json-text.ts'

/** One document of a stream as a text of its own. */
export interface DocumentText {
  /** Where it begins in the stream. */
  readonly offset: number
  readonly text: string
}

/** Words behind `---` that are no comment: the stream ends here. */
interface SeparatorError {
  readonly offset: number
  readonly message: string
}

/** A stream that begins with `{` may hold several JSON objects without separators. */
function splitObjects({ offset, text }: DocumentText): DocumentText[] {
  const starts = jsonObjectStarts(text)
  return starts.map((start, i) => ({ offset: offset + start, text: text.slice(start, starts[i + 1]) }))
}

/**
 * Cuts a stream at the lines that begin with `---` (which before any other line belongs to its document), and between JSON objects.
 * Models apimachinery pkg/util/yaml/decoder.go (v1.36).
 */
export function splitDocuments(text: string): { documents: DocumentText[]; error: SeparatorError | null } {
  const { documents, error } = splitAtSeparators(text)
  const [first, ...others] = documents
  return first && /^\s*\{/.test(first.text) ? { documents: [...splitObjects(first), ...others], error } : { documents, error }
}

function splitAtSeparators(text: string): { documents: DocumentText[]; error: SeparatorError | null } {
  const documents: DocumentText[] = []
  let begin = 0
  for (let line = 0; line <= text.length; ) {
    const newline = text.indexOf('\n', line)
    const end = newline < 0 ? text.length : newline
    if (text.startsWith('---', line)) {
      const words = text.slice(line + 3, end).trim()
      if (words !== '' && !words.startsWith('#')) {
        return { documents, error: { offset: line, message: `invalid Yaml document separator: ${words}` } }
      }
      if (line > begin) {
        documents.push({ offset: begin, text: text.slice(begin, line) })
        begin = end + 1
      }
    }
    if (newline < 0) break
    line = newline + 1
  }
  if (begin < text.length) documents.push({ offset: begin, text: text.slice(begin) })
  return { documents, error: null }
}
