/** The history of undo as a short text, and back. */
import { isRecord } from '../../base/json.ts'
import { sharedEnds } from '../../base/shared-ends.ts'
import { EMPTY_HISTORY, isStepKind } from './history.ts'
import type { History, Step } from './history.ts'
import { readVersion } from './version.ts'

/** So many characters are kept: a browser has room for a few millions. */
const MOST = 400_000

/** A text by what it has in common with another one: so many characters at its beginning and at its end, and what is between. */
type Patch = readonly [head: number, tail: number, middle: string]

function patchOf(base: string, text: string): Patch {
  const { head, tail } = sharedEnds(base, text)
  return [head, tail, text.slice(head, text.length - tail)]
}

function patched(base: string, value: unknown): string | null {
  if (!Array.isArray(value)) return null
  const [head, tail, middle] = value as unknown[]
  if (typeof head !== 'number' || typeof tail !== 'number' || typeof middle !== 'string') return null
  return base.slice(0, head) + middle + base.slice(base.length - tail)
}

/** The fields of a version that are whole worlds. */
const TEXTS = ['text', 'pinned'] as const

/** Steps one after the other away from the page as it is, each text as a patch of the one before; as many as there is room for. */
function written(steps: readonly Step[], text: string, room: number): string[] {
  const out: string[] = []
  let base = text
  let length = 0
  for (const { name, before } of steps) {
    const patches = Object.fromEntries(
      TEXTS.flatMap((field) => (typeof before[field] === 'string' ? [[field, patchOf(base, before[field])]] : [])),
    )
    const line = JSON.stringify({ ...name, before: { ...before, ...patches } })
    length += line.length
    if (length > room) break
    out.push(line)
    base = before.text ?? base
  }
  return out
}

function read(values: unknown, text: string): Step[] {
  const out: Step[] = []
  let base = text
  for (const value of Array.isArray(values) ? values : []) {
    // What cannot be read hides what lies behind it: that was told by it.
    if (!isRecord(value) || !isStepKind(value['kind']) || !isRecord(value['before'])) break
    const { kind, about, before } = value
    const texts = Object.fromEntries(TEXTS.flatMap((field) => (before[field] ? [[field, patched(base, before[field])]] : [])))
    const part = readVersion({ ...before, ...texts })
    out.push({ name: { kind, ...(typeof about === 'string' ? { about } : {}) }, before: part })
    base = part.text ?? base
  }
  return out
}

/** A history beside the world that it belongs to. The oldest steps are left out where there are too many. */
export function writeHistory({ past, future }: History, text: string): string {
  const back = written(past.toReversed(), text, MOST)
  const forth = written(future, text, MOST - back.join('').length)
  return `{"text":${JSON.stringify(text)},"past":[${back.join()}],"future":[${forth.join()}]}`
}

/** Reads a history that belongs to `text`; an empty one where it is broken or belongs to another world. */
export function readHistory(kept: string | null, text: string): History {
  try {
    const value: unknown = JSON.parse(kept ?? 'null')
    if (!isRecord(value) || value['text'] !== text) return EMPTY_HISTORY
    return { past: read(value['past'], text).toReversed(), future: read(value['future'], text) }
  } catch {
    return EMPTY_HISTORY
  }
}
