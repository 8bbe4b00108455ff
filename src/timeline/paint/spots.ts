import type { Row } from '../layout.ts'
import type { Spot } from '../types.ts'
import { pen } from './paint.ts'
import type { Paint } from './paint.ts'

/** What is pointed out in a lane, below its floor: a tick for a moment, a bar for a stretch. */
export function paintSpots(paint: Paint, row: Row, spots: readonly Spot[]): void {
  const { ctx, scale, k } = paint
  const y = row.floor + 2 * k
  pen(paint, 'accent', 2)
  ctx.beginPath()
  for (const { lane, from, to } of spots) {
    if (lane !== row.lane.id || scale.x(to) < 0 || scale.x(from) > scale.width) continue
    const x0 = Math.max(0, scale.x(from))
    const x1 = Math.min(scale.width, scale.x(to))
    if (x1 - x0 < 2 * k) {
      ctx.moveTo(x0, y)
      ctx.lineTo(x0, y + 5 * k)
    } else {
      ctx.moveTo(x0, y + k)
      ctx.lineTo(x1, y + k)
    }
  }
  ctx.stroke()
}
