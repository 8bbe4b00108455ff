/** Labels and selectors as kubectl prints them. */
import { requirementOf } from '../kube/labels.ts'
import type { Labels, requirementsOf } from '../kube/labels.ts'

export type Selector = Parameters<typeof requirementsOf>[0]

/** Bytewise, as Go sorts strings. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [left, right] = [a.codePointAt(i) ?? 0, b.codePointAt(i) ?? 0]
    if (left !== right) return left - right
  }
  return a.length - b.length
}

/** A map's entries, keys sorted. */
export const sortedEntries = <T>(map: Readonly<Record<string, T>> | null | undefined): [string, T][] =>
  Object.entries(map ?? {}).toSorted(([a], [b]) => compareText(a, b))

/** `a=b` of each label, keys sorted. */
export const labelPairs = (labels: Labels | null | undefined): string[] => sortedEntries(labels).map(([key, value]) => `${key}=${value}`)

/** `a=b,c=d`, or `<none>`. Models apimachinery/pkg/labels/labels.go FormatLabels (v1.36). */
export const formatLabels = (labels: Labels | null | undefined): string => labelPairs(labels).join(',') || '<none>'

function expressionText(expression: Parameters<typeof requirementOf>[0]): string {
  const { key, operator, values } = requirementOf(expression)
  const list = values.toSorted(compareText).join(',')
  switch (operator) {
    case 'In':
      return `${key} in (${list})`
    case 'NotIn':
      return `${key} notin (${list})`
    case 'Exists':
      return key
    case 'DoesNotExist':
      return `!${key}`
    case 'Gt':
      return `${key}>${list}`
    case 'Lt':
      return `${key}<${list}`
  }
}

/** A label selector, sorted by key; empty text for an empty one. Models apimachinery/pkg/labels/selector.go String (v1.36). */
export function selectorText(selector: Selector | null | undefined): string {
  const parts: [string, string][] = [
    ...Object.entries(selector?.matchLabels ?? {}).map(([key, value]): [string, string] => [key, `${key}=${value ?? ''}`]),
    ...(selector?.matchExpressions ?? []).map((one): [string, string] => [one.key ?? '', expressionText(one)]),
  ]
  return parts
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([, text]) => text)
    .join(',')
}

/** The same, `<none>` for an empty one. Models apimachinery/pkg/apis/meta/v1/helpers.go FormatLabelSelector (v1.36). */
export const formatSelector = (selector: Selector | null | undefined): string => selectorText(selector) || '<none>'
