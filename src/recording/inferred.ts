import { isEvent } from '../kube/types.ts'
import type { KubeObject } from '../kube/types.ts'
import type { WatchRecord } from '../simulation/trace.ts'
import type { Sighting } from './sightings.ts'
import { latestTime } from './timestamps.ts'

/** An object as it was from `time` on, in milliseconds of the wall clock. */
export interface DatedSighting {
  readonly time: number
  readonly type: WatchRecord['type']
  readonly object: KubeObject
}

/** What a text without times tells when its objects are asked for theirs. */
export interface Dated {
  /** In order of time. */
  readonly sightings: readonly DatedSighting[]
  /** Wall clock of time zero, in milliseconds. */
  readonly zero: number
}

const keyOf = ({ apiVersion, kind, metadata }: KubeObject): string =>
  `${apiVersion}/${kind}/${metadata.namespace ?? ''}/${metadata.name}/${metadata.uid ?? ''}`

/** Whether nothing but its creation has happened to an object: creation times are cut to whole seconds. */
const isNewborn = ({ metadata }: KubeObject, time: number): boolean => time - Date.parse(metadata.creationTimestamp ?? '') < 1000

/** The watch of one kind: whether all that was there already has been listed, and its latest moment since. */
interface KindWatch {
  begun: boolean
  latest: number
}

/**
 * Dates the events of a watch by their objects: nothing was sent before the latest moment that its object names, nor before what was
 * sent ahead of it. A kind is watched by itself, so only events of the same kind are ordered. Time zero is when the watch began, as
 * far as the objects tell that were there already; what they had behind them then is not before time zero.
 */
export function dateWatch(sightings: readonly Sighting[]): Dated {
  const seen = new Set<string>()
  const watches = new Map<string, KindWatch>()
  const listed: number[] = []
  const dated = sightings.map(({ type: said, object }): DatedSighting => {
    const key = keyOf(object)
    const type = said ?? (seen.has(key) ? 'MODIFIED' : 'ADDED')
    if (type === 'DELETED') seen.delete(key)
    else seen.add(key)
    // An Event is its own moment.
    if (isEvent(object)) return { time: latestTime(object) ?? Number.NEGATIVE_INFINITY, type, object }
    const watch = watches.get(object.kind) ?? { begun: false, latest: Number.NEGATIVE_INFINITY }
    watches.set(object.kind, watch)
    const own = latestTime(object) ?? watch.latest
    if (type !== 'ADDED' || isNewborn(object, own)) watch.begun = true
    // A watch begins with what is there, in the order of names: each of these is as it is since its own latest moment.
    if (!watch.begun) {
      listed.push(own)
      return { time: own, type, object }
    }
    watch.latest = Math.max(own, watch.latest)
    return { time: watch.latest, type, object }
  })
  return inOrder(dated, zeroOf(listed, dated))
}

/** The latest moment of what was there when the watch began; where nothing was, the first moment of all. */
function zeroOf(listed: readonly number[], dated: readonly DatedSighting[]): number {
  const old = listed.filter(Number.isFinite)
  if (old.length > 0) return Math.max(...old)
  const objects = dated.filter(({ object }) => !isEvent(object))
  const times = (objects.length > 0 ? objects : dated).map(({ time }) => time).filter(Number.isFinite)
  return times.length > 0 ? Math.min(...times) : 0
}

/** Puts sightings into the order of time, none before `zero`. */
export function inOrder(dated: readonly DatedSighting[], zero: number): Dated {
  const within = dated.map((one) => ({ ...one, time: Math.max(zero, one.time) }))
  return { sightings: within.sort((a, b) => a.time - b.time), zero }
}

/** Whether each object was printed once, without an event around it: what was there at one moment. */
export const isSnapshot = (sightings: readonly Sighting[]): boolean =>
  sightings.every(({ type }) => type === null) && new Set(sightings.map(({ object }) => keyOf(object))).size === sightings.length
