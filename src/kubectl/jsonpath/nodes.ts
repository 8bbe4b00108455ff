/** Where a slice begins and ends; `derived`: the end of a single index. */
export interface Slice {
  readonly from: number | null
  readonly to: number | null
  readonly derived: boolean
  readonly step: number | null
}

/** A step of a path. */
export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'value'; readonly value: number | boolean }
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'slice'; readonly slice: Slice }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'recursive' }
  | { readonly kind: 'union'; readonly parts: readonly (readonly Node[])[] }
  | { readonly kind: 'filter'; readonly left: readonly Node[]; readonly operator: string; readonly right: readonly Node[] }
  | { readonly kind: 'range'; readonly path: readonly Node[] }
  | { readonly kind: 'end' }

/** A template: text, and actions in braces. */
export type Piece = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'action'; readonly nodes: readonly Node[] }

/** A template or path that cannot be read, or does not fit the object; the message is in kubectl's words. */
export class JsonPathError extends Error {}
