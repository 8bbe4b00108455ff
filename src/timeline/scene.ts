import { markOf, segmentOf } from '../lanes/query.ts'
import type { Labels } from './labels.ts'
import type { Layout, Row } from './layout.ts'
import { polesOf } from './pennants.ts'
import { paintFlows } from './paint/flows.ts'
import { paintGhost } from './paint/ghost.ts'
import { paintLane } from './paint/index.ts'
import { crisp, line, pen } from './paint/paint.ts'
import type { Paint } from './paint/paint.ts'
import { paintProbeRuler } from './paint/probe-ruler.ts'
import { paintCountdown, paintSelection } from './paint/selection.ts'
import { paintSpots } from './paint/spots.ts'
import type { TimelineState } from './types.ts'

/** Marks reach that far beyond their rows. */
const MARGIN = 12

/** What is painted, and which part of it is in sight. */
export interface Scene {
  readonly state: TimelineState
  readonly layout: Layout
  /** How far the lanes are scrolled up. */
  readonly scrolled: number
  /** Of what is in sight, in pixels. */
  readonly height: number
  /** Where the ruler's labelled marks are. */
  readonly grid: readonly number[]
  /** For what is painted a second time: its labels are there already. */
  readonly muted: Labels
}

/** All lanes in sight, those that stay on top first. */
export function paintScene(paint: Paint, scene: Scene): void {
  const { ctx, scale, k } = paint
  const { pinned, pinnedHeight, rows } = scene.layout
  backdrop(paint, scene)
  if (pinned.length === 0) return lanes(paint, scene, rows, scene.scrolled)
  lanes(paint, scene, pinned, 0)
  pen(paint, 'line-strong', 1 / k)
  line(ctx, 0, crisp(pinnedHeight), scale.width, crisp(pinnedHeight))
  ctx.save()
  ctx.beginPath()
  ctx.rect(0, pinnedHeight + 1, scale.width, scene.height)
  ctx.clip()
  lanes(paint, scene, rows, scene.scrolled)
  ctx.restore()
}

/** Lanes from the back to the front: marks, another run's outline, the veil, the selection, labels. */
function lanes(paint: Paint, { state, height, muted }: Scene, all: readonly Row[], scrolled: number): void {
  const { ctx, labels } = paint
  const rows = all.filter((row) => row.top + row.height > scrolled - 20 && row.top < scrolled + height + 20)
  labels.clear()
  ctx.save()
  ctx.translate(0, -scrolled)
  for (const row of rows) paintLane(paint, row)
  if (state.ghost) for (const row of rows) paintGhost(paint, row, state.ghost, state.ghostLook)
  veil(paint, state, rows)
  foreground(paint, state, all, rows, muted)
  ctx.restore()
  labels.draw(scrolled)
}

/** The grid, and the poles of faults through all lanes. */
function backdrop(paint: Paint, { grid, height }: Scene): void {
  const { ctx, scale, k, model } = paint
  pen(paint, 'grid', 1 / k)
  for (const x of grid) line(ctx, x, 0, x, height)
  pen(paint, 'fail', 1, [2, 3])
  for (const { at, ends } of polesOf(model)) {
    const x = scale.x(at)
    if (x < 0 || x > scale.width) continue
    ctx.globalAlpha = ends ? 0.35 : 0.5
    line(ctx, x, 0, x, height)
  }
  ctx.globalAlpha = 1
}

function veil({ ctx, scale, palette }: Paint, { cursor }: TimelineState, rows: readonly Row[]): void {
  const x = Math.max(0, scale.x(cursor))
  const [first, last] = [rows[0], rows.at(-1)]
  if (palette.plain || x >= scale.width || !first || !last) return
  ctx.fillStyle = palette.color.future
  ctx.fillRect(x, first.nameTop - MARGIN, scale.width - x, last.top + last.height - first.nameTop + 2 * MARGIN)
}

function foreground(paint: Paint, state: TimelineState, all: readonly Row[], rows: readonly Row[], muted: Labels): void {
  const item = state.selection?.item
  const row = rows.find(({ lane }) => lane.id === state.selection?.lane)
  if (state.spots.length > 0) for (const one of rows) paintSpots(paint, one, state.spots)
  if (state.chain.length > 1) paintFlows(paint, all, state.chain, state.selection?.lane ?? null)
  if (row && item) paintSelection({ ...paint, labels: muted }, row, segmentOf(row.lane, item), markOf(row.lane, item))
  if (row?.lane.kind === 'probe') paintProbeRuler(paint, row, state.cursor)
  muted.clear()
  for (const one of rows) if (one.lane.kind === 'container') paintCountdown(paint, one, state.cursor)
}
