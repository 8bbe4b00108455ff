import type { SimTime } from '../base/time.ts'
import { inSeconds, simTimeOf, ZERO } from '../base/time.ts'
import type { KubeObject } from '../kube/types.ts'
import type { Trace, WatchRecord } from '../simulation/trace.ts'
import { dateWatch, isSnapshot } from './inferred.ts'
import type { Dated } from './inferred.ts'
import { RecordingError } from './problem.ts'
import { BOOKMARK, readSightings } from './sightings.ts'
import type { Sighting } from './sightings.ts'
import { dateSnapshot } from './snapshot.ts'
import { latestTime } from './timestamps.ts'
import { readValues } from './values.ts'

/** What a recording is made of. */
export interface RecordingAbout {
  /** A watch, or objects as they were at one moment. */
  readonly of: 'watch' | 'snapshot'
  /** Whether somebody wrote down when each event came, or their times are read off the objects: to the second, and not after the fact. */
  readonly times: 'recorded' | 'inferred'
  /** The end of the text is missing: its last event was left out. */
  readonly cut: boolean
}

export interface Recording {
  /** Watch records only, without causes, in order of time. */
  readonly trace: Trace
  readonly about: RecordingAbout
}

/** What comes after the last event has no time: so much of it is shown, as a share of the whole and at least. */
const TAIL = 0.03
const LEAST_TAIL = 1000

/** The annotations of the bookmark at the end of a recording that Podscope saved. */
const SAID = { of: 'podscope.dev/recording', times: 'podscope.dev/times' } as const

/**
 * Reads what a real cluster was seen to do: events of a watch (`{"type", "object"}`, as kubectl get -w --output-watch-events prints them,
 * with or without `"at"`: seconds since time zero), or objects and Lists of them, as JSON or YAML.
 * Throws a RecordingError for any other text.
 */
export function readRecording(text: string, name: string): Recording {
  const { values, cut } = readValues(text)
  const { sightings, watchedUntil, annotations } = readSightings(values, text.split('\n').filter((line) => line.trim() !== '').length)
  if (sightings.some(({ at }) => at !== null)) {
    const records = recorded(sightings)
    const end = Math.max(records.at(-1)?.at ?? ZERO, simTimeOf((watchedUntil ?? 0) * 1000))
    return {
      trace: { name, seed: 0, epoch: epochOf(records), end: simTimeOf(end), records },
      about: {
        of: annotations[SAID.of] === 'snapshot' ? 'snapshot' : 'watch',
        times: annotations[SAID.times] === 'inferred' ? 'inferred' : 'recorded',
        cut,
      },
    }
  }
  const snapshot = isSnapshot(sightings)
  const dated = snapshot ? dateSnapshot(sightings.map(({ object }) => object)) : dateWatch(sightings)
  return { trace: traceOf(name, dated), about: { of: snapshot ? 'snapshot' : 'watch', times: 'inferred', cut } }
}

/** The Trace of a recording: `readRecording`, for those who do not ask how it came about. */
export const readWatchStream = (text: string, name: string): Trace => readRecording(text, name).trace

function recorded(sightings: readonly Sighting[]): readonly WatchRecord[] {
  return sightings
    .map(({ at, type, object, line }) => {
      if (at === null || type === null) {
        throw new RecordingError({ kind: 'bad-field', line, field: 'at', needed: 'there on every line, or on none' })
      }
      return { at: simTimeOf(at * 1000), type, object }
    })
    .sort((a, b) => a.at - b.at)
    .map((event, id): WatchRecord => ({ id, kind: 'watch', causes: [], ...event }))
}

function traceOf(name: string, { sightings, zero }: Dated): Trace {
  const records = sightings.map(
    ({ time, type, object }, id): WatchRecord => ({ id, kind: 'watch', causes: [], at: simTimeOf(time - zero), type, object }),
  )
  const last = records.at(-1)?.at ?? ZERO
  return { name, seed: 0, epoch: new Date(zero).toISOString(), end: simTimeOf(last + Math.max(LEAST_TAIL, last * TAIL)), records }
}

/**
 * Wall clock of time zero. No object is seen before the moments that it names, and these are cut to whole seconds,
 * so time zero is not before `moment - at` of any of them: the latest of these is the closest.
 */
function epochOf(records: readonly { at: SimTime; object: KubeObject }[]): string {
  let zero = Number.NEGATIVE_INFINITY
  for (const { at, object } of records) zero = Math.max(zero, (latestTime(object) ?? Number.NEGATIVE_INFINITY) - at)
  return new Date(Number.isFinite(zero) ? zero : 0).toISOString()
}

/** The watch records of a Trace as JSON lines that `readRecording` reads, without line ends. */
export function* watchStreamLines(trace: Trace): Generator<string> {
  for (const record of trace.records) {
    if (record.kind === 'watch') yield JSON.stringify({ at: inSeconds(record.at), type: record.type, object: record.object })
  }
}

/** The line at the end of a recording that says until when it goes and how it came about; a watch has such events, without an object's state. */
export function bookmarkLine({ end }: Trace, { of, times }: Pick<RecordingAbout, 'of' | 'times'>): string {
  const annotations = { [SAID.of]: of, [SAID.times]: times }
  return JSON.stringify({ at: inSeconds(end), type: BOOKMARK, object: { apiVersion: 'v1', kind: 'Pod', metadata: { annotations } } })
}
