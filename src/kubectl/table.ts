/** Tables as kubectl lays them out. Models cli-runtime/pkg/printers/tableprinter.go and tabwriter (v1.36). */

const LEAST_WIDTH = 6
const PADDING = 3

const widthOf = (text: string): number => Array.from(text).length

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
    const columns = Math.max(0, ...cells.map((row) => row.length - 1))
    this.#widths = Array.from({ length: columns }, (_, column) =>
      Math.max(this.#widths[column] ?? LEAST_WIDTH, ...cells.map((row) => widthOf(row[column] ?? '') + PADDING)),
    )
    return cells.map((row) => `${row.map((text, i) => (i < row.length - 1 ? this.#padded(text, i) : text)).join('')}\n`).join('')
  }

  #padded(text: string, column: number): string {
    return text + ' '.repeat(Math.max(0, (this.#widths[column] ?? 0) - widthOf(text)))
  }
}
