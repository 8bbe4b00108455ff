/** Go's text/tabwriter with blanks as padding: what `describe` and some tables are laid out by. */

interface Layout {
  /** Least width of a column, padding included. */
  readonly least: number
  /** Blanks behind the longest cell of a column. */
  readonly padding: number
}

const DESCRIBE: Layout = { least: 0, padding: 2 }

/** How many columns a text takes, as Go counts them: one a rune. */
export function widthOf(text: string): number {
  let width = text.length
  // The second half of a rune beyond the basic plane.
  for (let at = 0; at < text.length; at++) if ((text.charCodeAt(at) & 0xfc00) === 0xdc00) width--
  return width
}

/**
 * Lays out text in which a tab ends a cell. A column is made of neighbouring lines that have a tab-ended cell in that place; what follows
 * the last tab of a line belongs to no column. Models Go's text/tabwriter.
 */
export function alignTabs(text: string, layout: Layout = DESCRIBE): string {
  const lines = text.split('\n').map((line) => line.split('\t'))
  const out: string[] = lines.map(() => '')

  /** Prints lines `from` to `to`, all of which have the columns of `widths`. */
  const print = (from: number, to: number, widths: readonly number[]): void => {
    const column = widths.length
    let line = from
    while (line < to) {
      let end = line
      let width = layout.least
      for (; end < to; end++) {
        const cells = lines[end] ?? []
        if (column >= cells.length - 1) break
        width = Math.max(width, widthOf(cells[column] ?? '') + layout.padding)
      }
      if (end > line) {
        print(line, end, [...widths, width])
        line = end
      } else {
        out[line] = (lines[line] ?? []).map((cell, i) => cell + ' '.repeat(Math.max(0, (widths[i] ?? 0) - widthOf(cell)))).join('')
        line += 1
      }
    }
  }
  print(0, lines.length, [])
  return out.join('\n')
}
