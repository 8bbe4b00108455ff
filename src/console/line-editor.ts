/** A line that is being typed: what keys do to it. Knows no terminal: whoever feeds it draws. */

/** What a key asks for beyond the line itself. */
export type LineEvent =
  | { readonly kind: 'changed' }
  | { readonly kind: 'submit'; readonly line: string }
  | { readonly kind: 'interrupt' }
  | { readonly kind: 'complete' }
  | { readonly kind: 'clear' }
  /** Ctrl D in an empty line. */
  | { readonly kind: 'end' }

/** How many lines are remembered. */
const REMEMBERED = 1000

const ESCAPE = '\x1b'

/** The first key in what a keyboard sent: a run of letters, a control character, or what stands behind an escape. */
function keyIn(data: string): string {
  if (data.startsWith(ESCAPE)) return ESCAPE + (/^(?:\[[\d;]*[A-Za-z~]|O[A-Za-z]|[^])/.exec(data.slice(1))?.[0] ?? '')
  return /^\P{Cc}+/u.exec(data)?.[0] ?? data.slice(0, 1)
}

const CHANGED: LineEvent = { kind: 'changed' }

export class LineEditor {
  #text = ''
  #cursor = 0
  readonly #history: string[]
  /** Which line of the history is shown; its length: the one that is being typed. */
  #place: number
  #typed = ''

  constructor(history: readonly string[] = []) {
    this.#history = [...history]
    this.#place = this.#history.length
  }

  get text(): string {
    return this.#text
  }

  get cursor(): number {
    return this.#cursor
  }

  get history(): readonly string[] {
    return this.#history
  }

  /** Puts another line in its place, with the cursor at its end. */
  set(text: string, cursor = text.length): void {
    this.#text = text
    this.#cursor = cursor
  }

  remember(line: string): void {
    if (line.trim() !== '' && line !== this.#history.at(-1)) this.#history.push(line)
    if (this.#history.length > REMEMBERED) this.#history.shift()
    this.#place = this.#history.length
  }

  /** Takes what a keyboard sent, up to the first key that asks for something; answers that, and what is left. */
  feed(data: string): { readonly event: LineEvent; readonly rest: string } {
    const key = keyIn(data)
    return { event: this.#press(key), rest: data.slice(Math.max(1, key.length)) }
  }

  #press(key: string): LineEvent {
    switch (key) {
      case '\r':
      case '\n': {
        const line = this.#text
        this.set('')
        return { kind: 'submit', line }
      }
      case '\x03':
        this.set('')
        this.#place = this.#history.length
        return { kind: 'interrupt' }
      case '\x04':
        return this.#text === '' ? { kind: 'end' } : this.#cut(this.#cursor, this.#cursor + 1)
      case '\t':
        return { kind: 'complete' }
      case '\x0c':
        return { kind: 'clear' }
      case '\x7f':
      case '\b':
        return this.#cut(this.#cursor - 1, this.#cursor)
      case '\x1b[3~':
        return this.#cut(this.#cursor, this.#cursor + 1)
      case '\x15':
        return this.#cut(0, this.#cursor)
      case '\x0b':
        return this.#cut(this.#cursor, this.#text.length)
      case '\x17':
      case '\x1b\x7f':
        return this.#cut(this.#wordBefore(), this.#cursor)
      case '\x1b[A':
      case '\x1bOA':
      case '\x10':
        return this.#recall(-1)
      case '\x1b[B':
      case '\x1bOB':
      case '\x0e':
        return this.#recall(1)
      default:
        return this.#move(key) ?? this.#insert(key)
    }
  }

  #move(key: string): LineEvent | null {
    switch (key) {
      case '\x1b[D':
      case '\x1bOD':
      case '\x02':
        return this.#goTo(this.#cursor - 1)
      case '\x1b[C':
      case '\x1bOC':
      case '\x06':
        return this.#goTo(this.#cursor + 1)
      case '\x1b[H':
      case '\x1bOH':
      case '\x1b[1~':
      case '\x01':
        return this.#goTo(0)
      case '\x1b[F':
      case '\x1bOF':
      case '\x1b[4~':
      case '\x05':
        return this.#goTo(this.#text.length)
      case '\x1b[1;5D':
      case '\x1b[1;3D':
      case '\x1bb':
        return this.#goTo(this.#wordBefore())
      case '\x1b[1;5C':
      case '\x1b[1;3C':
      case '\x1bf':
        return this.#goTo(this.#cursor + (/^\s*\S*/.exec(this.#text.slice(this.#cursor))?.[0].length ?? 0))
      default:
        return null
    }
  }

  #insert(key: string): LineEvent {
    // Keys that mean nothing here.
    if (/^\p{Cc}/u.test(key)) return CHANGED
    this.set(this.#text.slice(0, this.#cursor) + key + this.#text.slice(this.#cursor), this.#cursor + key.length)
    return CHANGED
  }

  #cut(from: number, to: number): LineEvent {
    const start = Math.max(0, from)
    this.set(this.#text.slice(0, start) + this.#text.slice(Math.max(start, to)), start)
    return CHANGED
  }

  #goTo(cursor: number): LineEvent {
    this.#cursor = Math.min(this.#text.length, Math.max(0, cursor))
    return CHANGED
  }

  #wordBefore(): number {
    return this.#cursor - (/\S*\s*$/.exec(this.#text.slice(0, this.#cursor))?.[0].length ?? 0)
  }

  #recall(by: number): LineEvent {
    const place = Math.min(this.#history.length, Math.max(0, this.#place + by))
    if (place === this.#place) return CHANGED
    if (this.#place === this.#history.length) this.#typed = this.#text
    this.#place = place
    this.set(this.#history[place] ?? this.#typed)
    return CHANGED
  }
}
