import { markOf, segmentOf } from '../lanes/query.ts'
import { Labels } from './labels.ts'
import type { Layout, Row } from './layout.ts'
import { makePatterns } from './patterns.ts'
import type { Patterns } from './patterns.ts'
import type { Palette } from './palette.ts'
import { polesOf } from './pennants.ts'
import { paintFlows } from './paint/flows.ts'
import { paintGhost } from './paint/ghost.ts'
import { paintLane } from './paint/index.ts'
import { paintCountdown, paintSelection } from './paint/selection.ts'
import { line, pen } from './paint/paint.ts'
import type { Paint } from './paint/paint.ts'
import type { TimeScale } from './scale.ts'
import type { TimelineState } from './types.ts'

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const ctx = canvas.getContext('2d')
  if (!ctx) throw new Error('the browser has no 2d canvas')
  return ctx
}

/**
 * The two canvases. Marks change with the view and the model; what is above the veil (labels, selection, what counts down) also with
 * the cursor, which moves in each frame while playing.
 */
export class Picture {
  private readonly marks: CanvasRenderingContext2D
  private readonly top: CanvasRenderingContext2D
  private readonly labels: Labels
  /** For what is painted a second time: its labels are there already. */
  private readonly muted: Labels
  private palette: Palette
  private patterns: Patterns
  private ratio = 1
  private width = 0
  private height = 0

  constructor(marks: HTMLCanvasElement, top: HTMLCanvasElement, palette: Palette) {
    this.marks = contextOf(marks)
    this.top = contextOf(top)
    this.palette = palette
    this.labels = new Labels(this.top, palette)
    this.muted = new Labels(this.top, palette)
    this.patterns = makePatterns(this.marks, palette, 1)
  }

  /** CSS pixels of what is in sight. */
  resize(width: number, height: number, ratio: number): void {
    if (this.width === width && this.height === height && this.ratio === ratio) return
    Object.assign(this, { width, height, ratio })
    for (const { canvas } of [this.marks, this.top]) {
      canvas.width = Math.max(1, Math.round(width * ratio))
      canvas.height = Math.max(1, Math.round(height * ratio))
      canvas.style.width = `${width}px`
      canvas.style.height = `${height}px`
    }
    this.restyle(this.palette)
  }

  restyle(palette: Palette): void {
    this.palette = palette
    this.labels.restyle(palette)
    this.muted.restyle(palette)
    this.patterns = makePatterns(this.marks, palette, this.ratio)
  }

  private paintOn(ctx: CanvasRenderingContext2D, state: TimelineState, scale: TimeScale): Paint {
    return { ctx, scale, palette: this.palette, patterns: this.patterns, k: this.palette.k, labels: this.labels, model: state.model }
  }

  private clear(ctx: CanvasRenderingContext2D): void {
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0)
    ctx.clearRect(0, 0, this.width, this.height)
  }

  private inSight({ top, height }: Row, scrolled: number): boolean {
    return top + height > scrolled - 20 && top < scrolled + this.height + 20
  }

  /** Grid, poles, and the marks of every lane in sight. */
  drawMarks(state: TimelineState, layout: Layout, scale: TimeScale, scrolled: number, grid: readonly number[]): void {
    const ctx = this.marks
    this.clear(ctx)
    const paint = this.paintOn(ctx, state, scale)
    pen(paint, 'grid', 1 / paint.k)
    for (const x of grid) line(ctx, x, 0, x, this.height)
    for (const { at, ends } of polesOf(state.model)) {
      ctx.globalAlpha = ends ? 0.35 : 0.5
      pen(paint, 'fail', 1, [2, 3])
      line(ctx, scale.x(at), 0, scale.x(at), this.height)
    }
    ctx.globalAlpha = 1
    this.labels.clear()
    ctx.translate(0, -scrolled)
    for (const row of layout.rows) if (this.inSight(row, scrolled)) paintLane(paint, row)
    if (state.ghost) for (const row of layout.rows) if (this.inSight(row, scrolled)) paintGhost(paint, row, state.ghost)
  }

  /** What is over the veil. */
  drawTop(state: TimelineState, layout: Layout, scale: TimeScale, scrolled: number): void {
    const ctx = this.top
    this.clear(ctx)
    const paint = this.paintOn(ctx, state, scale)
    ctx.translate(0, -scrolled)
    const row = layout.rows.find(({ lane }) => lane.id === state.selection?.lane)
    if (state.chain.length > 1) paintFlows(paint, layout, state.chain)
    const item = state.selection?.item
    if (row && item) paintSelection({ ...paint, labels: this.muted }, row, segmentOf(row.lane, item), markOf(row.lane, item))
    this.muted.clear()
    for (const one of layout.rows) if (one.lane.kind === 'container' && this.inSight(one, scrolled)) paintCountdown(paint, one, state.cursor)
    ctx.setTransform(this.ratio, 0, 0, this.ratio, 0, 0)
    this.labels.draw(scrolled)
  }
}
