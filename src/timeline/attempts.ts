import type { AttemptMark, Lane } from '../lanes/types.ts'
import { after } from './columns.ts'

/** A probe lane's attempts as typed arrays, made once a run. */
export interface Attempts {
  readonly at: Float64Array
  readonly run: Uint16Array
  /** 1: success, 2: failure, 0: unknown; 3: a failure that reached the threshold. */
  readonly result: Uint8Array
  /** When the threshold was reached. */
  readonly trips: Float64Array
  /** The highest count of failures in each BLOCK of attempts. */
  readonly highest: Uint16Array
}

const BLOCK = 32
const cache = new WeakMap<Lane, Attempts>()

export function attemptsOf(lane: Lane): Attempts {
  const known = cache.get(lane)
  if (known) return known
  const marks = lane.marks.filter((mark): mark is AttemptMark => mark.kind === 'attempt')
  const attempts: Attempts = {
    at: new Float64Array(marks.length),
    run: new Uint16Array(marks.length),
    result: new Uint8Array(marks.length),
    trips: Float64Array.from(marks.filter(({ trips }) => trips).map(({ until }) => until)),
    highest: new Uint16Array(Math.ceil(marks.length / BLOCK)),
  }
  for (const [i, { until, run, result, trips }] of marks.entries()) {
    attempts.at[i] = until
    attempts.run[i] = run
    attempts.result[i] = trips ? 3 : result === 'failure' ? 2 : result === 'success' ? 1 : 0
    const block = Math.floor(i / BLOCK)
    if (result === 'failure') attempts.highest[block] = Math.max(attempts.highest[block] as number, run)
  }
  cache.set(lane, attempts)
  return attempts
}

/** The highest count of failures among the attempts from `first` up to `end`. */
export function highestOf({ run, result, highest }: Attempts, first: number, end: number): number {
  let most = 0
  for (let i = first; i < end; ) {
    const isWhole = i % BLOCK === 0 && i + BLOCK <= end
    if (isWhole) most = Math.max(most, highest[i / BLOCK] as number)
    else if ((result[i] as number) >= 2) most = Math.max(most, run[i] as number)
    i += isWhole ? BLOCK : 1
  }
  return most
}

/** Those of `times` (they rise) between `from` and `to`, without those nearer than `apart` to the last one that is kept. */
export function thinned(times: Float64Array, from: number, to: number, apart: number): readonly number[] {
  const kept: number[] = []
  for (let i = after(times, from); i < times.length; ) {
    const at = times[i] as number
    if (at > to) break
    kept.push(at)
    i = Math.max(i + 1, after(times, at + apart))
  }
  return kept
}
