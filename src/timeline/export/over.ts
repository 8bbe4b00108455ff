import { formatDuration, formatTime } from '../../base/clock-text.ts'
import { t } from '../../messages/index.ts'
import { sightEnd } from '../extent.ts'
import { fontOf } from '../palette.ts'
import { line, pen } from '../paint/paint.ts'
import type { Paint } from '../paint/paint.ts'
import { endWords, placedFaults } from '../pennants.ts'
import type { PlacedFault } from '../pennants.ts'
import type { TimelineState } from '../types.ts'

/** The Faults lane: flags with what was done, and how long each fault lasts. `top` and `height` are the lane's. */
export function paintFaults(paint: Paint, top: number, height: number): void {
  const { model, scale, k, labels } = paint
  const measure = (text: string): number => labels.widthOf({ text, x: 0, y: 0, token: 'ink', rank: 0, weight: 500 })
  for (const fault of placedFaults(model, scale, k, measure)) {
    if (fault.x1 >= -20 && fault.x0 <= scale.width + 20) flag(paint, fault, top, height)
  }
}

function flag(paint: Paint, fault: PlacedFault, top: number, height: number): void {
  const { ctx, k, palette, scale, stamps } = paint
  const { state, segment, x0, x1, aside, name, endNamed } = fault
  const bottom = top + height
  if (state.lasts) {
    const left = Math.max(-20, x0)
    const right = Math.min(x1, scale.width + 20)
    stamps.strip('band', 6 * Math.SQRT2 * k, 4 * k, left, bottom - 6 * k, right - left, (strip) => hatch({ ...paint, ctx: strip }))
  }
  const isCommand = state.what.kind === 'command'
  const isRefused = state.what.kind === 'command' && state.what.refused !== null
  const color = palette.color[isCommand && !isRefused ? 'ink-2' : 'fail']
  const [x, y] = [x0 + aside - 1, top + 4 * k]
  ctx.setLineDash([])
  ctx.lineWidth = 1.5 * k
  ctx.strokeStyle = ctx.fillStyle = color
  ctx.beginPath()
  ctx.moveTo(x + k, y)
  ctx.lineTo(x + k, y + 20 * k)
  ctx.stroke()
  ctx.beginPath()
  ctx.moveTo(x + k, y)
  ctx.lineTo(x + 12 * k, y)
  ctx.lineTo(x + 9 * k, y + 4.5 * k)
  ctx.lineTo(x + 12 * k, y + 9 * k)
  ctx.lineTo(x + k, y + 9 * k)
  ctx.closePath()
  if (isRefused) ctx.stroke()
  else ctx.fill()
  says(paint, name, x + 17 * k, y + 10 * k, isRefused ? 'ink-2' : 'ink', 500)
  if (endNamed) says(paint, endWords(segment), x1 + 5, bottom - 2.5 * k, 'ink-2', 400)
}

/** One stroke of the band that says how long a fault lasts. */
function hatch(paint: Paint): void {
  const { ctx, k } = paint
  pen(paint, 'fail', 1.2)
  ctx.globalAlpha = 0.55
  line(ctx, 0, -k, 6 * k, 5 * k)
}

function says({ ctx, k, palette }: Paint, text: string, x: number, y: number, token: 'ink' | 'ink-2', weight: number): void {
  if (text === '') return
  ctx.font = fontOf(palette, 10.5, weight)
  ctx.strokeStyle = palette.color.plot
  ctx.lineWidth = 3 * k
  ctx.lineJoin = 'round'
  ctx.strokeText(text, x, y)
  ctx.lineJoin = 'miter'
  ctx.fillStyle = palette.color[token]
  ctx.fillText(text, x, y)
}

/** What lies over lanes, ruler and Faults: measure, cover, cursor. `head`: how high ruler and Faults are; `bottom`: where all lanes end. */
export function paintOver(paint: Paint, state: TimelineState, ruler: number, bottom: number): void {
  const { scale } = paint
  if (state.measure) band(paint, state.measure, ruler, bottom)
  const x = scale.x(state.cursor)
  if (state.futureHidden && state.cursor < sightEnd(state)) cover(paint, Math.max(0, x), ruler, bottom)
  if (x >= -1 && x <= scale.width + 1) cursorAt(paint, state, x, bottom)
}

function band({ ctx, scale, palette, k }: Paint, { from, to }: NonNullable<TimelineState['measure']>, top: number, bottom: number): void {
  const [x0, x1] = [Math.max(-10, scale.x(from)), Math.min(scale.width + 10, scale.x(to))]
  ctx.fillStyle = palette.color['accent-soft']
  ctx.fillRect(x0, top, x1 - x0, bottom - top)
  ctx.fillStyle = palette.color.accent
  for (const x of [x0, x1 - 1]) ctx.fillRect(x, top, 1, bottom - top)
  const text = formatDuration(to - from)
  ctx.font = fontOf(palette, 10.5, 500, true)
  const { width } = ctx.measureText(text)
  const left = (x0 + x1 - width) / 2
  ctx.beginPath()
  ctx.roundRect(left - 6, top + 4 * k, width + 12, 17 * k, 3)
  ctx.fillStyle = palette.color.panel
  ctx.fill()
  ctx.strokeStyle = palette.color.accent
  ctx.lineWidth = 1
  ctx.setLineDash([])
  ctx.stroke()
  ctx.fillStyle = palette.color.accent
  ctx.fillText(text, left, top + 16 * k)
}

/** What is not to be known yet. */
function cover({ ctx, scale, palette, k }: Paint, x: number, top: number, bottom: number): void {
  ctx.fillStyle = palette.color.raised
  ctx.fillRect(x + 1, top, scale.width - x, bottom - top)
  const text = t('timeline.future')
  ctx.font = fontOf(palette, 13)
  const { width } = ctx.measureText(text)
  if (width + 16 * k > scale.width - x) return
  ctx.fillStyle = palette.color['ink-2']
  ctx.fillText(text, (x + scale.width - width) / 2, (top + bottom) / 2)
}

/** Where its tag ends, and the line begins. */
const TAG = 22

function cursorAt({ ctx, scale, palette, k }: Paint, { cursor }: TimelineState, x: number, bottom: number): void {
  ctx.fillStyle = palette.color.ink
  ctx.fillRect(x - 0.625 * k, TAG * k, 1.25 * k, bottom - TAG * k)
  ctx.beginPath()
  ctx.moveTo(x - 5 * k, TAG * k - 1)
  ctx.lineTo(x + 5 * k, TAG * k - 1)
  ctx.lineTo(x, (TAG + 5) * k - 1)
  ctx.closePath()
  ctx.fill()
  const text = formatTime(cursor, scale.perMs > 0.5 ? 3 : 1)
  ctx.font = fontOf(palette, 10.5, 600, true)
  const { width } = ctx.measureText(text)
  const wide = width + 14 * k
  const left = Math.max(0, Math.min(scale.width - wide, x - wide / 2))
  ctx.beginPath()
  ctx.roundRect(left, (TAG - 17) * k, wide, 17 * k, 1)
  ctx.fill()
  ctx.fillStyle = palette.color.panel
  ctx.fillText(text, left + 7 * k, (TAG - 4.8) * k)
}
