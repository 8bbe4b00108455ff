import { lastAt } from '../lanes/query.ts'
import { markEnd } from '../lanes/table.ts'
import type { Lane, Mark, Segment } from '../lanes/types.ts'
import type { Layout, Row } from './layout.ts'
import { clustersOf, clusterSize } from './paint/events.ts'
import type { TimeScale } from './scale.ts'

/** What is under a point of the plot. */
export interface Hit {
  readonly row: Row
  readonly segment: Segment | null
  readonly mark: Mark | null
  /** How many Events the diamond stands for. */
  readonly joined: number
}

/** Where a row is met: its place, and `y` as that place counts. */
export interface Met {
  readonly row: Row
  readonly y: number
}

/** The row at `y`, measured from the top of what is in sight of the lanes. */
export function rowAt(layout: Layout, y: number, scrolled: number): Met | null {
  const isPinned = y < layout.pinnedHeight
  const rows = isPinned ? layout.pinned : layout.rows
  const at = isPinned ? y : y + scrolled
  const row = rows[lastAt(rows, ({ top }) => top, at)]
  return row && at < row.top + row.height ? { row, y: at } : null
}

/** Marks win over the segment behind them. */
export function hitAt(layout: Layout, scale: TimeScale, x: number, y: number, scrolled: number, k: number): Hit | null {
  const met = rowAt(layout, y, scrolled)
  if (!met) return null
  const { row } = met
  const { lane } = row
  if (lane.kind === 'events') return eventHit(row, scale, x, k)
  const mark = nearestMark(row, scale, x, met.y, k)
  return { row, segment: segmentHit(lane, scale, x), mark, joined: 1 }
}

function eventHit(row: Row, scale: TimeScale, x: number, k: number): Hit {
  const cluster = clustersOf(row.lane, scale, k).find((one) => Math.abs(one.x - x) <= clusterSize(one.count, k) + 1)
  return { row, segment: null, mark: cluster ? (row.lane.marks[cluster.first] ?? null) : null, joined: cluster?.count ?? 1 }
}

/** The segment there; a narrow one can be hit a little beside it. */
function segmentHit(lane: Lane, scale: TimeScale, x: number): Segment | null {
  const t = scale.t(x)
  const i = lastAt(lane.segments, ({ from }) => from, t)
  const here = lane.segments[i]
  if (here && t < here.to) return here
  const next = lane.segments[i + 1]
  if (next && scale.x(next.from) - x < 3) return next
  return here && x - scale.x(here.to) < 3 ? here : null
}

function nearestMark(row: Row, scale: TimeScale, x: number, y: number, k: number): Mark | null {
  const { lane } = row
  const reach = 6 * k
  const first = Math.max(
    0,
    lastAt(lane.marks, ({ at }) => at, scale.t(x - reach) - 60_000),
  )
  // A container falls to the floor; memory ends at its limit.
  const exitsAt = lane.kind === 'memory' ? row.floor - row.level : row.floor
  let best: Mark | null = null
  let distance = reach
  for (let i = first; i < lane.marks.length; i++) {
    const mark = lane.marks[i] as Mark
    const start = scale.x(mark.at)
    if (start > x + reach) break
    if (mark.kind === 'exit' && Math.abs(y - exitsAt) > reach) continue
    const at = mark.kind === 'attempt' ? scale.x(mark.until) : start
    const off = mark.kind === 'hook' && x >= start && x <= scale.x(markEnd(mark)) ? reach / 2 : Math.abs(at - x)
    if (off <= distance) {
      best = mark
      distance = off
    }
  }
  return best
}
