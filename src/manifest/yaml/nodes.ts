import { isBlank, isBreak } from './cursor.ts'

interface NodePlace {
  /** Offsets in the document; `end` lies behind the last character, without breaks and blanks that follow. */
  readonly start: number
  readonly end: number
}

export interface ScalarNode extends NodePlace {
  readonly kind: 'scalar'
  readonly text: string
  /** The full tag (`tag:yaml.org,2002:str`, `!foo`), empty without one. */
  readonly tag: string
  /** Written without quotes and without a tag, so that its text tells its type. */
  readonly plain: boolean
}

export interface MapNode extends NodePlace {
  readonly kind: 'map'
  readonly entries: readonly MapEntry[]
  readonly flow: boolean
}

export interface MapEntry {
  readonly key: YamlNode
  readonly value: YamlNode
}

interface SequenceNode extends NodePlace {
  readonly kind: 'sequence'
  readonly items: readonly YamlNode[]
  readonly flow: boolean
}

export interface AliasNode extends NodePlace {
  readonly kind: 'alias'
  readonly name: string
  /** What the anchor of that name stood before; it may hold this alias. */
  readonly target: YamlNode
}

export type YamlNode = ScalarNode | MapNode | SequenceNode | AliasNode

/** Where `node` ends in its text without the blanks and breaks that a block scalar takes along. */
export function trimmedEnd(text: string, node: YamlNode): number {
  let end = node.end
  while (end > node.start && (isBlank(text.charAt(end - 1)) || isBreak(text.charAt(end - 1)))) end--
  return end
}
