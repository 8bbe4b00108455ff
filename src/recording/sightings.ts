import { isRecord } from '../base/json.ts'
import type { KubeObject } from '../kube/types.ts'
import type { WatchRecord } from '../simulation/trace.ts'
import { RecordingError } from './problem.ts'
import type { FoundValue } from './values.ts'

/** An object as somebody was shown it. */
export interface Sighting {
  /** Seconds since time zero; null where nobody wrote down when it was. */
  readonly at: number | null
  /** Null: the object was printed without an event of a watch around it. */
  readonly type: WatchRecord['type'] | null
  readonly object: KubeObject
  /** Where it begins in the text, counted from 1. */
  readonly line: number
}

/** All that was seen, in the order of the text. */
export interface Sightings {
  readonly sightings: readonly Sighting[]
  /** Until when it was watched, as the bookmark says with which Podscope ends the recordings that it saves; seconds since time zero. */
  readonly watchedUntil: number | null
  /** What that bookmark says of the recording. */
  readonly annotations: Readonly<Record<string, unknown>>
}

/** The object of a bookmark has nothing but its version. */
export const BOOKMARK = 'BOOKMARK'
const TYPES: ReadonlySet<unknown> = new Set<WatchRecord['type']>(['ADDED', 'MODIFIED', 'DELETED'])

const isEventOfWatch = (value: unknown): value is Record<string, unknown> => isRecord(value) && 'type' in value && 'object' in value

const isList = (value: unknown): value is Record<string, unknown> & { items: readonly unknown[] } =>
  isRecord(value) && String(value['kind']).endsWith('List') && Array.isArray(value['items'])

/** Whether a value is an object as the API server stores it. */
function isKubeObject(value: unknown): value is KubeObject {
  if (!isRecord(value) || !isRecord(value['metadata'])) return false
  return [value['apiVersion'], value['kind'], value['metadata']['name']].every((text) => typeof text === 'string')
}

/** Reads events of a watch, objects and Lists of them out of a text of so many `lines`. Throws a RecordingError for values that are something else. */
export function readSightings(values: readonly FoundValue[], lines: number): Sightings {
  if (!values.some(({ value }) => isEventOfWatch(value) || isList(value) || isKubeObject(value)))
    throw new RecordingError({ kind: 'no-watch-events', lines })
  const sightings: Sighting[] = []
  let watchedUntil: number | null = null
  let annotations: Readonly<Record<string, unknown>> = {}
  for (const { line, value } of values) {
    if (isRecord(value) && value['type'] === BOOKMARK) {
      if (typeof value['at'] === 'number') watchedUntil = value['at']
      annotations = annotationsOf(value['object'])
    } else if (isEventOfWatch(value)) {
      // What the API server says instead of an object: a watch that has ended, say.
      if (value['type'] !== 'ERROR') sightings.push(eventOf(value, line))
    } else if (isList(value)) {
      for (const item of value.items) sightings.push({ at: null, type: null, object: objectOf(withKind(item, value), 'items', line), line })
    } else {
      sightings.push({ at: null, type: null, object: objectOf(value, 'the value', line), line })
    }
  }
  if (sightings.length === 0) throw new RecordingError({ kind: 'no-watch-events', lines })
  return { sightings, watchedUntil, annotations }
}

function eventOf({ at, type, object }: Record<string, unknown>, line: number): Sighting {
  const bad = (field: string, needed: string) => new RecordingError({ kind: 'bad-field', line, field, needed })
  if (at !== undefined && (typeof at !== 'number' || !Number.isFinite(at))) throw bad('at', 'a number of seconds')
  if (!TYPES.has(type)) throw bad('type', 'ADDED, MODIFIED or DELETED')
  return { at: at ?? null, type: type as WatchRecord['type'], object: objectOf(object, 'object', line), line }
}

function objectOf(value: unknown, field: string, line: number): KubeObject {
  if (isKubeObject(value)) return value
  throw new RecordingError({ kind: 'bad-field', line, field, needed: 'a Kubernetes object with apiVersion, kind and metadata.name' })
}

/** What stands in a PodList is a Pod, whether it says so or not. */
function withKind(item: unknown, list: Record<string, unknown>): unknown {
  const kind = String(list['kind']).slice(0, -'List'.length)
  return isRecord(item) && kind !== '' ? { apiVersion: list['apiVersion'], kind, ...item } : item
}

function annotationsOf(object: unknown): Record<string, unknown> {
  const metadata = isRecord(object) ? object['metadata'] : null
  const annotations = isRecord(metadata) ? metadata['annotations'] : null
  return isRecord(annotations) ? annotations : {}
}
