import type { SimTime } from '../base/time.ts'
import type { Lane, LaneModel, Segment } from './types.ts'

/** A question about what STATUS will say next, with answers of which one is right. */
export interface Prediction {
  readonly lane: Lane
  readonly now: Segment
  /** When it is answered; the model's end where nothing changes any more. */
  readonly at: SimTime
  /** Words of STATUS; the one that it has already says that it stays. */
  readonly answers: readonly string[]
  readonly right: number
}

/** What people take for possible. */
const WORDS = ['Running', 'CrashLoopBackOff', 'Error', 'Completed', 'Terminating', 'ImagePullBackOff', 'OOMKilled', 'Pending'] as const
const ANSWERS = 4
/** STATUS passes through shorter states too quickly to ask for them. */
const BLINK = 1000

/** What comes next for the Pod whose STATUS changes first after `cursor`; null when no Pod is there. */
export function predictionAt(model: LaneModel, cursor: SimTime): Prediction | null {
  let best: Prediction | null = null
  for (const lane of model.lanes) {
    if (lane.kind !== 'status') continue
    const index = lane.segments.findLastIndex(({ from }) => from <= cursor)
    const now = lane.segments[index]
    if (!now || now.to <= cursor) continue
    const next = lane.segments.slice(index + 1).find(({ from, to, label }) => to - from >= BLINK && label !== now.label)
    const at = next?.from ?? model.end
    if (!best || at < best.at) best = asked(lane, now, next?.label ?? now.label, at)
  }
  return best
}

/** The answers in an order that the moment decides, so that the right one is not always at the same place. */
function asked(lane: Lane, now: Segment, right: string, at: SimTime): Prediction {
  const others = WORDS.filter((word) => word !== right && word !== now.label)
  const start = at % others.length
  const wrong = [...new Set([...(right === now.label ? [] : [now.label]), ...others.slice(start), ...others.slice(0, start)])].slice(
    0,
    ANSWERS - 1,
  )
  const place = Math.floor(at / 100) % ANSWERS
  return { lane, now, at, answers: [...wrong.slice(0, place), right, ...wrong.slice(place)], right: Math.min(place, wrong.length) }
}
