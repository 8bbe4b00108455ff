import { unreachable } from '../base/assert.ts'
import type { Lane, SegmentState } from '../lanes/types.ts'
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

/** A lane's segments as typed arrays, made once a run: what a frame of a zoom takes does not grow with how many there are. */
export interface Columns {
  readonly count: number
  readonly from: Float64Array
  readonly to: Float64Array
  /** Index into CLASSES. */
  readonly kind: Uint8Array
  /** For each class that the lane has: how long all segments before the n-th last that are of it. */
  readonly sums: readonly { readonly kind: number; readonly before: Float64Array }[]
}

const cache = new WeakMap<Lane, Columns>()

export function columnsOf(lane: Lane): Columns {
  const known = cache.get(lane)
  if (known) return known
  const count = lane.segments.length
  const from = new Float64Array(count)
  const to = new Float64Array(count)
  const kind = new Uint8Array(count)
  for (const [i, segment] of lane.segments.entries()) {
    from[i] = segment.from
    to[i] = segment.to
    kind[i] = CLASSES.indexOf(classOf(segment.state))
  }
  const sums = [...new Set(kind)].map((one) => {
    const before = new Float64Array(count + 1)
    for (let i = 0; i < count; i++) before[i + 1] = (before[i] as number) + (kind[i] === one ? (to[i] as number) - (from[i] as number) : 0)
    return { kind: one, before }
  })
  const columns = { count, from, to, kind, sums }
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
    case 'memory':
      return state.full ? 'oom' : 'calm'
    case 'endpoint':
      return state.condition === 'ready' ? 'ready' : state.condition === 'terminating' ? 'stopping' : 'none'
    case 'deletion':
      return 'stopping'
    case 'fault':
      return 'failed'
    case 'workload':
      return state.failed !== null ? 'failed' : state.ready >= state.desired && state.updated === null ? 'ready' : 'unready'
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

/** First index, from `low` on, whose value is greater than `t`; values rise. */
export function after(values: Float64Array, t: number, low = 0): number {
  let start = low
  let end = values.length
  while (start < end) {
    const middle = (start + end) >> 1
    if ((values[middle] as number) > t) end = middle
    else start = middle + 1
  }
  return start
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
 * blocks of about that width, gaps between them included.
 */
export function walk(
  columns: Columns,
  scale: TimeScale,
  least: number,
  wide: (index: number, x0: number, x1: number) => void,
  joined: (block: Joined) => void,
): void {
  const { count, from, to, sums } = columns
  const left = -MARGIN
  const right = scale.t(scale.width + MARGIN)
  const shares = new Float64Array(CLASSES.length)
  const isWide = (i: number): boolean => ((to[i] as number) - (from[i] as number)) * scale.perMs >= least
  let i = after(to, scale.t(left))
  while (i < count && (from[i] as number) <= right) {
    const x0 = Math.max(left, scale.x(from[i] as number))
    if (isWide(i)) {
      wide(i, x0, Math.min(scale.width + MARGIN, scale.x(to[i] as number)))
      i++
      continue
    }
    const limit = scale.t(x0 + least)
    let next = after(to, limit, i + 1)
    if (next < count && (from[next] as number) < limit && !isWide(next)) next++
    for (const { kind, before } of sums) shares[kind] = ((before[next] as number) - (before[i] as number)) * scale.perMs
    joined({ x0, x1: Math.max(scale.x(to[next - 1] as number), x0 + 1), shares })
    i = next
  }
}
