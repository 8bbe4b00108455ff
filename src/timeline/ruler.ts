import { fontOf } from './palette.ts'
import type { Palette } from './palette.ts'
import { formatTime, formatWallClock } from '../base/clock-text.ts'
import type { Surface } from './paint/surface.ts'
import { decimalsFor, ticksOf } from './scale.ts'
import type { Tick, TimeScale } from './scale.ts'

/** Labelled marks are at least this far apart, in pixels, and labels with so much between them. */
const GAP = 56
const BETWEEN = 14
/** … with the wall clock above them. */
const WALL_GAP = 82
/** How high a small mark is. */
const SMALL = 4
/** From the ruler's line up to the box of a label, and how high that is. */
const UNDER = 5
const LINE = 12.6
const SIZE = 10.5
/** The wall clock above a label: smaller, so far from the top. */
const WALL_SIZE = 9.5
const WALL_TOP = 9.5

/** What a ruler says, and where. */
export interface RulerLook {
  readonly scale: TimeScale
  readonly palette: Palette
  /** Labels give way to the cursor's tag. */
  readonly cursor: number
  /** In pixels. */
  readonly height: number
  /** The wall clock's time zero in milliseconds; null where time has none. */
  readonly zero: number | null
}

/** Draws a ruler, and answers where its labelled marks are, and what it says. */
export function paintRuler(ctx: Surface, look: RulerLook): { readonly grid: readonly number[]; readonly texts: readonly string[] } {
  const { scale, palette, height } = look
  const { ticks, step } = ticksApart(ctx, look)
  const majors = ticks.filter(({ major }) => major)
  marks(ctx, ticks, scale, palette, height)
  const texts = labels(ctx, majors, decimalsFor(step), look)
  return { grid: majors.map(({ t }) => scale.x(t)), texts }
}

/** The ruler's marks, far enough apart for labels with as many digits as their steps ask for. */
function ticksApart(ctx: Surface, { scale, palette, zero }: RulerLook): ReturnType<typeof ticksOf> {
  const gap = (zero === null ? GAP : WALL_GAP) * palette.k
  const found = ticksOf(scale, gap)
  ctx.font = fontOf(palette, SIZE, 400, true)
  const wide = ctx.measureText(formatTime(scale.view.to, decimalsFor(found.step))).width + BETWEEN * palette.k
  return wide > gap ? ticksOf(scale, wide) : found
}

function marks(ctx: Surface, ticks: readonly Tick[], scale: TimeScale, { color, k }: Palette, height: number): void {
  ctx.fillStyle = color['line-strong']
  ctx.beginPath()
  for (const { t, major } of ticks) if (!major) ctx.rect(scale.x(t), height - SMALL * k, 1, SMALL * k)
  ctx.fill()
}

/** A label keeps inside the plot at its ends, and gives way to the cursor's tag and to the one before it. */
function labels(ctx: Surface, majors: readonly Tick[], decimals: number, look: RulerLook): readonly string[] {
  const { scale, palette, height, zero } = look
  const { color, k } = palette
  const cursor = scale.x(look.cursor)
  const texts: string[] = []
  let taken = -Infinity
  ctx.font = fontOf(palette, SIZE, 400, true)
  ctx.fillStyle = color['ink-3']
  for (const { t } of majors) {
    const x = scale.x(t)
    if (Math.abs(x - cursor) < 46 * k) continue
    const text = formatTime(t, decimals)
    const { width, fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = ctx.measureText(text)
    const left = x < 24 ? x : x > scale.width - 28 ? x - width : x - width / 2
    const y = height - (UNDER + LINE / 2) * k + (Math.round(ascent) - Math.round(descent)) / 2
    if (left < taken) continue
    taken = left + width + 4 * k
    ctx.fillText(text, left, Math.floor(y))
    texts.push(text)
    if (zero !== null) texts.push(wall(ctx, formatWallClock(zero + t, decimals), x, scale.width, palette))
  }
  return texts
}

/** The wall clock above a label. */
function wall(ctx: Surface, text: string, x: number, end: number, palette: Palette): string {
  const font = ctx.font
  ctx.font = fontOf(palette, WALL_SIZE, 400, true)
  const { width } = ctx.measureText(text)
  ctx.fillText(text, Math.max(0, Math.min(end - width, x - width / 2)), Math.floor(WALL_TOP * palette.k))
  ctx.font = font
  return text
}

/**
 * The ruler on a canvas of its own: where elements that move are in the page's flow, the browser lays out and composes the whole page
 * anew in every frame of a zoom. What it says is the canvas' content for those who cannot see it.
 */
export class Ruler {
  readonly #canvas: HTMLCanvasElement
  readonly #ctx: CanvasRenderingContext2D

  constructor(canvas: HTMLCanvasElement) {
    const ctx = canvas.getContext('2d')
    if (!ctx) throw new Error('the browser has no 2d canvas')
    this.#canvas = canvas
    this.#ctx = ctx
  }

  /** Draws it at `ratio` device pixels a pixel, and answers where its labelled marks are: the grid's lines. */
  draw(look: RulerLook, ratio: number): readonly number[] {
    const { scale, height } = look
    this.#resize(scale.width, height, ratio)
    this.#ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    this.#ctx.clearRect(0, 0, scale.width, height)
    const { grid, texts } = paintRuler(this.#ctx, look)
    const said = texts.join(' ')
    if (this.#canvas.textContent !== said) this.#canvas.textContent = said
    return grid
  }

  #resize(width: number, height: number, ratio: number): void {
    const canvas = this.#canvas
    const [across, down] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))]
    if (canvas.width === across && canvas.height === down) return
    canvas.width = across
    canvas.height = down
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
  }
}
