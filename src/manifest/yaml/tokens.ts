import type { Mark } from './cursor.ts'

export type TokenKind =
  | 'stream-end'
  | 'directive'
  | 'document-start'
  | 'document-end'
  | 'block-sequence-start'
  | 'block-mapping-start'
  | 'block-end'
  | 'flow-sequence-start'
  | 'flow-sequence-end'
  | 'flow-mapping-start'
  | 'flow-mapping-end'
  | 'block-entry'
  | 'flow-entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar'

export interface Token {
  readonly kind: TokenKind
  readonly start: Mark
  readonly end: Mark
  /** The text of a scalar, the name of an anchor or alias, the handle of a tag, the words of a directive. */
  readonly value: string
  /** Behind a tag's handle. */
  readonly suffix?: string
  readonly style?: 'plain' | 'quoted' | 'block'
}
