import type { EventMark, Lane } from '../../lanes/types.ts'
import { lastAt } from '../../lanes/query.ts'
import type { Row } from '../layout.ts'
import { paintDiamond } from './glyphs.ts'
import { crisp, level } from './paint.ts'
import type { Paint } from './paint.ts'
import type { TimeScale } from '../scale.ts'

/** Diamonds closer than this, in pixels, are drawn as one. */
const NEAR = 9
/** Beyond this gap a single Event has room for its reason. */
const ROOMY = 26

/** How far beyond the plot's edge diamonds are drawn, in pixels. */
const BEYOND = 12

/** Neighbours that are drawn as one diamond with their count. */
export interface EventCluster {
  readonly x: number
  readonly first: number
  readonly count: number
  readonly warning: boolean
}

/** Events in sight, joined where they are near each other. A Warning among them makes the diamond one. */
export function clustersOf(lane: Lane, scale: TimeScale, k: number): readonly EventCluster[] {
  const out: EventCluster[] = []
  const right = scale.t(scale.width + BEYOND)
  let first = Math.max(0, lastAt(lane.marks, ({ at }) => at, scale.t(-BEYOND)) + 1)
  while (first < lane.marks.length) {
    const start = lane.marks[first] as EventMark
    if (start.at > right) break
    let i = first
    let sum = 0
    let warning = false
    while (i < lane.marks.length) {
      const mark = lane.marks[i] as EventMark
      const x = scale.x(mark.at)
      if (i > first && (x - scale.x((lane.marks[i - 1] as EventMark).at) >= NEAR * k || x - scale.x(start.at) > 3 * NEAR * k)) break
      sum += x
      warning ||= mark.type === 'Warning'
      i++
    }
    const count = i - first
    out.push({ x: inSight(sum / count, clusterSize(count, k) + 1), first, count, warning })
    first = i
  }
  return out
}

/** What happens at the beginning stands whole beside the plot's edge; what is moved out of sight goes there evenly. */
const inSight = (x: number, half: number): number => (x >= 0 ? Math.max(x, half) : x + (half * (BEYOND + x)) / BEYOND)

export const clusterSize = (count: number, k: number): number => (count > 9 ? 9 : count > 1 ? 7.5 : 5) * k

export function paintEvents(paint: Paint, row: Row): void {
  const { scale, k, labels } = paint
  const y = row.floor - row.level / 2
  level(paint, 'line', 1, 0, scale.width, crisp(y))
  const clusters = clustersOf(row.lane, scale, k)
  for (const [i, { x, first, count, warning }] of clusters.entries()) {
    paintDiamond(paint, x, y, clusterSize(count, k), warning)
    if (count > 1) {
      labels.add({
        text: String(count),
        x,
        y: y + 3.3 * k,
        token: warning ? 'on-warn' : 'ink',
        size: 9.5,
        weight: 600,
        centred: true,
        rank: 0,
        fixed: true,
      })
      continue
    }
    const room = (clusters[i + 1]?.x ?? scale.width) - x - 22 * k
    const mark = row.lane.marks[first]
    if (mark?.kind === 'event' && room > ROOMY * k)
      labels.add({ text: mark.reason, x: x + 9 * k, y: y + 3.4 * k, token: 'ink-2', rank: room, fits: room })
  }
}
