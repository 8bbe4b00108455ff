import { markOf, segmentOf } from '../lanes/query.ts'
import { Labels } from './labels.ts'
import type { Layout, Row } from './layout.ts'
import { makePatterns } from './patterns.ts'
import type { Patterns } from './patterns.ts'
import type { Palette } from './palette.ts'
import { polesOf } from './pennants.ts'
import { paintFlows } from './paint/flows.ts'
import { paintGhost } from './paint/ghost.ts'
import { paintProbeRuler } from './paint/probe-ruler.ts'
import { paintLane } from './paint/index.ts'
import { paintCountdown, paintSelection } from './paint/selection.ts'
import { paintSpots } from './paint/spots.ts'
import { crisp, line, pen } from './paint/paint.ts'
import type { Paint } from './paint/paint.ts'
import type { TimeScale } from './scale.ts'
import { Stamps } from './stamps.ts'
import type { TimelineState } from './types.ts'

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const ctx = canvas.getContext('2d')
  if (!ctx) throw new Error('the browser has no 2d canvas')
  return ctx
}

/** Marks reach that far beyond their rows. */
const MARGIN = 12

/** The canvas: marks, the veil over the future, and above it labels, the selection, and what counts down. */
export class Picture {
  readonly #ctx: CanvasRenderingContext2D
  readonly #labels: Labels
  /** For what is painted a second time: its labels are there already. */
  readonly #muted: Labels
  #palette: Palette
  #patterns: Patterns
  #stamps = new Stamps(1)
  #ratio = 1
  #width = 0
  #height = 0

  constructor(canvas: HTMLCanvasElement, palette: Palette) {
    this.#ctx = contextOf(canvas)
    this.#palette = palette
    this.#labels = new Labels(this.#ctx, palette)
    this.#muted = new Labels(this.#ctx, palette)
    this.#patterns = makePatterns(this.#ctx, palette, 1)
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
    this.#stamps = new Stamps(this.#ratio)
  }

  /** How wide a text of the Faults lane is. */
  readonly widthOf = (text: string): number => this.#labels.widthOf({ text, x: 0, y: 0, token: 'ink', rank: 0, weight: 500 })

  #inSight({ top, height }: Row, scrolled: number): boolean {
    return top + height > scrolled - 20 && top < scrolled + this.#height + 20
  }

  /** `scrolled`: how far the lanes are scrolled up; `grid`: where the ruler's labelled marks are. */
  draw(state: TimelineState, layout: Layout, scale: TimeScale, scrolled: number, grid: readonly number[]): void {
    const ctx = this.#ctx
    const ratio = this.#ratio
    const paint: Paint = {
      ctx,
      scale,
      palette: this.#palette,
      patterns: this.#patterns,
      k: this.#palette.k,
      labels: this.#labels,
      stamps: this.#stamps,
      model: state.model,
    }
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    ctx.clearRect(0, 0, this.#width, this.#height)
    this.#backdrop(paint, grid)
    const { pinned, pinnedHeight } = layout
    if (pinned.length === 0) return this.#lanes(paint, state, layout.rows, scrolled)
    this.#lanes(paint, state, pinned, 0)
    pen(paint, 'line-strong', 1 / paint.k)
    line(ctx, 0, crisp(pinnedHeight), this.#width, crisp(pinnedHeight))
    ctx.save()
    ctx.beginPath()
    ctx.rect(0, pinnedHeight + 1, this.#width, this.#height)
    ctx.clip()
    this.#lanes(paint, state, layout.rows, scrolled)
    ctx.restore()
  }

  /** Lanes from the back to the front: marks, another run's outline, the veil, the selection, labels. */
  #lanes(paint: Paint, state: TimelineState, all: readonly Row[], scrolled: number): void {
    const ctx = this.#ctx
    const ratio = this.#ratio
    const rows = all.filter((row) => this.#inSight(row, scrolled))
    this.#labels.clear()
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    ctx.translate(0, -scrolled)
    for (const row of rows) paintLane(paint, row)
    if (state.ghost) for (const row of rows) paintGhost(paint, row, state.ghost, state.ghostLook)
    this.#veil(paint, state, rows)
    this.#foreground(paint, state, all, rows)
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0)
    this.#labels.draw(scrolled)
  }

  /** The grid, and the poles of faults through all lanes. */
  #backdrop(paint: Paint, grid: readonly number[]): void {
    const { ctx, scale, k, model } = paint
    pen(paint, 'grid', 1 / k)
    for (const x of grid) line(ctx, x, 0, x, this.#height)
    pen(paint, 'fail', 1, [2, 3])
    for (const { at, ends } of polesOf(model)) {
      const x = scale.x(at)
      if (x < 0 || x > scale.width) continue
      ctx.globalAlpha = ends ? 0.35 : 0.5
      line(ctx, x, 0, x, this.#height)
    }
    ctx.globalAlpha = 1
  }

  #veil({ ctx, scale, palette }: Paint, { cursor }: TimelineState, rows: readonly Row[]): void {
    const x = Math.max(0, scale.x(cursor))
    const [first, last] = [rows[0], rows.at(-1)]
    if (palette.plain || x >= scale.width || !first || !last) return
    ctx.fillStyle = palette.color.future
    ctx.fillRect(x, first.nameTop - MARGIN, scale.width - x, last.top + last.height - first.nameTop + 2 * MARGIN)
  }

  #foreground(paint: Paint, state: TimelineState, all: readonly Row[], rows: readonly Row[]): void {
    const item = state.selection?.item
    const row = rows.find(({ lane }) => lane.id === state.selection?.lane)
    if (state.spots.length > 0) for (const one of rows) paintSpots(paint, one, state.spots)
    if (state.chain.length > 1) paintFlows(paint, all, state.chain, state.selection?.lane ?? null)
    if (row && item) paintSelection({ ...paint, labels: this.#muted }, row, segmentOf(row.lane, item), markOf(row.lane, item))
    if (row?.lane.kind === 'probe') paintProbeRuler(paint, row, state.cursor)
    this.#muted.clear()
    for (const one of rows) if (one.lane.kind === 'container') paintCountdown(paint, one, state.cursor)
  }
}
