import type { Sink } from './streams.ts'

/** How much of a log's end is kept, and how many lines a container may write that are shown. */
const KEPT = 4096
const MOST_LINES = 100_000

/** Cuts what programs write into lines. */
export class LogWriter implements Sink {
  /** The end of all that was written. */
  text = ''
  #line = ''
  #lines = 0
  readonly #write: (line: string) => void

  constructor(write: (line: string) => void) {
    this.#write = write
  }

  write(text: string): void {
    this.text = (this.text + text).slice(-KEPT)
    const lines = (this.#line + text).split('\n')
    this.#line = lines.pop() ?? ''
    for (const line of lines) this.#add(line)
  }

  /** Writes what stands in a line that was not ended. */
  flush(): void {
    if (this.#line !== '') this.#add(this.#line)
    this.#line = ''
  }

  #add(line: string): void {
    this.#lines += 1
    if (this.#lines <= MOST_LINES) this.#write(line)
  }
}
