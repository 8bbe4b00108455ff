/** The nodes of a text, for those who point into it. */
import type { DocumentPlace } from './diagnostics.ts'
import { rangeAt } from './diagnostics.ts'
import { entryKey, locate, locateNearest } from './locate.ts'
import type { FieldPath, Range } from './reading.ts'
import { TextMap } from './text-map.ts'
import { YamlError } from './yaml/cursor.ts'
import { splitDocuments } from './yaml/documents.ts'
import type { YamlNode } from './yaml/nodes.ts'
import { parseYaml } from './yaml/parse.ts'

/** Documents of a stream that can be read, up to the first one that cannot. */
export function outlineOf(text: string): DocumentPlace[] {
  const map = new TextMap(text)
  const places: DocumentPlace[] = []
  for (const [index, document] of splitDocuments(text).documents.entries()) {
    try {
      const root = parseYaml(document.text)
      if (root) places.push({ map, index, document, root })
    } catch (error) {
      if (error instanceof YamlError) break
      throw error
    }
  }
  return places
}

/** Where the field at `path` of a document stands, from its key (or its first character) to its end; null when it is not there. */
export function nodeRange(text: string, documentIndex: number, path: FieldPath): Range | null {
  const place = outlineOf(text).find(({ index }) => index === documentIndex)
  const found = place && locate(place.root, path)
  if (!place || !found) return null
  const value = rangeAt(place, path, 'value', true)
  return found.key === null ? value : { start: rangeAt(place, path, 'key', true).start, end: value.end }
}

/** A field of one of the documents of a text. */
interface FieldPlace {
  /** The document's number in the stream. */
  readonly document: number
  readonly path: FieldPath
}

/** The lines on which fields stand, or the nearest things around them that are written; each once, in order. */
export function fieldLines(text: string, fields: readonly FieldPlace[]): readonly number[] {
  const places = outlineOf(text)
  const lines = fields.flatMap(({ document, path }) => {
    const place = places.find(({ index }) => index === document)
    if (!place) return []
    const { key, value } = locateNearest(place.root, path)
    return place.map.position(place.document.offset + (key ?? value).start).line
  })
  return [...new Set(lines)].sort((a, b) => a - b)
}

function descend(node: YamlNode, offset: number, path: FieldPath): FieldPath {
  if (node.kind === 'map') {
    for (const entry of node.entries) {
      const key = entryKey(entry)
      if (key === null || offset < entry.key.start || offset > Math.max(entry.key.end, entry.value.end)) continue
      return descend(entry.value, offset, [...path, key])
    }
  } else if (node.kind === 'sequence') {
    for (const [i, item] of node.items.entries()) {
      if (offset >= item.start && offset <= item.end) return descend(item, offset, [...path, i])
    }
  }
  return path
}

/** The document and the innermost field that the character at `offset` belongs to; null outside all documents. */
export function pathAt(text: string, offset: number): { document: number; path: FieldPath } | null {
  const place = outlineOf(text).findLast(({ document }) => document.offset <= offset)
  if (!place || offset > place.document.offset + place.document.text.length) return null
  return { document: place.index, path: descend(place.root, offset - place.document.offset, []) }
}
