import { Latch, waitFor } from '../kernel/task.ts'
import type { Task } from '../kernel/task.ts'
import { Leave } from './flow.ts'

/** Where a program writes to. */
export interface Sink {
  write(text: string): void
}

export const NOWHERE: Sink = { write: () => undefined }

/** Keeps what is written. */
export class Text implements Sink {
  text = ''

  write(text: string): void {
    this.text += text
  }
}

/** What a program reads from: text that may come bit by bit. */
export class Input {
  #buffer = ''
  #ended = false
  readonly #more: (() => Task<string | null>) | null

  /** `more` answers the next text, null at the end; null where nothing comes. */
  constructor(more: (() => Task<string | null>) | null) {
    this.#more = more
  }

  static of(text: string): Input {
    const input = new Input(null)
    input.#buffer = text
    return input
  }

  *#fill(): Task<boolean> {
    if (this.#ended || !this.#more) return false
    const text = yield* this.#more()
    if (text === null) this.#ended = true
    else this.#buffer += text
    return text !== null
  }

  /** A line without its line feed; null at the end. */
  *line(): Task<string | null> {
    while (!this.#buffer.includes('\n') && (yield* this.#fill()));
    if (this.#buffer === '') return null
    const end = this.#buffer.indexOf('\n')
    const line = end === -1 ? this.#buffer : this.#buffer.slice(0, end)
    this.#buffer = end === -1 ? '' : this.#buffer.slice(end + 1)
    return line
  }

  /** What has come, waiting for something where nothing has; null at the end. */
  *some(): Task<string | null> {
    if (this.#buffer === '' && !(yield* this.#fill())) return null
    const text = this.#buffer
    this.#buffer = ''
    return text
  }

  *all(): Task<string> {
    while (yield* this.#fill());
    const text = this.#buffer
    this.#buffer = ''
    return text
  }
}

/** The exit code of who writes into a pipe that nobody reads: 128 + SIGPIPE. */
const BROKEN_PIPE = 141

/** Leads what one program writes to another that reads it. */
export class Pipe implements Sink {
  #text = ''
  #ended = false
  #abandoned = false
  #news = new Latch()
  readonly input: Input

  constructor() {
    this.input = new Input(() => this.#next())
  }

  *#next(): Task<string | null> {
    while (this.#text === '' && !this.#ended) {
      this.#news = new Latch()
      yield* waitFor(this.#news)
    }
    const text = this.#text
    this.#text = ''
    return text === '' ? null : text
  }

  write(text: string): void {
    if (this.#abandoned) throw new Leave('exit', BROKEN_PIPE)
    this.#text += text
    this.#news.fire()
  }

  /** Who wrote has ended. */
  end(): void {
    this.#ended = true
    this.#news.fire()
  }

  /** Who read has ended. */
  abandon(): void {
    this.#abandoned = true
  }
}
