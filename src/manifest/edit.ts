/** Edits of a world's text: nothing changes outside the node that is edited, so comments and formatting stay. */
import { stringify } from 'yaml'
import { SCENARIO_API_VERSION, type ScenarioStep } from '../kube/scenario.ts'
import type { DocumentPlace } from './diagnostics.ts'
import { entryKey, locate } from './locate.ts'
import { outlineOf } from './outline.ts'
import type { FieldPath } from './reading.ts'
import { lineEnd } from './text-map.ts'
import { type MapNode, trimmedEnd, type YamlNode } from './yaml/nodes.ts'

export { nodeRange, pathAt } from './outline.ts'

/** A value on one line: `{at: 46s, hang: {container: web}}`. */
function flowText(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', flowCollectionPadding: false, lineWidth: 0, version: '1.1' }).trimEnd()
}

/** The text of one document with the offsets of its nodes. */
class Editing {
  readonly #whole: string
  readonly #base: number
  readonly text: string
  readonly root: YamlNode

  constructor(whole: string, { document, root }: DocumentPlace) {
    this.#whole = whole
    this.#base = document.offset
    this.text = document.text
    this.root = root
  }

  /** The whole text with `text` in place of what stands between two offsets of the document. */
  splice(start: number, end: number, text: string): string {
    return this.#whole.slice(0, this.#base + start) + text + this.#whole.slice(this.#base + end)
  }

  lineStart(offset: number): number {
    return this.text.lastIndexOf('\n', offset - 1) + 1
  }

  get newline(): string {
    return this.text.includes('\r\n') ? '\r\n' : '\n'
  }

  column(offset: number): number {
    return offset - this.lineStart(offset)
  }

  end(node: YamlNode): number {
    return trimmedEnd(this.text, node)
  }

  /** Adds a line behind the one on which `offset` lies. */
  addLine(offset: number, indent: number, line: string): string {
    const at = lineEnd(this.text, offset)
    return this.splice(at, at, `${this.newline}${' '.repeat(indent)}${line}`)
  }

  addItem(node: YamlNode, keyColumn: number, value: unknown): string {
    const text = flowText(value)
    if (node.kind !== 'sequence') {
      // An empty value: the list begins on the next line.
      return node.kind === 'scalar' && node.text === ''
        ? this.addLine(node.end, keyColumn, `- ${text}`)
        : this.splice(node.start, this.end(node), `[${text}]`)
    }
    const last = node.items.at(-1)
    if (!node.flow) return this.addLine(last ? this.end(last) : node.start, this.column(node.start), `- ${text}`)
    const at = last ? this.end(last) : node.start + 1
    return this.splice(at, at, last ? `, ${text}` : text)
  }

  addEntry(node: YamlNode, keyColumn: number, key: string, value: unknown, block?: string): string {
    const text = `${flowText(key)}: ${flowText(value)}`
    if (node.kind !== 'map') {
      return node.kind === 'scalar' && node.text === ''
        ? this.addLine(node.end, keyColumn + 2, text)
        : this.splice(node.start, this.end(node), `{${text}}`)
    }
    const last = node.entries.at(-1)
    const end = last && Math.max(this.end(last.value), last.key.end)
    if (!node.flow && last && end !== undefined) {
      const indent = this.column(node.start)
      return this.addLine(end, indent, block === undefined ? text : block.replaceAll('\n', `${this.newline}${' '.repeat(indent)}`))
    }
    const at = end ?? node.start + 1
    return this.splice(at, at, last ? `, ${text}` : text)
  }

  replace(node: YamlNode, value: unknown): string {
    const gap = node.start === node.end && this.text.charAt(node.start - 1) === ':' ? ' ' : ''
    return this.splice(node.start, this.end(node), gap + flowText(value))
  }

  /** Takes out a part of a block: its whole lines, or what stands behind the dash that it shares a line with. */
  cutBlock(start: number, end: number, next: number | null): string {
    const lineStart = this.lineStart(start)
    const alone = this.text.slice(lineStart, start).trim() === ''
    if (!alone && next !== null) return this.splice(start, next, '')
    const stop = lineEnd(this.text, end)
    const behind = this.text.startsWith('\r\n', stop) ? stop + 2 : stop < this.text.length ? stop + 1 : stop
    return this.splice(alone ? lineStart : start, alone ? behind : stop, '')
  }

  /** Takes out a part of a flow collection with the comma that belongs to it. */
  cutFlow(start: number, end: number, previousEnd: number | null, nextStart: number | null): string {
    if (nextStart !== null) return this.splice(start, nextStart, '')
    return this.splice(previousEnd ?? start, end, '')
  }
}

function findScenario(text: string): Editing | null {
  const place = outlineOf(text).find(({ root }) => {
    const kind = locate(root, ['kind'])?.value
    const version = locate(root, ['apiVersion'])?.value
    return kind?.kind === 'scalar' && kind.text === 'Scenario' && version?.kind === 'scalar' && version.text === SCENARIO_API_VERSION
  })
  return place ? new Editing(text, place) : null
}

/** A text that begins with a Scenario of one step. */
function withNewScenario(text: string, step: ScenarioStep): string {
  const scenario = `apiVersion: ${SCENARIO_API_VERSION}\nkind: Scenario\nspec:\n  timeline:\n  - ${flowText(step)}\n`
  if (text.trim() === '') return scenario
  return /^---\s*(#.*)?$/m.exec(text)?.index === 0 ? scenario + text : `${scenario}---\n${text}`
}

/** The text with one more step at the end of its Scenario's timeline; a Scenario is put first when there is none. */
export function addStep(text: string, step: ScenarioStep): string {
  const editing = findScenario(text)
  if (!editing) return withNewScenario(text, step)
  const timeline = locate(editing.root, ['spec', 'timeline'])
  if (timeline) return editing.addItem(timeline.value, editing.column(timeline.key?.start ?? 0), step)
  const line = flowText(step)
  const spec = locate(editing.root, ['spec'])
  if (spec) return editing.addEntry(spec.value, editing.column(spec.key?.start ?? 0), 'timeline', [step], `timeline:\n- ${line}`)
  return editing.addEntry(editing.root, 0, 'spec', { timeline: [step] }, `spec:\n  timeline:\n  - ${line}`)
}

function changeEntry(text: string, path: FieldPath, key: string, value: unknown): string {
  if (value === undefined) return removeAt(text, [...path, key])
  const editing = findScenario(text)
  const map = editing && locate(editing.root, path)
  if (!editing || !map) return text
  const known = locate(map.value, [key])
  if (known) return editing.replace(known.value, value)
  return editing.addEntry(map.value, editing.column(map.key?.start ?? map.value.start), key, value)
}

/**
 * The text with a change at `path` of its Scenario: a mapping gets the entries of `patch` (undefined takes one out), anything else becomes
 * `patch`. The same text when nothing stands at `path`.
 */
export function changeAt(text: string, path: FieldPath, patch: unknown): string {
  const editing = findScenario(text)
  const found = editing && locate(editing.root, path)
  if (!editing || !found) return text
  if (found.value.kind !== 'map' || typeof patch !== 'object' || patch === null || Array.isArray(patch))
    return editing.replace(found.value, patch)
  return Object.entries(patch).reduce((changed, [key, value]) => changeEntry(changed, path, key, value), text)
}

/** The dash before an item of a block list. */
const dashBefore = (text: string, start: number): number => text.lastIndexOf('-', start - 1)

function removeEntry(editing: Editing, parent: MapNode, key: string): string | null {
  const i = parent.entries.findLastIndex((entry) => entryKey(entry) === key)
  const entry = parent.entries[i]
  if (!entry) return null
  const next = parent.entries[i + 1]
  const previous = parent.entries[i - 1]
  const end = Math.max(editing.end(entry.value), entry.key.end)
  if (!parent.flow) return editing.cutBlock(entry.key.start, end, next?.key.start ?? null)
  return editing.cutFlow(entry.key.start, end, previous ? editing.end(previous.value) : null, next?.key.start ?? null)
}

/** The text without the field or item at `path` of its Scenario; a collection that would be empty goes too. The same text when nothing is there. */
export function removeAt(text: string, path: FieldPath): string {
  const editing = findScenario(text)
  const last = path.at(-1)
  const parentPath = path.slice(0, -1)
  const parent = editing && locate(editing.root, parentPath)?.value
  if (!editing || !parent || last === undefined || !locate(parent, [last])) return text
  if (parent.kind === 'map') {
    if (parent.entries.length === 1 && parentPath.length > 0) return removeAt(text, parentPath)
    return removeEntry(editing, parent, String(last)) ?? text
  }
  if (parent.kind !== 'sequence') return text
  const item = parent.items[Number(last)]
  if (!item) return text
  if (parent.items.length === 1) return removeAt(text, parentPath)
  const next = parent.items[Number(last) + 1]
  const previous = parent.items[Number(last) - 1]
  if (parent.flow) return editing.cutFlow(item.start, editing.end(item), previous ? editing.end(previous) : null, next?.start ?? null)
  return editing.cutBlock(dashBefore(editing.text, item.start), editing.end(item), next ? dashBefore(editing.text, next.start) : null)
}
