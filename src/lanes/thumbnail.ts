import { unreachable } from '../base/assert.ts'
import { lookOf } from './look.ts'
import type { Lane, LaneId, LaneModel, SegmentState } from './types.ts'

/** How a stretch of a very small timeline looks. */
export type ThumbLook = 'waiting' | 'blocked' | 'backoff' | 'unready' | 'ready' | 'stopping' | 'done' | 'failed' | 'oom'

/** A stretch of it, from and to as shares of the whole. */
export interface Thumb {
  readonly from: number
  readonly to: number
  readonly look: ThumbLook
}

/** The states of one lane. */
export interface ThumbRow {
  readonly lane: LaneId
  readonly thumbs: readonly Thumb[]
}

/** Shorter than this share of the whole nothing is seen, and the stretch before goes on. */
const SEEN = 0.004

/** More rows would be too thin to be told apart. */
const MOST_ROWS = 4

const isMain = ({ detail }: Lane): boolean => detail.kind === 'container' && detail.role === 'container'

/** The container that says most of a Pod: the one with the most states. */
function tellingOf(lanes: readonly Lane[]): readonly Lane[] {
  const mains = lanes.filter(isMain)
  const [first, ...others] = mains.length > 0 ? mains : lanes
  return first ? [others.reduce((best, lane) => (best.segments.length >= lane.segments.length ? best : lane), first)] : []
}

/** What a world is about: the containers of its only Pod and what its Service sends there, or a container of each of its Pods. */
function rowsOf({ groups, lanes }: LaneModel): readonly Lane[] {
  const containers = lanes.filter(({ kind }) => kind === 'container')
  if (groups.length > 1) return groups.slice(0, MOST_ROWS).flatMap(({ id }) => tellingOf(containers.filter(({ group }) => group === id)))
  return [...containers, ...lanes.filter(({ kind }) => kind === 'service')].slice(0, MOST_ROWS)
}

/** A run as small as an icon: the states of what it is about, a row each. */
export function thumbnailOf(model: LaneModel): readonly ThumbRow[] {
  return rowsOf(model).map((lane) => ({ lane: lane.id, thumbs: thumbsOf(lane, model) }))
}

function thumbsOf(lane: Lane, { start, end }: LaneModel): readonly Thumb[] {
  const whole = Math.max(1, end - start)
  const thumbs: Thumb[] = []
  /** A life too short to be seen lies between one back-off and the next. */
  let isHidden = false
  for (const { from, to, state } of lane.segments) {
    const look = thumbLook(state)
    const [left, right] = [(from - start) / whole, (to - start) / whole]
    const last = thumbs.at(-1)
    if (!look) continue
    const same = last?.look === look && !(look === 'backoff' && isHidden)
    isHidden = last !== undefined && last.look !== look && right - left < SEEN
    if (last && last.to === left && (same || isHidden)) thumbs[thumbs.length - 1] = { ...last, to: right }
    else thumbs.push({ from: left, to: right, look })
  }
  return thumbs
}

function thumbLook(state: SegmentState): ThumbLook | null {
  switch (state.kind) {
    case 'waiting':
    case 'lost':
      return 'waiting'
    case 'blocked':
    case 'stopping':
      return state.kind
    case 'image-backoff':
    case 'crash-backoff':
      return 'backoff'
    case 'running':
      return state.ready ? 'ready' : 'unready'
    case 'terminated': {
      const { tone } = lookOf(state)
      if (tone === 'oom') return 'oom'
      if (state.held) return 'backoff'
      return tone === 'fail' ? 'failed' : 'done'
    }
    case 'endpoint':
      return state.condition === 'ready' ? 'ready' : state.condition === 'terminating' ? 'stopping' : 'done'
    case 'status':
    case 'phase':
    case 'condition':
    case 'probe':
    case 'stop':
    case 'memory':
    case 'deletion':
    case 'fault':
    case 'workload':
      return null
    default:
      return unreachable(state)
  }
}
