import { goValue } from '../../base/go-text.ts'
import type { KubeObject } from '../../kube/types.ts'
import { failure } from '../errors.ts'
import { findResults } from '../jsonpath/evaluate.ts'
import { withPath } from '../jsonpath/with-path.ts'
import type { Piece } from '../jsonpath/nodes.ts'
import { parseJsonPath, relaxedPath } from '../jsonpath/parse.ts'

/** A column that somebody asked for with `-o custom-columns`. */
export interface CustomColumn {
  readonly header: string
  readonly pieces: readonly Piece[]
}

const columnOf = (header: string, path: string): CustomColumn => withPath(() => ({ header, pieces: parseJsonPath(relaxedPath(path)) }))

/** Reads `HEADER:path,…`. Models kubectl/pkg/cmd/get/customcolumn.go (v1.36) */
export function readCustomColumns(spec: string): CustomColumn[] {
  if (spec === '') throw failure('custom-columns format specified but no custom columns given')
  return spec.split(',').map((part) => {
    const colon = part.indexOf(':')
    if (colon === -1) throw failure(`unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`)
    return columnOf(part.slice(0, colon), part.slice(colon + 1))
  })
}

/** Reads a file with the headers in its first line and below them the paths. Models customcolumn.go NewCustomColumnsPrinterFromTemplate. */
export function columnsInFile(text: string): CustomColumn[] {
  const [headers = [], paths = []] = text.split('\n').map((line) => line.match(/\S+/g) ?? [])
  if (headers.length !== paths.length) {
    throw failure(`number of headers (${headers.length}) and field specifications (${paths.length}) don't match`)
  }
  return headers.map((header, index) => columnOf(header, paths[index] ?? ''))
}

/** The cells of an object. Throws what kubectl says of a path that does not fit. */
export function customCells(columns: readonly CustomColumn[], object: KubeObject): string[] {
  return columns.map(({ pieces }) => {
    const values = withPath(() => findResults(pieces, object).flat())
    return values.length === 0 ? '<none>' : values.map(goValue).join(',')
  })
}
