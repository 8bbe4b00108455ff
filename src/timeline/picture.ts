import { Labels } from './labels.ts'
import type { Layout } from './layout.ts'
import { makePatterns } from './patterns.ts'
import type { Patterns } from './patterns.ts'
import type { Palette } from './palette.ts'
import type { TimeScale } from './scale.ts'
import { paintScene } from './scene.ts'
import { CanvasStamps } from './stamps.ts'
import type { TimelineState } from './types.ts'

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const ctx = canvas.getContext('2d')
  if (!ctx) throw new Error('the browser has no 2d canvas')
  return ctx
}

/** The canvas: marks, the veil over the future, and above it labels, the selection, and what counts down. */
export class Picture {
  readonly #ctx: CanvasRenderingContext2D
  readonly #labels: Labels
  readonly #muted: Labels
  #palette: Palette
  #patterns: Patterns
  #stamps: CanvasStamps
  #ratio = 1
  #width = 0
  #height = 0

  constructor(canvas: HTMLCanvasElement, palette: Palette) {
    this.#ctx = contextOf(canvas)
    this.#palette = palette
    this.#labels = new Labels(this.#ctx, palette)
    this.#muted = new Labels(this.#ctx, palette)
    this.#patterns = makePatterns(this.#ctx, palette, 1)
    this.#stamps = new CanvasStamps(this.#ctx, 1)
  }

  /** CSS pixels of what is in sight, and device pixels of each. */
  resize(width: number, height: number, ratio: number): void {
    if (this.#width === width && this.#height === height && this.#ratio === ratio) return
    this.#width = width
    this.#height = height
    this.#ratio = ratio
    const { canvas } = this.#ctx
    canvas.width = Math.max(1, Math.round(width * ratio))
    canvas.height = Math.max(1, Math.round(height * ratio))
    canvas.style.width = `${width}px`
    canvas.style.height = `${height}px`
    this.restyle(this.#palette)
  }

  restyle(palette: Palette): void {
    this.#palette = palette
    this.#labels.restyle(palette)
    this.#muted.restyle(palette)
    this.#patterns = makePatterns(this.#ctx, palette, this.#ratio)
    this.#stamps = new CanvasStamps(this.#ctx, this.#ratio)
  }

  /** How wide a text of the Faults lane is. */
  readonly widthOf = (text: string): number => this.#labels.widthOf({ text, x: 0, y: 0, token: 'ink', rank: 0, weight: 500 })

  /** `scrolled`: how far the lanes are scrolled up; `grid`: where the ruler's labelled marks are. */
  draw(state: TimelineState, layout: Layout, scale: TimeScale, scrolled: number, grid: readonly number[]): void {
    const ctx = this.#ctx
    const palette = this.#palette
    ctx.setTransform(this.#ratio, 0, 0, this.#ratio, 0, 0)
    ctx.clearRect(0, 0, this.#width, this.#height)
    paintScene(
      { ctx, scale, palette, patterns: this.#patterns, k: palette.k, labels: this.#labels, stamps: this.#stamps, model: state.model },
      { state, layout, scrolled, height: this.#height, grid, muted: this.#muted },
    )
  }
}
