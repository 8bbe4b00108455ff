import { NotUnderstood } from '../../flow.ts'

/** A program's text, and how far it has been read. Patterns are sticky; blanks in front of what is looked for are skipped. */
export class Scanner {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    // A line that ends in a backslash goes on.
    this.#text = text.replaceAll('\\\n', ' ')
  }

  #blanks(): void {
    const blanks = /(?:[ \t]|#[^\n]*)*/y
    blanks.lastIndex = this.#at
    this.#at += blanks.exec(this.#text)?.[0].length ?? 0
  }

  sees(pattern: RegExp): boolean {
    this.#blanks()
    pattern.lastIndex = this.#at
    return pattern.test(this.#text)
  }

  match(pattern: RegExp): RegExpExecArray | null {
    this.#blanks()
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)
    if (found) this.#at += found[0].length
    return found
  }

  take(pattern: RegExp): boolean {
    return this.match(pattern) !== null
  }

  /** What has to stand here. */
  need(pattern: RegExp): string {
    return this.match(pattern)?.[0] ?? this.fail()
  }

  fail(): never {
    throw new NotUnderstood(`awk ${this.#text}`)
  }
}
