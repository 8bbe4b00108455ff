import { isRecord } from '../base/json.ts'
import type { SimTime } from '../base/time.ts'
import { inSeconds, simTimeOf, ZERO } from '../base/time.ts'
import type { KubeObject } from '../kube/types.ts'
import type { Trace, WatchRecord } from '../simulation/trace.ts'

/** Why a text is no recording, as data for the message catalogue; lines count from 1. */
export type WatchStreamProblem =
  | { readonly kind: 'empty' }
  /** JSON on every line, but none is an event of a watch. */
  | { readonly kind: 'no-watch-events'; readonly lines: number }
  | { readonly kind: 'not-json'; readonly line: number; readonly reason: string }
  | { readonly kind: 'bad-field'; readonly line: number; readonly field: string; readonly needed: string }

/** The text is no recording; `problem` says what was found. */
export class WatchStreamError extends Error {
  readonly problem: WatchStreamProblem

  constructor(problem: WatchStreamProblem) {
    super(describe(problem))
    this.name = 'WatchStreamError'
    this.problem = problem
  }

  /** The line at fault, counted from 1; null when it is the text as a whole. */
  get line(): number | null {
    return 'line' in this.problem ? this.problem.line : null
  }
}

function describe(problem: WatchStreamProblem): string {
  switch (problem.kind) {
    case 'empty':
      return 'nothing in it; a recording has one watch event a line: {"at": seconds, "type": "ADDED", "object": {…}}'
    case 'no-watch-events':
      return `${problem.lines.toLocaleString('en')} lines of JSON, none with at, type and object`
    case 'not-json':
      return `not JSON: ${problem.reason}`
    case 'bad-field':
      return `${problem.field} must be ${problem.needed}`
  }
}

/**
 * Reads a watch stream: JSON lines `{"at": seconds since time zero, "type": "ADDED|MODIFIED|DELETED", "object": {…}}`.
 * Its Trace has watch records only, without causes, in order of time. Throws a WatchStreamError for any other text.
 */
export function readWatchStream(text: string, name: string): Trace {
  const lines: { line: number; value: unknown }[] = []
  for (const [index, content] of text.split('\n').entries()) {
    if (content.trim() !== '') lines.push({ line: index + 1, value: parseLine(content, index + 1) })
  }
  if (lines.length === 0) throw new WatchStreamError({ kind: 'empty' })
  if (!lines.some(({ value }) => isRecord(value) && 'type' in value && 'object' in value)) {
    throw new WatchStreamError({ kind: 'no-watch-events', lines: lines.length })
  }
  const records = lines
    .map(({ line, value }) => watchEvent(value, line))
    .sort((a, b) => a.at - b.at)
    .map((event, id): WatchRecord => ({ id, kind: 'watch', causes: [], ...event }))
  return { name, seed: 0, epoch: epochOf(records), end: records.at(-1)?.at ?? ZERO, records }
}

/** Whether a text begins as a watch stream does: a line of JSON with a type and an object. */
export function isWatchStream(text: string): boolean {
  const first = /\S[^\n]*/.exec(text)?.[0] ?? ''
  if (!first.startsWith('{')) return false
  try {
    const value: unknown = JSON.parse(first)
    return isRecord(value) && 'type' in value && 'object' in value
  } catch {
    return false
  }
}

function parseLine(content: string, line: number): unknown {
  try {
    return JSON.parse(content)
  } catch (error) {
    throw new WatchStreamError({ kind: 'not-json', line, reason: error instanceof Error ? error.message : String(error) })
  }
}

function watchEvent(value: unknown, line: number): Pick<WatchRecord, 'at' | 'type' | 'object'> {
  const bad = (field: string, needed: string) => new WatchStreamError({ kind: 'bad-field', line, field, needed })
  if (!isRecord(value)) throw bad('the line', 'an object with at, type and object')
  const { at, type, object } = value
  if (typeof at !== 'number' || !Number.isFinite(at)) throw bad('at', 'a number of seconds')
  if (type !== 'ADDED' && type !== 'MODIFIED' && type !== 'DELETED') throw bad('type', 'ADDED, MODIFIED or DELETED')
  if (!isKubeObject(object)) throw bad('object', 'a Kubernetes object with apiVersion, kind and metadata.name')
  return { at: simTimeOf(at * 1000), type, object }
}

function isKubeObject(value: unknown): value is KubeObject {
  if (!isRecord(value) || !isRecord(value['metadata'])) return false
  return [value['apiVersion'], value['kind'], value['metadata']['name']].every((text) => typeof text === 'string')
}

/**
 * Wall clock of time zero. No object is seen before it was created, and creationTimestamps are cut to whole seconds,
 * so time zero is not before `creationTimestamp - at` of any of them: the latest of these is the closest.
 */
function epochOf(records: readonly { at: SimTime; type: string; object: KubeObject }[]): string {
  let latest = Number.NEGATIVE_INFINITY
  for (const { at, type, object } of records) {
    const created = type === 'ADDED' ? Date.parse(object.metadata.creationTimestamp ?? '') : Number.NaN
    if (created - at > latest) latest = created - at
  }
  return new Date(Number.isFinite(latest) ? latest : 0).toISOString()
}

/** The watch records of a Trace as the JSON lines that `readWatchStream` reads, without line ends. */
export function* watchStreamLines(trace: Trace): Generator<string> {
  for (const record of trace.records) {
    if (record.kind === 'watch') yield JSON.stringify({ at: inSeconds(record.at), type: record.type, object: record.object })
  }
}
