import { gapsOf } from '../../lanes/compare/index.ts'
import type { Lane, LaneModel, Segment } from '../../lanes/types.ts'
import { formatDuration } from '../../base/clock-text.ts'
import { classOf, columnsOf, walk } from '../columns.ts'
import type { Row } from '../layout.ts'
import { measure } from './measure.ts'
import { pen } from './paint.ts'
import type { Paint } from './paint.ts'
import type { GhostLook } from '../types.ts'

/** How high a segment stands, as a share of the lane's level. */
function heightOf({ state }: Segment): number {
  switch (classOf(state)) {
    case 'none':
      return 0
    case 'waiting':
    case 'blocked':
    case 'unknown':
      return 0.41
    default:
      return 1
  }
}

/** So wide a gap is measured. */
const LEAST = 26

/** Another run of the same world over this one, as an outline; where a state begins at another time the gap has a measure. */
export function paintGhost(paint: Paint, row: Row, ghost: LaneModel, look: GhostLook): void {
  if (row.lane.kind !== 'container' && row.lane.kind !== 'condition' && row.lane.kind !== 'service') return
  const lane = ghost.lanes.find(({ id }) => id === row.lane.id)
  if (!lane) return
  const { ctx, scale } = paint
  if (look === 'recording') pen(paint, 'ink', 1.5)
  else pen(paint, 'ink-3', 1.5, [4, 2.5])
  ctx.beginPath()
  walk(
    columnsOf(lane),
    scale,
    3,
    (i, x0, x1) => {
      const y = row.floor - row.level * heightOf(lane.segments[i] as Segment)
      ctx.lineTo(x0, y)
      ctx.lineTo(x1, y)
    },
    ({ x0, x1 }) => {
      ctx.lineTo(x0, row.floor - row.level)
      ctx.lineTo(x1, row.floor)
    },
  )
  ctx.stroke()
  if (row.lane.kind === 'container' || row.lane.kind === 'service') paintGaps(paint, row, lane, look)
}

function paintGaps(paint: Paint, row: Row, lane: Lane, look: GhostLook): void {
  const { scale, k } = paint
  // Gaps that overlap are as good as one: the first of them has the measure.
  let free = Number.NEGATIVE_INFINITY
  for (const { before, after } of gapsOf(lane, row.lane, look === 'recording')) {
    const [from, to] = before.from < after.from ? [before.from, after.from] : [after.from, before.from]
    const [x0, x1] = [scale.x(from), scale.x(to)]
    if (x1 - x0 < LEAST * k || x1 < 0 || x0 > scale.width || x0 < free) continue
    free = x1 + 4 * k
    measure(paint, from, to, row.floor - row.level / 2, [formatDuration(to - from)], look === 'recording' ? 'ink' : 'ink-3')
  }
}
