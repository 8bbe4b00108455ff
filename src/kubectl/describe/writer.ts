import { alignTabs } from '../tabwriter.ts'

/** Keeps control characters off the terminal. Models cli-runtime/pkg/printers/terminal.go (v1.36). */
const escapeTerminal = (text: string): string => text.replaceAll('\u001b', '^[').replaceAll('\r', '\\r')

/** Collects a description: lines at levels of indentation, cells ended by tabs. */
export class DescribeWriter {
  readonly #base: number
  readonly #parts: string[]

  constructor(base = 0, parts: string[] = []) {
    this.#base = base
    this.#parts = parts
  }

  /** One line; a value that has line breaks in it makes more. */
  line(level: number, text: string): void {
    this.#parts.push(`${'  '.repeat(this.#base + level)}${escapeTerminal(text)}\n`)
  }

  /** `title:` and its value. */
  field(level: number, title: string, value: string | number | boolean | undefined): void {
    this.line(level, `${title}:\t${value ?? ''}`)
  }

  /** `title:` and its values, one a line below one another, or `<none>`. Where the writer is nested, kubectl indents the values, too. */
  list(title: string, values: readonly string[]): void {
    const indent = '  '.repeat(this.#base)
    this.line(0, `${title}:\t${indent}${values[0] ?? '<none>'}`)
    for (const value of values.slice(1)) this.line(0, `${indent}\t${indent}${value}`)
  }

  /** A writer into the same description, `levels` deeper. */
  nested(levels: number): DescribeWriter {
    return new DescribeWriter(this.#base + levels, this.#parts)
  }

  /** The description with its tabs. */
  raw(): string {
    return this.#parts.join('')
  }

  /** The description, laid out. */
  text(): string {
    return alignTabs(this.raw())
  }
}
