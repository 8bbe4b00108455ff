import type { LaneModel, Segment } from '../../lanes/types.ts'
import { classOf, columnsOf, walk } from '../columns.ts'
import type { Row } from '../layout.ts'
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

/** Another run of the same world over this one, as an outline. */
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
}
