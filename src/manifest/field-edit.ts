/** Edits of one field of any document of a text: what stands there is replaced, what is missing comes behind its neighbours. */
import { rangeAt } from './diagnostics.ts'
import type { DocumentPlace } from './diagnostics.ts'
import { locate } from './locate.ts'
import { outlineOf } from './outline.ts'
import type { FieldPath, Range, TextEdit } from './reading.ts'
import { trimmedEnd } from './yaml/nodes.ts'

/** The documents of a text, for several questions about the same text. */
export class Fields {
  readonly #places: readonly DocumentPlace[]

  constructor(text: string) {
    this.#places = outlineOf(text)
  }

  #place(document: number): DocumentPlace | null {
    return this.#places.find(({ index }) => index === document) ?? null
  }

  /** Where a field's name stands, or the nearest thing around it that is there; null without the document. */
  rangeOf(document: number, path: FieldPath): Range | null {
    const place = this.#place(document)
    return place && rangeAt(place, path, 'key')
  }

  /** Puts a number into a field; null where the field's parent is not there, or is no mapping. */
  edit(document: number, path: FieldPath, value: number): TextEdit | null {
    const place = this.#place(document)
    const name = path.at(-1)
    if (!place || name === undefined) return null
    const { map, document: stream, root } = place
    const known = locate(root, path)?.value
    if (known?.kind === 'scalar') return { range: map.range(stream.offset + known.start, stream.offset + known.end), text: String(value) }
    const parent = locate(root, path.slice(0, -1))?.value
    if (known || parent?.kind !== 'map') return null
    const last = parent.entries.at(-1)
    const end = stream.offset + (last ? Math.max(trimmedEnd(stream.text, last.value), last.key.end) : parent.start + 1)
    if (parent.flow) return { range: map.range(end, end), text: `${last ? ', ' : ''}${name}: ${value}` }
    const at = map.lineEnd(end)
    const indent = map.position(stream.offset + parent.start).column - 1
    return { range: map.range(at, at), text: `\n${' '.repeat(indent)}${name}: ${value}` }
  }
}
