import { between, ms, plus } from '../base/time.ts'
import type { SimTime } from '../base/time.ts'
import { grouped } from './collect.ts'
import type { EventMark, LaneModel } from './types.ts'

/** So many Events of one type may a component send about one object in a burst; then one in so long. Models client-go/tools/record/events_cache.go defaultSpamBurst, defaultSpamQPS (v1.36). */
export const EVENT_BURST = 25
const REFILL = ms(300_000)

/** A component that has said so much about an object that further Events of that type are dropped. */
export interface Silence {
  /** `Pod/web`. */
  readonly about: string
  readonly source: string
  readonly type: 'Normal' | 'Warning'
  /** The last that it sent. */
  readonly since: SimTime
  /** Before this moment nothing more is sent. */
  readonly until: SimTime
}

const cache = new WeakMap<LaneModel, readonly Silence[]>()

/** All silences of a run, found by counting what was sent: each as long as until the next Event may pass. */
function silencesOf(model: LaneModel): readonly Silence[] {
  const known = cache.get(model)
  if (known) return known
  const marks = model.lanes.flatMap((lane) => lane.marks.flatMap((mark) => (mark.kind === 'event' ? [mark] : [])))
  const found = [...grouped(marks, ({ source, about, uid, type }) => `${source}/${about}/${uid}/${type}`).values()].flatMap(spentBy)
  cache.set(model, found)
  return found
}

function spentBy(marks: readonly EventMark[]): readonly Silence[] {
  let tokens = EVENT_BURST
  let last: SimTime | null = null
  return marks.flatMap(({ at, about, source, type }) => {
    tokens = Math.min(EVENT_BURST, tokens + (last === null ? 0 : between(last, at) / REFILL)) - 1
    last = at
    return tokens < 1 ? [{ about, source, type, since: at, until: plus(at, ms(Math.max(0, 1 - tokens) * REFILL)) }] : []
  })
}

/** Who says nothing more about which object at a moment. */
export const silencesAt = (model: LaneModel, t: SimTime): readonly Silence[] =>
  silencesOf(model).filter(({ since, until }) => since <= t && t < until)
