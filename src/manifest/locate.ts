import type { FieldPath } from './reading.ts'
import { isMergeKey, keyText } from './yaml/compose.ts'
import { YamlError } from './yaml/cursor.ts'
import type { MapEntry, YamlNode } from './yaml/nodes.ts'
import { resolveScalar } from './yaml/resolve.ts'

/** What stands at a path: the field's key (none for items of a list and the document itself) and its value. */
interface Located {
  readonly key: YamlNode | null
  readonly value: YamlNode
}

/** The key of an entry as JSON has it; null for a key that is none. */
export function entryKey(entry: MapEntry): string | null {
  if (entry.key.kind !== 'scalar') return null
  try {
    return keyText(resolveScalar(entry.key))
  } catch (error) {
    if (error instanceof YamlError) return null
    throw error
  }
}

function target(node: YamlNode): YamlNode {
  return node.kind === 'alias' ? target(node.target) : node
}

/** The entry that counts: the last one of that key, else one that `<<` pulls in. */
function findEntry(entries: readonly MapEntry[], name: string, depth: number): MapEntry | undefined {
  const own = entries.findLast((entry) => entryKey(entry) === name && !isMergeKey(entry.key))
  if (own || depth > 20) return own
  for (const { key, value } of entries) {
    if (!isMergeKey(key)) continue
    const sources = value.kind === 'sequence' ? value.items : [value]
    for (const source of sources) {
      const map = target(source)
      const found = map.kind === 'map' ? findEntry(map.entries, name, depth + 1) : undefined
      if (found) return found
    }
  }
  return undefined
}

function step(node: YamlNode, name: string | number): Located | null {
  const at = target(node)
  if (at.kind === 'sequence') {
    const value = at.items[Number(name)]
    return value ? { key: null, value } : null
  }
  if (at.kind !== 'map') return null
  const entry = findEntry(at.entries, String(name), 0)
  return entry ?? null
}

/** What stands at `path`; null when nothing does. */
export function locate(root: YamlNode, path: FieldPath): Located | null {
  let found: Located = { key: null, value: root }
  for (const name of path) {
    const next = step(found.value, name)
    if (!next) return null
    found = next
  }
  return found
}

/** What stands at `path`, or at the nearest thing around it that is there. */
export function locateNearest(root: YamlNode, path: FieldPath): Located & { complete: boolean } {
  let found: Located = { key: null, value: root }
  for (const name of path) {
    const next = step(found.value, name)
    // An item has no key: what is missing in it shows at the item.
    if (!next) return { ...found, complete: false }
    found = next
  }
  return { ...found, complete: true }
}
