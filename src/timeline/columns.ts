import { unreachable } from '../base/assert.ts'
import type { AttemptMark, Lane, SegmentState } from '../lanes/types.ts'
import type { TimeScale } from './scale.ts'

/** How a segment is filled where it is too narrow to be drawn by itself; the order is from the floor up. */
export const CLASSES = [
  'none',
  'calm',
  'waiting',
  'ready',
  'unready',
  'stopping',
  'backoff',
  'blocked',
  'failed',
  'oom',
  'unknown',
] as const
export type SegmentClass = (typeof CLASSES)[number]

/** A lane's segments as typed arrays: 100,000 of them are walked in each frame of a zoom. */
export interface Columns {
  readonly count: number
  readonly from: Float64Array
  readonly to: Float64Array
  /** Index into CLASSES. */
  readonly kind: Uint8Array
}

const cache = new WeakMap<Lane, Columns>()

export function columnsOf(lane: Lane): Columns {
  const known = cache.get(lane)
  if (known) return known
  const count = lane.segments.length
  const columns: Columns = { count, from: new Float64Array(count), to: new Float64Array(count), kind: new Uint8Array(count) }
  for (const [i, { from, to, state }] of lane.segments.entries()) {
    columns.from[i] = from
    columns.to[i] = to
    columns.kind[i] = CLASSES.indexOf(classOf(state))
  }
  cache.set(lane, columns)
  return columns
}

export function classOf(state: SegmentState): SegmentClass {
  switch (state.kind) {
    case 'status':
      return STATUS_CLASSES[state.look]
    case 'phase':
      return state.phase === 'Failed' ? 'failed' : state.phase === 'Pending' ? 'waiting' : state.phase === 'Unknown' ? 'unknown' : 'calm'
    case 'condition':
      return state.status === 'True' ? 'calm' : state.status === 'False' ? 'none' : 'unknown'
    case 'waiting':
      return 'waiting'
    case 'blocked':
      return 'blocked'
    case 'image-backoff':
    case 'crash-backoff':
      return 'backoff'
    case 'running':
      return state.ready ? 'ready' : 'unready'
    case 'stopping':
      return 'stopping'
    case 'terminated':
      return 'none'
    case 'lost':
      return 'unknown'
    case 'probe':
      return 'calm'
    case 'stop':
      return 'stopping'
    case 'endpoint':
      return state.condition === 'ready' ? 'ready' : state.condition === 'terminating' ? 'stopping' : 'none'
    case 'deletion':
      return 'stopping'
    case 'fault':
      return 'failed'
    case 'workload':
      return state.ready >= state.desired ? 'ready' : 'unready'
    default:
      return unreachable(state)
  }
}

const STATUS_CLASSES = {
  waiting: 'waiting',
  plain: 'calm',
  backoff: 'backoff',
  blocked: 'blocked',
  completed: 'calm',
  failed: 'failed',
  oom: 'oom',
  terminating: 'stopping',
  unknown: 'unknown',
} as const satisfies Record<string, SegmentClass>

/** First index whose value is greater than `t`; values rise. */
export function after(values: Float64Array, t: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((values[middle] as number) > t) high = middle
    else low = middle + 1
  }
  return low
}

/** A narrow stretch of several segments: the share of each class in it, in pixels. */
export interface Joined {
  readonly x0: number
  readonly x1: number
  readonly shares: Float64Array
}

/** Beyond the plot's edges nothing needs to be drawn; marks are no wider than this. */
const MARGIN = 24

/**
 * Walks the segments in sight, from left to right: those at least `least` pixels wide one by one, narrower neighbours joined to
 * blocks of about that width.
 */
export function walk(
  columns: Columns,
  scale: TimeScale,
  least: number,
  wide: (index: number, x0: number, x1: number) => void,
  joined: (block: Joined) => void,
): void {
  const right = scale.t(scale.width + MARGIN)
  const left = -MARGIN
  const shares = new Float64Array(CLASSES.length)
  let start = 0
  let end = 0
  let open = false
  const flush = (): void => {
    if (!open) return
    joined({ x0: start, x1: Math.max(end, start + 1), shares })
    shares.fill(0)
    open = false
  }
  for (let i = after(columns.to, scale.t(left)); i < columns.count; i++) {
    const from = columns.from[i] as number
    if (from > right) break
    const to = columns.to[i] as number
    const width = (to - from) * scale.perMs
    const x0 = Math.max(left, scale.x(from))
    const x1 = Math.min(scale.width + MARGIN, scale.x(to))
    if (width >= least) {
      flush()
      wide(i, x0, x1)
      continue
    }
    if (open && (x0 - end > 1 || end - start >= least)) flush()
    if (!open) start = x0
    open = true
    end = x1
    const kind = columns.kind[i] as number
    shares[kind] = (shares[kind] as number) + width
  }
  flush()
}

/** A probe lane's attempts as typed arrays. */
export interface Attempts {
  readonly at: Float64Array
  readonly run: Uint16Array
  /** 1: success, 2: failure, 0: unknown; 3: a failure that reached the threshold. */
  readonly result: Uint8Array
}

const attemptCache = new WeakMap<Lane, Attempts>()

export function attemptsOf(lane: Lane): Attempts {
  const known = attemptCache.get(lane)
  if (known) return known
  const marks = lane.marks.filter((mark): mark is AttemptMark => mark.kind === 'attempt')
  const attempts: Attempts = {
    at: new Float64Array(marks.length),
    run: new Uint16Array(marks.length),
    result: new Uint8Array(marks.length),
  }
  for (const [i, { until, run, result, trips }] of marks.entries()) {
    attempts.at[i] = until
    attempts.run[i] = run
    attempts.result[i] = trips ? 3 : result === 'failure' ? 2 : result === 'success' ? 1 : 0
  }
  attemptCache.set(lane, attempts)
  return attempts
}
