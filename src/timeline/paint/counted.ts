import type { ItemId } from '../../lanes/types.ts'
import type { Row } from '../layout.ts'
import { pen } from './paint.ts'
import type { Paint } from './paint.ts'

/** Below the floor of a lane, a tick under each mark and a bar under each segment in which the field at the editor's caret counted. */
export function paintCounted(paint: Paint, row: Row, counted: ReadonlySet<ItemId>): void {
  const { ctx, scale, k } = paint
  const y = row.floor + 2 * k
  pen(paint, 'accent', 2)
  ctx.beginPath()
  for (const { id, at } of row.lane.marks) {
    const x = scale.x(at)
    if (x < 0 || x > scale.width || !counted.has(id)) continue
    ctx.moveTo(x, y)
    ctx.lineTo(x, y + 5 * k)
  }
  for (const { id, from, to } of row.lane.segments) {
    if (!counted.has(id) || scale.x(to) < 0 || scale.x(from) > scale.width) continue
    ctx.moveTo(Math.max(0, scale.x(from)), y + k)
    ctx.lineTo(Math.min(scale.width, scale.x(to)), y + k)
  }
  ctx.stroke()
}
