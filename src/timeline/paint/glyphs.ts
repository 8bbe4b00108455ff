import type { ExitOutcome } from '../../lanes/types.ts'
import type { Token } from '../palette.ts'
import { line, pen } from './paint.ts'
import type { Paint } from './paint.ts'

/** A tick whose left end is at `x`. */
export function paintTick(paint: Paint, x: number, y: number, token: Token): void {
  const { ctx, k } = paint
  pen(paint, token, 1.8)
  ctx.lineCap = ctx.lineJoin = 'round'
  line(ctx, x, y + 0.4 * k, x + 2.7 * k, y + 3.2 * k, x + 8 * k, y - 2.8 * k)
  ctx.lineCap = 'butt'
  ctx.lineJoin = 'miter'
}

export function paintCross(paint: Paint, x: number, y: number, token: Token, arm = 2.2): void {
  const { ctx, k } = paint
  const reach = arm * k
  pen(paint, token, 1.5)
  ctx.lineCap = 'round'
  line(ctx, x - reach, y - reach, x + reach, y + reach)
  line(ctx, x - reach, y + reach, x + reach, y - reach)
  ctx.lineCap = 'butt'
}

/** Where a container fell: a disc with a cross, a square for OOMKilled; nothing where it completed. */
export function paintExit(paint: Paint, x: number, floor: number, outcome: ExitOutcome): void {
  if (outcome === 'completed') return
  paint.stamps.put(`exit ${outcome}`, 8 * paint.k, x, floor, (ctx) => exit({ ...paint, ctx }, outcome))
}

function exit(paint: Paint, outcome: ExitOutcome): void {
  const { ctx, k, palette } = paint
  ctx.beginPath()
  if (outcome === 'oom') ctx.rect(-5 * k, -5 * k, 10 * k, 10 * k)
  else ctx.arc(0, 0, 5.6 * k, 0, 2 * Math.PI)
  ctx.fillStyle = palette.color[outcome === 'oom' ? 'oom' : 'fail']
  pen(paint, 'plot', 1.5)
  ctx.fill()
  ctx.stroke()
  paintCross(paint, 0, 0, outcome === 'oom' ? 'panel' : 'on-fail')
}

/** A triangle that points down, with its tip at the bottom: SIGTERM hollow, SIGKILL solid. */
export function paintSignal(paint: Paint, x: number, y: number, solid: boolean): void {
  paint.stamps.put(`signal ${solid}`, 7 * paint.k, x, y, (ctx) => signal({ ...paint, ctx }, solid))
}

function signal(paint: Paint, solid: boolean): void {
  const { ctx, k, palette } = paint
  ctx.beginPath()
  ctx.moveTo(-4.6 * k, -4.6 * k)
  ctx.lineTo(4.6 * k, -4.6 * k)
  ctx.lineTo(0, 4.6 * k)
  ctx.closePath()
  ctx.fillStyle = palette.color[solid ? 'fail' : 'plot']
  ctx.fill()
  pen(paint, 'fail', 1.4)
  ctx.lineJoin = 'round'
  ctx.stroke()
}

/** The trigger level was reached. */
export function paintTrip(paint: Paint, x: number, level: number): void {
  paint.stamps.put('trip', 7 * paint.k, x, level, (ctx) => trip({ ...paint, ctx }))
}

function trip(paint: Paint): void {
  const { ctx, k, palette } = paint
  ctx.beginPath()
  ctx.moveTo(-5 * k, 3.5 * k)
  ctx.lineTo(0, -5 * k)
  ctx.lineTo(5 * k, 3.5 * k)
  ctx.closePath()
  pen(paint, 'plot', 1.5)
  ctx.stroke()
  ctx.fillStyle = palette.color.fail
  ctx.fill()
}

/** An Event, or several: `size` is from the middle to a corner. */
export function paintDiamond(paint: Paint, x: number, y: number, size: number, warning: boolean): void {
  paint.stamps.put(`event ${size} ${warning}`, size + 2 * paint.k, x, y, (ctx) => diamond({ ...paint, ctx }, size, warning))
}

function diamond(paint: Paint, size: number, warning: boolean): void {
  const { ctx, palette } = paint
  ctx.beginPath()
  ctx.moveTo(-size, 0)
  ctx.lineTo(0, -size)
  ctx.lineTo(size, 0)
  ctx.lineTo(0, size)
  ctx.closePath()
  ctx.fillStyle = palette.color[warning ? 'warn-solid' : 'plot']
  ctx.fill()
  pen(paint, warning ? 'warn' : 'calm', 1.25)
  ctx.stroke()
}
