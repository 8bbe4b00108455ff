/** What a JSONPath finds in an object. Models client-go/util/jsonpath/jsonpath.go (v1.36) */
import { goJson, goValue } from '../../base/go-text.ts'
import { isRecord } from '../../base/json.ts'
import { sortedEntries } from '../format-labels.ts'
import { JsonPathError } from './nodes.ts'
import type { Node, Piece, Slice } from './nodes.ts'

const fieldsOf = (value: unknown): unknown[] => (isRecord(value) ? sortedEntries(value).map(([, field]) => field) : [])

function slice(value: unknown, { from, to, derived, step }: Slice): unknown[] {
  if (value === null || value === undefined) return []
  if (!Array.isArray(value)) throw new JsonPathError(`${goValue(value)} is not array or slice`)
  const length = value.length
  let start = from ?? 0
  if (start < 0) start += length
  let end = to ?? length
  if (end < 0 || (end === 0 && derived)) end += length
  if (start === end) return []
  const outside = (index: number): JsonPathError => new JsonPathError(`array index out of bounds: index ${index}, length ${length}`)
  if (start >= length || start < 0) throw outside(start)
  if (end > length || end < 0) throw outside(end - 1)
  if (start > end) throw new JsonPathError(`starting index ${start} is greater than ending index ${end}`)
  if (step !== null && step <= 0) throw new JsonPathError('step must be > 0')
  return value.slice(start, end).filter((_, index) => index % (step ?? 1) === 0)
}

/** All that is in a value: each part, and at once what is in it. */
function* within(value: unknown): Generator {
  for (const part of Array.isArray(value) ? value : fieldsOf(value)) {
    yield part
    yield* within(part)
  }
}

function compare(left: unknown, operator: string, right: unknown): boolean {
  const less = (a: unknown, b: unknown): boolean => {
    if (typeof a !== typeof b) throw new JsonPathError('incompatible types for comparison')
    return (a as string | number) < (b as string | number)
  }
  const same = (): boolean => {
    if (typeof left !== typeof right) throw new JsonPathError('incompatible types for comparison')
    return left === right
  }
  switch (operator) {
    case '==':
      return same()
    case '!=':
      return !same()
    case '<':
      return less(left, right)
    case '<=':
      return less(left, right) || same()
    case '>':
      return less(right, left)
    case '>=':
      return less(right, left) || same()
    default:
      throw new JsonPathError(`unrecognized filter operator ${operator}`)
  }
}

function filter(values: readonly unknown[], { left, operator, right }: Extract<Node, { kind: 'filter' }>): unknown[] {
  return values.flatMap((value) => {
    if (value === null || value === undefined) return []
    if (!Array.isArray(value)) throw new JsonPathError(`${goValue(value)} is not array or slice and cannot be filtered`)
    return value.filter((item) => {
      const lefts = follow([item], left)
      if (operator === 'exists') return lefts.length > 0
      const rights = follow([item], right)
      if (lefts.length > 1 || rights.length > 1) throw new JsonPathError('can only compare one element at a time')
      return lefts.length > 0 && rights.length > 0 && compare(lefts[0], operator, rights[0])
    })
  })
}

function step(values: readonly unknown[], node: Node): unknown[] {
  switch (node.kind) {
    case 'text':
      return [node.text]
    case 'value':
      return values.map(() => node.value)
    case 'field':
      if (node.name === '') return [...values]
      return values.flatMap((value) => (isRecord(value) && value[node.name] !== undefined ? [value[node.name]] : []))
    case 'slice':
      return values.flatMap((value) => slice(value, node.slice))
    case 'wildcard':
      return values.flatMap((value) => (Array.isArray(value) ? value : fieldsOf(value)))
    case 'recursive':
      return values.flatMap((value) => [value, ...within(value)])
    case 'union':
      return node.parts.flatMap((part) => follow(values, part))
    case 'filter':
      return filter(values, node)
    case 'range':
    case 'end':
      return []
  }
}

const follow = (values: readonly unknown[], nodes: readonly Node[]): unknown[] =>
  nodes.reduce<readonly unknown[]>(step, values) as unknown[]

/** What each action and text of a template finds, in order; those of a range as often as it has values. Throws a JsonPathError. */
export function findResults(pieces: readonly Piece[], value: unknown): unknown[][] {
  const { results } = block(pieces, 0, value, false)
  return results
}

function block(pieces: readonly Piece[], from: number, value: unknown, inRange: boolean): { results: unknown[][]; next: number } {
  const results: unknown[][] = []
  for (let at = from; at < pieces.length; at++) {
    const piece = pieces[at]
    if (!piece) break
    if (piece.kind === 'text') {
      results.push([piece.text])
      continue
    }
    const [first] = piece.nodes
    if (first?.kind === 'end') {
      if (!inRange) throw new JsonPathError('not in range, nothing to end')
      return { results, next: at }
    }
    if (first?.kind !== 'range') {
      results.push(follow([value], piece.nodes))
      continue
    }
    const rounds = follow([value], first.path)
    const inner = (round: unknown) => block(pieces, at + 1, round, true)
    const done = rounds.length === 0 ? [{ ...inner(null), results: [] }] : rounds.map(inner)
    for (const one of done.flatMap(({ results: found }) => found)) results.push(one)
    at = done[0]?.next ?? at
  }
  return { results, next: pieces.length }
}

/** A found value as text: strings as they are, maps and lists as JSON. */
function textOf(value: unknown): string {
  return isRecord(value) || Array.isArray(value) ? goJson(sortedKeys(value)) : goValue(value)
}

/** The same data, the keys of its maps in order. */
export function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedKeys)
  if (!isRecord(value)) return value
  return Object.fromEntries(sortedEntries(value).flatMap(([key, field]) => (field === undefined ? [] : [[key, sortedKeys(field)]])))
}

/** A template filled in: the results of each action joined by blanks. */
export const printResults = (results: readonly (readonly unknown[])[]): string =>
  results.map((values) => values.map(textOf).join(' ')).join('')
