/** A line that is being typed: what keys do to it. Knows no terminal: whoever feeds it draws. */
import { LineHistory } from './line-history.ts'

/** What a key asks for beyond the line itself. */
export type LineEvent =
  | { readonly kind: 'changed' }
  | { readonly kind: 'submit'; readonly line: string }
  | { readonly kind: 'interrupt' }
  | { readonly kind: 'complete' }
  | { readonly kind: 'clear' }
  /** Ctrl D in an empty line. */
  | { readonly kind: 'end' }

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
  readonly #history: LineHistory
  /** What is looked for in the history, and the line as it was before. */
  #search: { readonly query: string; readonly before: string } | null = null

  constructor(history: readonly string[] = []) {
    this.#history = new LineHistory(history)
  }

  get text(): string {
    return this.#text
  }

  get cursor(): number {
    return this.#cursor
  }

  get history(): readonly string[] {
    return this.#history.lines
  }

  /** What Ctrl R looks for; null when it does not. */
  get searched(): string | null {
    return this.#search?.query ?? null
  }

  /** Puts another line in its place, with the cursor at its end. */
  set(text: string, cursor = text.length): void {
    this.#text = text
    this.#cursor = cursor
  }

  remember(line: string): void {
    this.#history.add(line)
  }

  /** Takes what a keyboard sent, up to the first key that asks for something; answers that, and what is left. */
  feed(data: string): { readonly event: LineEvent; readonly rest: string } {
    const key = keyIn(data)
    return { event: this.#press(key), rest: data.slice(Math.max(1, key.length)) }
  }

  #press(key: string): LineEvent {
    return (this.#search && this.#look(key, this.#search)) ?? this.#type(key)
  }

  /** A key while the history is searched; null for one that ends that, and does what it does. */
  #look(key: string, { query, before }: { readonly query: string; readonly before: string }): LineEvent | null {
    const find = (wanted: string, further: boolean): LineEvent => {
      this.#search = { query: wanted, before }
      const found = wanted === '' ? before : this.#history.find(wanted, further)
      if (found !== null) this.set(found)
      return CHANGED
    }
    if (key === '\x12') return find(query, true)
    if (key === '\x7f' || key === '\b') return find(query.slice(0, -1), false)
    if (!/^\p{Cc}/u.test(key)) return find(query + key, false)
    this.#search = null
    if (key !== '\x07') return null
    this.set(before)
    this.#history.leave()
    return CHANGED
  }

  #type(key: string): LineEvent {
    switch (key) {
      case '\r':
      case '\n': {
        const line = this.#text
        this.set('')
        return { kind: 'submit', line }
      }
      case '\x03':
        this.set('')
        this.#history.leave()
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
      case '\x12':
        this.#search = { query: '', before: this.#text }
        this.#history.leave()
        return CHANGED
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
    const line = this.#history.recall(by, this.#text)
    if (line !== null) this.set(line)
    return CHANGED
  }
}
