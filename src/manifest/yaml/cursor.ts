/**
 * A syntax error of YAML, worded as kubectl's YAML reader words it. `line` is what the message says: null when it says none.
 * Models go.yaml.in/yaml/v2 (v2.4), which reads YAML 1.1.
 */
export class YamlError extends Error {
  readonly line: number | null
  /** Where in the text of the document it shows. */
  readonly offset: number

  constructor(message: string, line: number | null, offset: number) {
    super(message)
    this.line = line
    this.offset = offset
  }

  /** `yaml: line 7: did not find expected key`. */
  get text(): string {
    return this.line === null ? `yaml: ${this.message}` : `yaml: line ${this.line}: ${this.message}`
  }
}

/** A text that is YAML, and stands for something that JSON cannot say. */
export class ConversionError extends YamlError {
  constructor(message: string, offset: number) {
    super(message, null, offset)
  }

  override get text(): string {
    return this.message
  }
}

/** A place in a document; `line` and `column` count from 0. */
export interface Mark {
  readonly offset: number
  readonly line: number
  readonly column: number
}

export const isBreak = (char: string): boolean =>
  char === '\n' || char === '\r' || char === '\u0085' || char === '\u2028' || char === '\u2029'
export const isBlank = (char: string): boolean => char === ' ' || char === '\t'
/** A blank, a line break, or the end of the text (which reads as an empty string). */
export const isBlankOrEnd = (char: string): boolean => char === '' || isBlank(char) || isBreak(char)
export const isBreakOrEnd = (char: string): boolean => char === '' || isBreak(char)
export const isWordCharacter = (char: string): boolean => /^[0-9A-Za-z_-]$/.test(char)

/** Errors that show only later, where something else was expected; what is wrong stands where the token began. */
const SHOWN_AT_START: ReadonlySet<string> = new Set(['found unexpected end of stream', "could not find expected ':'"])

/** Reads a text character by character and knows the line and column it is at. */
export class Cursor {
  readonly text: string
  offset = 0
  line = 0
  column = 0

  constructor(text: string) {
    this.text = text
    // A byte order mark takes no column.
    if (text.startsWith('\ufeff')) this.offset = 1
  }

  /** The character `ahead` of here; empty behind the end. */
  peek(ahead = 0): string {
    return this.text.charAt(this.offset + ahead)
  }

  get mark(): Mark {
    return { offset: this.offset, line: this.line, column: this.column }
  }

  get atEnd(): boolean {
    return this.offset >= this.text.length
  }

  skip(count = 1): void {
    this.offset += count
    this.column += count
  }

  /** Takes one character and returns it. */
  take(): string {
    const char = this.peek()
    this.skip()
    return char
  }

  /** Takes one line break and returns what it stands for: CR, CRLF and NEL are a line feed. */
  takeBreak(): string {
    const char = this.peek()
    this.offset += char === '\r' && this.peek(1) === '\n' ? 2 : 1
    this.line++
    this.column = 0
    return char === '\u2028' || char === '\u2029' ? char : '\n'
  }

  /** Takes characters as long as they pass `test`. */
  takeWhile(test: (char: string) => boolean): string {
    const start = this.offset
    while (!this.atEnd && test(this.peek())) this.skip()
    return this.text.slice(start, this.offset)
  }

  /** Whether `---` or `...` stands here, at the beginning of a line. */
  atDocumentIndicator(indicator?: '---' | '...'): boolean {
    if (this.column !== 0) return false
    const three = this.text.slice(this.offset, this.offset + 3)
    const found = indicator === undefined ? three === '---' || three === '...' : three === indicator
    return found && isBlankOrEnd(this.peek(3))
  }

  /** An error of the scanner: it counts the line from 1, and says none on the first line. `context` is where the token began. */
  scannerError(message: string, context?: Mark): YamlError {
    const line = this.line !== 0 ? this.line + 1 : context !== undefined && context.line !== 0 ? context.line : null
    return new YamlError(message, line, context && SHOWN_AT_START.has(message) ? context.offset : this.offset)
  }
}
