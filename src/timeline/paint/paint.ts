import type { LaneModel } from '../../lanes/types.ts'
import type { Labels } from '../labels.ts'
import type { Row } from '../layout.ts'
import type { Palette, Token } from '../palette.ts'
import type { PatternName, Patterns } from '../patterns.ts'
import type { TimeScale } from '../scale.ts'
import type { Stamps } from '../stamps.ts'
import type { Surface } from './surface.ts'

/** What every painter of a lane has in hand. Vertical positions are a row's own; the canvas is already moved there. */
export interface Paint {
  readonly ctx: Surface
  readonly scale: TimeScale
  readonly palette: Palette
  readonly patterns: Patterns
  readonly k: number
  readonly labels: Labels
  readonly stamps: Stamps
  readonly model: LaneModel
}

export type Painter = (paint: Paint, row: Row) => void

/** A rectangle, and on it a pattern. */
export function fill(
  { ctx, palette, patterns }: Paint,
  token: Token | null,
  x: number,
  y: number,
  width: number,
  height: number,
  pattern?: PatternName,
): void {
  if (token && !palette.plain) {
    ctx.fillStyle = palette.color[token]
    ctx.fillRect(x, y, width, height)
  }
  if (!pattern) return
  ctx.fillStyle = patterns[pattern]
  ctx.fillRect(x, y, width, height)
}

const SOLID: number[] = []

export function pen({ ctx, palette, k }: Paint, token: Token, width: number, dash: readonly number[] = SOLID): void {
  ctx.strokeStyle = palette.color[token]
  ctx.lineWidth = width * k
  ctx.setLineDash(dash.length === 0 ? SOLID : dash.map((one) => one * k))
}

/** A line through points `x0, y0, x1, y1, …`. */
export function line(ctx: Surface, ...points: readonly number[]): void {
  ctx.beginPath()
  for (let i = 0; i < points.length; i += 2) ctx.lineTo(points[i] as number, points[i + 1] as number)
  ctx.stroke()
}

/** A level line as a rectangle: the canvas fills those many times faster than it strokes paths. */
export function level({ ctx, palette, k }: Paint, token: Token, width: number, x0: number, x1: number, y: number): void {
  const thick = width * k
  ctx.fillStyle = palette.color[token]
  ctx.fillRect(x0, y - thick / 2, x1 - x0, thick)
}

/** An upright line as a rectangle; its ends are square, so that it joins level lines. */
export function upright({ ctx, palette, k }: Paint, token: Token, width: number, x: number, y0: number, y1: number): void {
  const thick = width * k
  ctx.fillStyle = palette.color[token]
  ctx.fillRect(x - thick / 2, Math.min(y0, y1) - thick / 2, thick, Math.abs(y1 - y0) + thick)
}

/** A dashed level line, copied from a strip of them. */
export function dashes(paint: Paint, token: Token, x0: number, x1: number, y: number): void {
  const { stamps, k } = paint
  stamps.strip(`dashes ${token}`, 6 * k, 2 * k, x0, y - k, x1 - x0, (strip) => {
    strip.fillStyle = paint.palette.color[token]
    strip.fillRect(0, 0.5 * k, 3 * k, k)
  })
}

/** A one-pixel line is sharp between two pixels. */
export const crisp = (y: number): number => Math.round(y - 0.5) + 0.5

/** Where text begins in a mark that starts left of the plot's edge. */
export const textStart = (x0: number, inset: number): number => Math.max(x0, 0) + inset
