import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { simTimeOf } from '../../../src/base/time.ts'
import type { ContainerStatus, Pod } from '../../../src/kube/types.ts'
import { laneText } from '../../../src/lanes/index.ts'
import type { Lane, LaneModel } from '../../../src/lanes/index.ts'
import { readWatchStream } from '../../../src/recording/watch-stream.ts'
import type { Trace, TraceRecord } from '../../../src/simulation/trace.ts'

const folder = new URL('../../recordings/', import.meta.url)

/** The watch stream of a recorded world. */
export const recorded = (name: string): Trace =>
  readWatchStream(gunzipSync(readFileSync(new URL(`${name}/watch.jsonl.gz`, folder))).toString(), name)

/** The lines of the lanes whose id ends with one of `ids`. */
export const lines = (model: LaneModel, ...ids: readonly string[]): string =>
  laneText(model, (lane: Lane) => ids.some((id) => lane.id.endsWith(id)))

const EPOCH = '2026-01-01T00:00:00.000Z'
/** A wall clock time of the API, `seconds` after time zero. */
export const clock = (seconds: number): string => `${new Date(Date.parse(EPOCH) + Math.floor(seconds) * 1000).toISOString().slice(0, 19)}Z`

type Unplaced<T> = T extends TraceRecord ? Omit<T, 'id' | 'causes' | 'at'> & { readonly seconds: number } : never

/** A Trace of records at times in seconds. */
export function trace(seconds: number, ...records: readonly Unplaced<TraceRecord>[]): Trace {
  return {
    name: 'made',
    seed: 1,
    epoch: EPOCH,
    end: simTimeOf(seconds * 1000),
    records: records.map(({ seconds: at, ...record }, id) => ({ ...record, id, causes: [], at: simTimeOf(at * 1000) })),
  }
}

/** Pod `default/app` with one container of that name. */
export function pod(
  status: Partial<ContainerStatus>,
  change: { spec?: Partial<Pod['spec']>; metadata?: Partial<Pod['metadata']>; status?: Partial<Pod['status']> } = {},
): Pod {
  const container = { name: 'app', image: 'example/app:1', imageID: '', ready: false, restartCount: 0, started: false, ...status }
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'app', namespace: 'default', ...change.metadata },
    spec: { containers: [{ name: 'app', image: 'example/app:1' }], ...change.spec },
    status: { phase: 'Running', containerStatuses: [container], ...change.status },
  }
}

export const seen = (seconds: number, object: Pod, type: 'ADDED' | 'MODIFIED' | 'DELETED' = 'MODIFIED') =>
  ({ kind: 'watch', type, object, seconds }) as const
