import { ms } from '../base/time.ts'
import type { Duration } from '../base/time.ts'
import type { PodKey } from '../simulation/trace.ts'
import { lastAt } from './query.ts'
import type { Lane, LaneModel, Mark } from './types.ts'

/** What happened to a Pod between two moments. */
export interface Stretch {
  /** How long Ready was True; null when the Pod has no such condition. */
  readonly ready: Duration | null
  /** How long an endpoint of it was ready in some Service, the longest of them; null when it is in none. */
  readonly served: Duration | null
  readonly restarts: number
  readonly attempts: number
  readonly failures: number
  readonly events: number
  readonly warnings: number
}

/** Sums a stretch up for one Pod; `from` is part of it, `to` is not. */
export function stretchOf(model: LaneModel, pod: PodKey, from: number, to: number): Stretch {
  const name = pod.slice(pod.indexOf('/') + 1)
  const own = model.lanes.filter((lane) => lane.pod === pod)
  const attempts = own.flatMap((lane) => marksIn(lane, from, to)).filter((mark) => mark.kind === 'attempt')
  const events = model.lanes
    .filter(({ kind }) => kind === 'events')
    .flatMap((lane) => marksIn(lane, from, to))
    .filter((mark) => mark.kind === 'event')
    .filter(({ about }) => about === `Pod/${name}`)
  const ready = own.find(({ detail }) => detail.kind === 'condition' && detail.isReady)
  const endpoints = model.lanes.filter(({ detail }) => detail.kind === 'endpoint' && detail.target === name)
  return {
    ready: ready ? lasted(ready, from, to) : null,
    served: endpoints.length > 0 ? ms(Math.max(...endpoints.map((lane) => lasted(lane, from, to)))) : null,
    restarts: own.reduce((sum, lane) => sum + restartsIn(lane, from, to), 0),
    attempts: attempts.length,
    failures: attempts.filter(({ result }) => result === 'failure').length,
    events: events.length,
    warnings: events.filter(({ type }) => type === 'Warning').length,
  }
}

const marksIn = ({ marks }: Lane, from: number, to: number): readonly Mark[] => {
  const before = (t: number): number => lastAt(marks, ({ at }) => at, t - 1) + 1
  return marks.slice(before(from), before(to))
}

/** How long a condition was True, or an endpoint ready. */
function lasted({ segments }: Lane, from: number, to: number): Duration {
  let sum = 0
  for (const segment of segments) {
    const { state } = segment
    const counts = (state.kind === 'condition' && state.status === 'True') || (state.kind === 'endpoint' && state.condition === 'ready')
    if (counts) sum += Math.max(0, Math.min(to, segment.to) - Math.max(from, segment.from))
  }
  return ms(sum)
}

/** How often the container's process began again. */
function restartsIn({ kind, segments }: Lane, from: number, to: number): number {
  if (kind !== 'container') return 0
  let highest = 0
  let count = 0
  for (const { state, from: at } of segments) {
    if (state.kind !== 'running' || state.restarts <= highest) continue
    highest = state.restarts
    if (at >= from && at < to) count++
  }
  return count
}
