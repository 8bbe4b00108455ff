import { unreachable } from '../base/assert.ts'
import { lookOf } from './look.ts'
import type { Lane, LaneModel, SegmentState } from './types.ts'

/** How a stretch of a very small timeline looks. */
export type ThumbLook = 'waiting' | 'blocked' | 'backoff' | 'unready' | 'ready' | 'stopping' | 'done' | 'failed' | 'oom'

/** A stretch of it, from and to as shares of the whole. */
export interface Thumb {
  readonly from: number
  readonly to: number
  readonly look: ThumbLook
}

/** Shorter than this share of the whole nothing is seen, and the stretch before goes on. */
const SEEN = 0.004

/** The container that says most of a run: the one with the most states. */
function tellingLane(model: LaneModel): Lane | null {
  const lanes = model.lanes.filter(({ kind }) => kind === 'container')
  const mains = lanes.filter(({ detail }) => detail.kind === 'container' && detail.role === 'container')
  return (mains.length > 0 ? mains : lanes).reduce<Lane | null>(
    (best, lane) => (best && best.segments.length >= lane.segments.length ? best : lane),
    null,
  )
}

/** A run as small as an icon: the states of its most telling container. */
export function thumbnailOf(model: LaneModel): readonly Thumb[] {
  const lane = tellingLane(model)
  const whole = Math.max(1, model.end - model.start)
  const thumbs: Thumb[] = []
  for (const { from, to, state } of lane?.segments ?? []) {
    const look = thumbLook(state)
    const [start, end] = [(from - model.start) / whole, (to - model.start) / whole]
    const last = thumbs.at(-1)
    if (!look) continue
    if (last && (last.look === look || end - start < SEEN)) thumbs[thumbs.length - 1] = { ...last, to: end }
    else thumbs.push({ from: start, to: end, look })
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
      return tone === 'oom' ? 'oom' : tone === 'fail' ? 'failed' : 'done'
    }
    case 'status':
    case 'phase':
    case 'condition':
    case 'probe':
    case 'stop':
    case 'memory':
    case 'endpoint':
    case 'deletion':
    case 'fault':
    case 'workload':
      return null
    default:
      return unreachable(state)
  }
}
