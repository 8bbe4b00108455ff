import { fontOf } from '../palette.ts'
import { line, pen } from './paint.ts'
import type { Paint } from './paint.ts'

/** A length to scale, with the first of its texts that fits; `isLast`: the text may stand right of it, as nothing follows. */
export function measure(
  paint: Paint,
  from: number,
  to: number,
  y: number,
  texts: readonly string[],
  token: 'accent' | 'warn' | 'ink' | 'ink-3',
  isLast = false,
): void {
  const { ctx, scale, k, labels } = paint
  const x0 = scale.x(from)
  const x1 = scale.x(to)
  pen(paint, token, 1)
  line(ctx, x0 + 0.5, y - 4 * k, x0 + 0.5, y + 4 * k)
  line(ctx, x1 - 0.5, y - 4 * k, x1 - 0.5, y + 4 * k)
  const widthOf = (text: string): number => labels.widthOf({ text, x: 0, y, token, weight: 500, size: 10.5, rank: 0 })
  const fitting = texts.find((text) => widthOf(text) + 10 * k < x1 - x0)
  const text = fitting ?? (isLast ? texts.at(-1) : undefined) ?? ''
  const width = widthOf(text)
  const inside = fitting !== undefined
  const middle = (x0 + x1) / 2
  if (inside) {
    line(ctx, x0, y, middle - width / 2 - 3 * k, y)
    line(ctx, middle + width / 2 + 3 * k, y, x1, y)
  } else line(ctx, x0, y, x1, y)
  const outside = Math.min(x1 + 5 * k, scale.width - width - 2 * k)
  if (text !== '') drawText(paint, text, inside ? middle - width / 2 : outside, y + 3.6 * k, token === 'ink-3' ? 'ink-2' : token, 500)
}

/** A text with a seam of the plot's colour, legible on whatever it stands on. */
export function drawText(
  { ctx, k, palette }: Paint,
  text: string,
  x: number,
  y: number,
  token: 'accent' | 'warn' | 'ink' | 'ink-2',
  weight: number,
): void {
  ctx.font = fontOf(palette, 10.5, weight)
  ctx.strokeStyle = palette.color.plot
  ctx.lineWidth = 3 * k
  ctx.lineJoin = 'round'
  ctx.setLineDash([])
  ctx.strokeText(text, x, y)
  ctx.fillStyle = palette.color[token]
  ctx.fillText(text, x, y)
}
