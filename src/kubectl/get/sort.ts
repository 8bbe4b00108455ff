import { compareQuantities, parseQuantity } from '../../base/quantity.ts'
import { goSort } from '../../base/go-sort.ts'
import type { KubeObject } from '../../kube/types.ts'
import { failure } from '../errors.ts'
import type { KubectlError } from '../errors.ts'
import { compareText } from '../format-labels.ts'
import { findResults } from '../jsonpath/evaluate.ts'
import { JsonPathError } from '../jsonpath/nodes.ts'
import { parseJsonPath, relaxedPath } from '../jsonpath/parse.ts'
import { withPath } from '../jsonpath/with-path.ts'

/** Text compares as quantities where both are; anything else of a kind by value. */
function isLess(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') {
    const [left, right] = [parseQuantity(a), parseQuantity(b)]
    return left && right ? compareQuantities(left, right) < 0 : compareText(a, b) < 0
  }
  if (typeof a === 'number' && typeof b === 'number') return a < b
  return typeof a === 'boolean' && typeof b === 'boolean' ? !a && b : false
}

/** The objects in the order of a field; null where none has it. Throws a JsonPathError. Models kubectl/pkg/cmd/get/sorter.go (v1.36) */
function sortedBy(path: string, objects: readonly KubeObject[]): KubeObject[] | null {
  const pieces = parseJsonPath(path)
  const found = objects.map((object) => ({ object, value: findResults(pieces, object)[0]?.[0] }))
  if (found.length > 0 && found.every(({ value }) => value === undefined)) return null
  return goSort(found, (a, b) => a.value === undefined || (b.value !== undefined && isLess(a.value, b.value))).map(({ object }) => object)
}

const notFound = (path: string): KubectlError => failure(`couldn't find any field with path "${path}" in the list of objects`)

/** `run`, or `otherwise` where a path cannot be read or does not fit. */
function orElse<T>(run: () => T, otherwise: T): T {
  try {
    return run()
  } catch (error) {
    if (error instanceof JsonPathError) return otherwise
    throw error
  }
}

/** A path as tables are sorted by it: several in a row count as the first of them. */
const tablePath = (path: string): string => orElse(() => relaxedPath(path), path)

/** The rows of a table in the order of a field. Where none has it, kubectl shows none of them, and says nothing of why. */
export const sortedTable = (path: string, objects: readonly KubeObject[]): readonly KubeObject[] =>
  objects.length < 2 ? objects : orElse(() => sortedBy(tablePath(path), objects) ?? [], [])

/** Several tables are sorted as if they were the objects, so that only what a table itself has can be sorted by. Throws for all else. */
export function checkTableHas(path: string): void {
  const plain = tablePath(path)
  if (!/^\{\.(?:kind|apiVersion|metadata(?:\.resourceVersion)?)\}$/.test(plain)) throw notFound(plain)
}

/** The items of a list in the order of a field. Throws where none has it, and what kubectl says of a path that cannot be read. */
export function sortedList(path: string, objects: readonly KubeObject[]): readonly KubeObject[] {
  if (objects.length === 0) return objects
  const plain = withPath(() => relaxedPath(path))
  const sorted = withPath(() => sortedBy(plain, objects))
  if (!sorted) throw notFound(plain)
  return sorted
}
