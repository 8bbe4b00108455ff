/** Gives findings their place in the text. */
import type { Finding } from './finding.ts'
import { locateNearest } from './locate.ts'
import type { Diagnostic, FieldPath, Fix, Range } from './reading.ts'
import type { TextMap } from './text-map.ts'
import type { DocumentText } from './yaml/documents.ts'
import { trimmedEnd, type YamlNode } from './yaml/nodes.ts'

/** A document of a stream with its place in it. */
export interface DocumentPlace {
  readonly map: TextMap
  readonly index: number
  readonly document: DocumentText
  readonly root: YamlNode
}

const isBlockCollection = (node: YamlNode): boolean => (node.kind === 'map' || node.kind === 'sequence') && !node.flow

/** A node's place in the file. A collection of many lines shows at its first one. */
function nodeRange({ map, document }: DocumentPlace, node: YamlNode, wholly: boolean): Range {
  const start = document.offset + node.start
  const end = document.offset + trimmedEnd(document.text, node)
  return map.range(start, wholly ? end : Math.min(end, map.lineEnd(start)))
}

/** The place of the field at `path`: its key, its value, or of both what stands nearest when it is missing. */
export function rangeAt(place: DocumentPlace, path: FieldPath, at: 'key' | 'value', wholly = false): Range {
  const { key, value, complete } = locateNearest(place.root, path)
  const empty = value.kind === 'scalar' && value.end === value.start
  const useKey = key !== null && (at === 'key' || !complete || empty || (isBlockCollection(value) && !wholly))
  return nodeRange(place, useKey ? key : value, wholly)
}

/** Why a mend says what it does: `Change to "12Mi"`. */
const fixTitle = (text: string): string => `Change to ${text}`

/** A text as it must be written where a plain word would mean something else. */
const written = (text: string): string => (/^[A-Za-z0-9][A-Za-z0-9./_-]*$/.test(text) || text.startsWith('"') ? text : JSON.stringify(text))

function fixes(place: DocumentPlace, { path, at, instead }: Finding): readonly Fix[] {
  const { key, value, complete } = locateNearest(place.root, path)
  const node = at === 'key' ? key : value
  if (!instead || !complete || node?.kind !== 'scalar') return []
  const range = nodeRange(place, node, true)
  // What was read as a number or a boolean is quoted as it was written: "yes", "1.10".
  const texts = node.plain && instead[0]?.startsWith('"') ? [JSON.stringify(node.text)] : instead
  return texts.map((text) => ({ title: fixTitle(text), edits: [{ range, text: written(text) }] }))
}

/** A finding as an editor shows it. */
export function toDiagnostic(place: DocumentPlace, finding: Finding, prefix: FieldPath): Diagnostic {
  const { severity, code, message } = finding
  const path = [...prefix, ...finding.path]
  const mends = fixes(place, { ...finding, path })
  return {
    severity,
    code,
    message,
    path,
    document: place.index,
    range: rangeAt(place, path, finding.at),
    ...(mends.length > 0 ? { fixes: mends } : {}),
  }
}
