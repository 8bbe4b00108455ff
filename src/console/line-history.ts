/** The lines that were typed before. */

/** How many are remembered. */
const REMEMBERED = 1000

export class LineHistory {
  readonly #lines: string[]
  /** Which line is shown; their count: the one that is being typed. */
  #place: number
  #typed = ''

  constructor(lines: readonly string[]) {
    this.#lines = [...lines]
    this.#place = this.#lines.length
  }

  get lines(): readonly string[] {
    return this.#lines
  }

  add(line: string): void {
    if (line.trim() !== '' && line !== this.#lines.at(-1)) this.#lines.push(line)
    if (this.#lines.length > REMEMBERED) this.#lines.shift()
    this.leave()
  }

  /** The next line that is recalled is the last one again. */
  leave(): void {
    this.#place = this.#lines.length
  }

  /** Goes so many lines on from the one that is shown, which reads `text`; null where there is none. */
  recall(by: number, text: string): string | null {
    const place = Math.min(this.#lines.length, Math.max(0, this.#place + by))
    if (place === this.#place) return null
    if (this.#place === this.#lines.length) this.#typed = text
    this.#place = place
    return this.#lines[place] ?? this.#typed
  }

  /** Goes back to the line before the one that is shown, or from the last one on, that has `query` in it; null where there is none. */
  find(query: string, further: boolean): string | null {
    const from = further ? this.#place - 1 : this.#lines.length - 1
    const place = from < 0 ? -1 : this.#lines.findLastIndex((line, at) => at <= from && line.includes(query))
    if (place === -1) return null
    this.#place = place
    return this.#lines[place] ?? null
  }
}
