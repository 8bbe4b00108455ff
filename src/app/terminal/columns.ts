/** Where the values of a table's columns come from, told at its header. */
import type { Hint } from '../../console/index.ts'
import { hasMessage, t } from '../../messages/index.ts'

/** A header begins with one of these, and its columns stand three blanks apart. */
const HEADER = /^(?:EVENT +)?(?:NAMESPACE|NAME|LAST SEEN) {2,}[A-Z]/

/** Which of several meanings a column has, by what stands beside it. */
function variantOf(column: string, columns: ReadonlySet<string>): string {
  const isPods = columns.has('RESTARTS')
  if (column === 'READY' && !isPods) return 'READY.workload'
  if (column !== 'STATUS' || isPods) return column
  return columns.has('ROLES') ? 'STATUS.node' : columns.has('COMPLETIONS') ? 'STATUS.job' : 'STATUS.other'
}

/** A column of a table, and where its values come from. */
export interface Column {
  readonly name: string
  readonly about: string
}

/** The columns of the last table in a text; none where there is no table. */
export function lastColumns(text: string): Column[] {
  const header = text.split('\n').findLast((line) => HEADER.test(line)) ?? ''
  return columnHints(header).map(({ from, to, text: about }) => ({ name: header.slice(from, to), about }))
}

export function columnHints(line: string): readonly Hint[] {
  if (!HEADER.test(line)) return []
  const found = [...line.matchAll(/\S+(?: \S+)*/g)]
  const columns = new Set(found.map(([text]) => text))
  return found.flatMap(({ 0: text, index }) => {
    const key = `terminal.column.${variantOf(text, columns)}`
    return hasMessage(key) ? [{ from: index, to: index + text.length, text: t(key) }] : []
  })
}
