/** Tables as kubectl lays them out. Models cli-runtime/pkg/printers/tableprinter.go and tabwriter (v1.36). */
import { widthOf } from './tabwriter.ts'

const LEAST_WIDTH = 6
const PADDING = 3

/** What a table shows of a cell: its first line, and no escapes. Models tableprinter.go, printRows (v1.36) */
function shown(text: string): string {
  const end = text.search(/[\f\n\r]/)
  return (end === -1 ? text : `${text.slice(0, end)}...`).replaceAll('\u001b', '^[')
}

/** Lays out rows one batch after the other; the columns of what follows are at least as wide as before. */
export class TableLayout {
  #widths: readonly number[] = []

  /** The rows as lines, each ended by a newline. All have the same number of cells; the last one is not padded. */
  lines(rows: readonly (readonly string[])[]): string {
    const cells = rows.map((row) => row.map(shown))
    const widths = [...this.#widths]
    for (const row of cells) {
      for (const [column, text] of row.slice(0, -1).entries()) {
        widths[column] = Math.max(widths[column] ?? LEAST_WIDTH, widthOf(text) + PADDING)
      }
    }
    this.#widths = widths
    return cells.map((row) => `${row.map((text, i) => (i < row.length - 1 ? this.#padded(text, i) : text)).join('')}\n`).join('')
  }

  #padded(text: string, column: number): string {
    return text + ' '.repeat(Math.max(0, (this.#widths[column] ?? 0) - widthOf(text)))
  }
}
