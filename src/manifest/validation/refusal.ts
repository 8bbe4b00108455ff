import { goQuote } from '../../base/go-text.ts'
import type { FieldError } from './errors.ts'

/** Lines of one error each, equal ones once. Models field.ErrorList.ToAggregate (v1.36). */
export function refusalLines(errors: readonly FieldError[]): string[] {
  return [...new Set(errors.map(({ path, body }) => `${path}: ${body}`))]
}

/** What kubectl prints for an object that its API server finds invalid. Models kubectl/pkg/cmd/util/helpers.go (v1.36). */
export function composeRefusal(kind: string, name: string, errors: readonly FieldError[]): string {
  const lines = refusalLines(errors)
  const head = `The ${kind} ${goQuote(name)} is invalid: `
  return lines.length === 1 ? `${head}${lines[0]}` : [head, ...lines.map((line) => `* ${line}`)].join('\n')
}

/** The same as one clause, as it stands after `Error from server (Invalid): …` where several documents are refused. */
export function invalidClause(kind: string, name: string, errors: readonly FieldError[]): string {
  const lines = refusalLines(errors)
  return `${kind} ${goQuote(name)} is invalid: ${lines.length === 1 ? lines[0] : `[${lines.join(', ')}]`}`
}
