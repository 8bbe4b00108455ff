import { goValue } from '../../base/go-text.ts'
import type { KubeObject } from '../../kube/types.ts'
import { failure } from '../errors.ts'
import { findResults } from '../jsonpath/evaluate.ts'
import { JsonPathError } from '../jsonpath/nodes.ts'
import type { Piece } from '../jsonpath/nodes.ts'
import { parseJsonPath, relaxedPath } from '../jsonpath/parse.ts'

/** A column that somebody asked for with `-o custom-columns`. */
export interface CustomColumn {
  readonly header: string
  readonly pieces: readonly Piece[]
}

/** Reads `HEADER:path,…`. Models kubectl/pkg/cmd/get/customcolumn.go (v1.36) */
export function readCustomColumns(spec: string): CustomColumn[] {
  if (spec === '') throw failure('custom-columns format specified but no custom columns given')
  return spec.split(',').map((part) => {
    const colon = part.indexOf(':')
    if (colon === -1) throw failure(`unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`)
    try {
      return { header: part.slice(0, colon), pieces: parseJsonPath(relaxedPath(part.slice(colon + 1))) }
    } catch (error) {
      if (error instanceof JsonPathError) throw failure(error.message)
      throw error
    }
  })
}

/** The cells of an object. Throws what kubectl says of a path that does not fit. */
export function customCells(columns: readonly CustomColumn[], object: KubeObject): string[] {
  return columns.map(({ pieces }) => {
    try {
      const values = findResults(pieces, object).flat()
      return values.length === 0 ? '<none>' : values.map(goValue).join(',')
    } catch (error) {
      if (error instanceof JsonPathError) throw failure(error.message)
      throw error
    }
  })
}
