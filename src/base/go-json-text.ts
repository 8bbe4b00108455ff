/** Texts that begin like JSON, as Go's decoder takes them. Models Go's encoding/json. */

class JsonError extends Error {}

const BLANKS = /[ \t\r\n]/

function quoteCharacter(char: string): string {
  if (char === "'") return "'\\''"
  if (char === '"') return `'"'`
  return `'${JSON.stringify(char).slice(1, -1)}'`
}

function utf8Length(text: string): number {
  let bytes = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}

/** Walks over one JSON value and throws where Go's scanner does. */
class JsonWalker {
  readonly #text: string
  /** Behind what was walked over. */
  at = 0

  constructor(text: string) {
    this.#text = text
  }

  #fail(where: string): never {
    if (this.at >= this.#text.length) throw new JsonError('unexpected EOF')
    const char = String.fromCodePoint(this.#text.codePointAt(this.at) ?? 0)
    throw new JsonError(`json: offset ${utf8Length(this.#text.slice(0, this.at)) + 1}: invalid character ${quoteCharacter(char)} ${where}`)
  }

  #skipBlanks(): string {
    while (BLANKS.test(this.#text.charAt(this.at))) this.at++
    return this.#text.charAt(this.at)
  }

  value(): void {
    const char = this.#skipBlanks()
    if (char === '{') return this.#object()
    if (char === '[') return this.#array()
    if (char === '"') return this.#string()
    for (const word of ['true', 'false', 'null']) if (char === word.charAt(0)) return this.#literal(word)
    if (/[-0-9]/.test(char)) return this.#number()
    this.#fail('looking for beginning of value')
  }

  #number(): void {
    if (this.#text.charAt(this.at) === '-') this.at++
    if (this.#text.charAt(this.at) === '0') this.at++
    else this.#digits('in numeric literal')
    if (this.#text.charAt(this.at) === '.') {
      this.at++
      this.#digits('after decimal point in numeric literal')
    }
    if (/[eE]/.test(this.#text.charAt(this.at))) {
      this.at++
      if (/[-+]/.test(this.#text.charAt(this.at))) this.at++
      this.#digits('in exponent of numeric literal')
    }
  }

  /** At least one digit, or what is not one stands `where`. */
  #digits(where: string): void {
    if (!/\d/.test(this.#text.charAt(this.at))) this.#fail(where)
    while (/\d/.test(this.#text.charAt(this.at))) this.at++
  }

  #literal(word: string): void {
    for (const [index, letter] of word.split('').entries()) {
      if (this.#text.charAt(this.at) !== letter)
        this.#fail(index === 0 ? 'looking for beginning of value' : `in literal ${word} (expecting ${quoteCharacter(letter)})`)
      this.at++
    }
  }

  #string(): void {
    for (this.at++; this.#text.charAt(this.at) !== '"'; this.at++) {
      const char = this.#text.charAt(this.at)
      if (char === '' || char < ' ') this.#fail('in string literal')
      if (char === '\\') {
        this.at++
        if (!'"\\/bfnrtu'.includes(this.#text.charAt(this.at)) || this.at >= this.#text.length) this.#fail('in string escape code')
        if (this.#text.charAt(this.at) === 'u') this.#fourDigits()
      }
    }
    this.at++
  }

  #fourDigits(): void {
    for (let digits = 0; digits < 4; digits++) {
      this.at++
      if (!/[0-9a-fA-F]/.test(this.#text.charAt(this.at))) this.#fail('in \\u hexadecimal character escape')
    }
  }

  #object(): void {
    this.at++
    if (this.#skipBlanks() === '}') return void this.at++
    for (;;) {
      if (this.#skipBlanks() !== '"') this.#fail('looking for beginning of object key string')
      this.#string()
      if (this.#skipBlanks() !== ':') this.#fail('after object key')
      this.at++
      this.value()
      const next = this.#skipBlanks()
      if (next !== ',' && next !== '}') this.#fail('after object key:value pair')
      this.at++
      if (next === '}') return
    }
  }

  #array(): void {
    this.at++
    if (this.#skipBlanks() === ']') return void this.at++
    for (;;) {
      this.value()
      const next = this.#skipBlanks()
      if (next !== ',' && next !== ']') this.#fail('after array element')
      this.at++
      if (next === ']') return
    }
  }
}

/** Where the first value in `text` ends, or what Go's decoder says of it. */
function walk(text: string): { end: number } | { error: string } {
  const walker = new JsonWalker(text)
  try {
    walker.value()
    return { end: walker.at }
  } catch (error) {
    if (error instanceof JsonError) return { error: error.message }
    if (error instanceof RangeError) return { error: 'exceeded max depth' }
    throw error
  }
}

/** What Go's JSON decoder says of the first value in `text`; null when it takes it. */
export function findJsonError(text: string): string | null {
  const walked = walk(text)
  return 'error' in walked ? walked.error : null
}

/** What Go's `json.Unmarshal` says of `text` as one whole value; null when it takes it. */
export function findJsonTextError(text: string): string | null {
  const walked = walk(text)
  if ('error' in walked) return walked.error.replace(/^json: offset \d+: /, '').replace(/^unexpected EOF$/, 'unexpected end of JSON input')
  const [behind] = text.slice(walked.end).trimStart()
  return behind === undefined ? null : `invalid character ${quoteCharacter(behind)} after top-level value`
}

/** Where each of the JSON objects begins that stand one behind the other in `text`; only 0 where there is one, or something else. */
export function jsonObjectStarts(text: string): number[] {
  const starts = [0]
  for (let begin = 0; ; ) {
    const walked = walk(text.slice(begin))
    if ('error' in walked) return starts
    begin += walked.end
    if (!/^\s*\{/.test(text.slice(begin))) return starts
    starts.push(begin)
  }
}
