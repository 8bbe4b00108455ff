import type { SimTime } from '../../base/time.ts'
import type { LaneId, RecordId } from '../../lanes/types.ts'
import type { Row } from '../layout.ts'
import { pen } from './paint.ts'
import type { Paint } from './paint.ts'

interface Place {
  readonly row: Row
  readonly at: SimTime
}

/**
 * Cause lines between the marks and segments whose records are in the chain, each to the next that is drawn. Where one record shows in
 * several lanes, the selected one is meant.
 */
export function paintFlows(paint: Paint, rows: readonly Row[], chain: readonly RecordId[], selected: LaneId | null): void {
  const wanted = new Map<RecordId, Place>()
  const ids = new Set(chain)
  for (const row of rows) {
    for (const mark of row.lane.marks) {
      const { record } = mark
      // An attempt counts when it is answered.
      if (record !== null && ids.has(record)) wanted.set(record, { row, at: mark.kind === 'attempt' ? mark.until : mark.at })
    }
    for (const { record, from } of row.lane.segments)
      if (record !== null && ids.has(record) && (!wanted.has(record) || row.lane.id === selected)) wanted.set(record, { row, at: from })
  }
  const places = chain.flatMap((id) => wanted.get(id) ?? [])
  for (const [i, to] of places.entries()) {
    const from = places[i - 1]
    if (from && from.row !== to.row) arrow(paint, { ...from, at: leaves(from, to) }, to)
  }
}

/** Where signals lead to an end, the one that comes last does. */
function leaves({ row, at }: Place, to: Place): SimTime {
  if (row.lane.kind !== 'signals') return at
  return row.lane.marks.findLast((mark) => mark.kind === 'signal' && mark.at >= at && mark.at <= to.at)?.at ?? at
}

/** How far before its end a line turns. */
const TURN = 9

function arrow(paint: Paint, from: Place, to: Place): void {
  const { ctx, k, scale, palette } = paint
  const down = to.row.top > from.row.top
  const x0 = scale.x(from.at)
  const x1 = scale.x(to.at)
  if (Math.max(x0, x1) < 0 || Math.min(x0, x1) > scale.width) return
  const y0 = down ? from.row.floor : from.row.floor - from.row.level
  const y1 = down ? to.row.floor - to.row.level - 4 * k : to.row.floor + 8 * k
  pen(paint, 'accent', 1.25)
  ctx.beginPath()
  ctx.moveTo(x0, y0)
  if (Math.abs(x1 - x0) >= 2) {
    // Across where it is nearest to what it leads to.
    const across = y1 + (down ? -TURN : TURN) * k
    const round = Math.min(3 * k, Math.abs(x1 - x0) / 2)
    ctx.arcTo(x0, across, x1, across, round)
    ctx.arcTo(x1, across, x1, y1, round)
  }
  ctx.lineTo(x1, y1)
  ctx.stroke()
  const tip = down ? 6 * k : -6 * k
  ctx.beginPath()
  ctx.moveTo(x1, y1 + tip / 2)
  ctx.lineTo(x1 - 3 * k, y1 - tip / 2)
  ctx.lineTo(x1 + 3 * k, y1 - tip / 2)
  ctx.closePath()
  ctx.fillStyle = palette.color.accent
  ctx.fill()
}
