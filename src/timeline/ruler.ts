import { fontOf } from './palette.ts'
import type { Palette } from './palette.ts'
import { formatTime } from '../base/clock-text.ts'
import { decimalsFor, ticksOf } from './scale.ts'
import type { Tick, TimeScale } from './scale.ts'

/** Labelled marks are at least this far apart, in pixels. */
const GAP = 56
/** How high a small mark is. */
const SMALL = 4
/** From the ruler's line up to the box of a label, and how high that is. */
const UNDER = 5
const LINE = 12.6
const SIZE = 10.5

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

  /** Draws it, and answers where its labelled marks are: the grid's lines. `height` is in CSS pixels, as the scale's width is. */
  draw(scale: TimeScale, palette: Palette, cursor: number, height: number, ratio: number): readonly number[] {
    const ctx = this.#ctx
    const { ticks, step } = ticksOf(scale, GAP * palette.k)
    const majors = ticks.filter(({ major }) => major)
    this.#resize(scale.width, height, ratio)
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    ctx.clearRect(0, 0, scale.width, height)
    this.#marks(ticks, scale, palette, height)
    this.#labels(majors, decimalsFor(step), scale, palette, scale.x(cursor), height)
    return majors.map(({ t }) => scale.x(t))
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

  #marks(ticks: readonly Tick[], scale: TimeScale, { color, k }: Palette, height: number): void {
    const ctx = this.#ctx
    ctx.fillStyle = color['line-strong']
    ctx.beginPath()
    for (const { t, major } of ticks) if (!major) ctx.rect(scale.x(t), height - SMALL * k, 1, SMALL * k)
    ctx.fill()
  }

  /** A label keeps inside the plot at its ends, and gives way to the cursor's tag. */
  #labels(majors: readonly Tick[], decimals: number, scale: TimeScale, palette: Palette, cursor: number, height: number): void {
    const ctx = this.#ctx
    const canvas = this.#canvas
    const { color, k } = palette
    const texts: string[] = []
    ctx.font = fontOf(palette, SIZE, 400, true)
    ctx.fillStyle = color['ink-3']
    for (const { t } of majors) {
      const x = scale.x(t)
      if (Math.abs(x - cursor) < 46 * k) continue
      const text = formatTime(t, decimals)
      const { width, fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = ctx.measureText(text)
      const left = x < 24 ? x : x > scale.width - 28 ? x - width : x - width / 2
      const y = height - (UNDER + LINE / 2) * k + (Math.round(ascent) - Math.round(descent)) / 2
      ctx.fillText(text, left, Math.floor(y))
      texts.push(text)
    }
    const said = texts.join(' ')
    if (canvas.textContent !== said) canvas.textContent = said
  }
}
