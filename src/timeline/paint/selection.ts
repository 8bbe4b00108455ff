import type { SimTime } from '../../base/time.ts'
import { stateAt } from '../../lanes/query.ts'
import { markEnd } from '../../lanes/table.ts'
import type { Mark, Segment } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import { RANK } from '../labels.ts'
import type { Row } from '../layout.ts'
import { formatDuration, formatStep } from '../../base/clock-text.ts'
import { paintSegment } from './container.ts'
import { paintExit } from './glyphs.ts'
import { drawText, measure } from './measure.ts'
import { pen } from './paint.ts'
import type { Paint } from './paint.ts'

/** An outline around what is selected. */
export function paintSelection(paint: Paint, row: Row, segment: Segment | null, mark: Mark | null): void {
  const { ctx, scale, k } = paint
  const from = segment?.from ?? mark?.at
  const to = segment?.to ?? (mark ? markEnd(mark) : undefined)
  if (from === undefined || to === undefined) return
  const around = segment ? 2 * k : 8 * k
  const x0 = Math.max(-10, scale.x(from) - around)
  const x1 = Math.min(scale.width + 10, scale.x(to) + around)
  if (x1 < -10 || x0 > scale.width + 10) return
  const top = row.floor - row.level - 2 * k
  if (segment && row.lane.kind === 'container') unveiled(paint, row, segment, x0 + around, x1 - around)
  pen(paint, 'accent', 1.75)
  ctx.beginPath()
  ctx.roundRect(x0, top, Math.max(6 * k, x1 - x0), row.level + 4 * k, 3 * k)
  ctx.stroke()
  for (const one of row.lane.kind === 'container' && segment ? row.lane.marks : []) {
    if (one.kind === 'exit' && (one.at === segment?.from || one.at === segment?.to))
      paintExit(paint, scale.x(one.at), row.floor, one.outcome)
  }
  if (segment && !(row.tall && paintMeasures(paint, row, segment))) paintLength(paint, row, segment, x0, x1)
}

/** What is selected is looked at, also in the future. */
function unveiled(paint: Paint, row: Row, segment: Segment, x0: number, x1: number): void {
  const { ctx, palette } = paint
  ctx.fillStyle = palette.color.plot
  ctx.fillRect(x0, row.floor - row.level, x1 - x0, row.level)
  paintSegment(paint, row, segment, x0, x1, null)
}

/** Two changes no further apart are a restart without a wait. */
const AT_ONCE = 1_000

/** What the kubelet counts a life from: where it restarted at once, the end of the life before. */
function countedFrom(marks: readonly Mark[], life: SimTime): SimTime {
  const end = marks.findLast(({ kind, at }) => kind === 'exit' && at <= life)
  return end && life - end.at < AT_ONCE ? end.at : life
}

/** The arithmetic of a back-off to scale, above the lane: what the container lived, what the back-off is, what came on top. */
function paintMeasures(paint: Paint, row: Row, segment: Segment): boolean {
  const { scale, k } = paint
  const { state } = segment
  const window = state.kind === 'crash-backoff' ? state.window : state.kind === 'terminated' ? state.held : null
  if (!window) return false
  const y = row.floor - row.level - 10 * k
  const lives = row.lane.segments.flatMap(({ from, to, state: one }) =>
    to <= segment.from && (one.kind === 'running' || one.kind === 'stopping') ? [{ from, restarts: one.restarts }] : [],
  )
  const last = lives.at(-1)
  const life = lives.find(({ restarts }) => restarts === last?.restarts)?.from
  const begin = life === undefined ? undefined : countedFrom(row.lane.marks, life)
  if (begin !== undefined) measure(paint, begin, window.since, y, [formatDuration(window.since - begin)], 'accent')
  const step = formatStep(window.step)
  measure(paint, window.since, window.until, y, [t('timeline.backoff', { step }), step], 'warn')
  if (segment.to > window.until && scale.x(segment.to) - scale.x(window.until) > 4 * k) {
    measure(paint, window.until, segment.to, y, [`+${formatDuration(segment.to - window.until)}`], 'ink-3', true)
  }
  return true
}

/** How long what is selected lasts, at its right end where that has room beside its label. */
function paintLength(paint: Paint, row: Row, segment: Segment, x0: number, x1: number): void {
  const { k, labels, scale } = paint
  const left = Math.max(0, x0)
  const right = Math.min(x1, scale.width)
  const style = { text: formatDuration(segment.to - segment.from), y: 0, token: 'accent', weight: 500 } as const
  const width = labels.widthOf({ ...style, x: 0, rank: 0 })
  const label = labels.widthOf({ text: segment.label, x: 0, y: 0, token: 'ink', weight: 600, rank: 0 })
  if (right - left < width + label + 26 * k) return
  drawText(paint, style.text, right - width - 7 * k, row.floor - Math.min(row.level / 2 - 3.6 * k, 6 * k), 'accent', 500)
}

/** Where a back-off stands at the cursor: a dot on its slope, and what is left of it. */
export function paintCountdown(paint: Paint, row: Row, cursor: SimTime): void {
  const { ctx, scale, k, labels, palette } = paint
  const segment = stateAt(paint.model, row.lane, cursor)
  if (!segment) return
  const { state } = segment
  const until =
    state.kind === 'crash-backoff'
      ? state.window?.until
      : state.kind === 'image-backoff'
        ? state.until
        : state.kind === 'terminated'
          ? state.held?.until
          : null
  const since = state.kind === 'terminated' ? state.held?.since : state.kind === 'crash-backoff' ? state.window?.since : segment.from
  if (until === undefined || until === null || since === undefined || cursor >= until) return
  const width = scale.x(Math.min(until, segment.to)) - scale.x(since)
  const level = state.kind === 'image-backoff' ? row.level * 0.85 : row.level
  const titled = state.kind !== 'terminated' && level > 24 * k && width >= 9 * k
  const height = titled ? level - 15 * k : level
  const x = scale.x(cursor)
  const y = row.floor - (1 - (cursor - since) / (until - since)) * height
  if (width < 26 * k) return
  ctx.beginPath()
  ctx.arc(x, y, 3 * k, 0, 2 * Math.PI)
  ctx.fillStyle = palette.color.warn
  ctx.fill()
  pen(paint, 'plot', 1.5)
  ctx.stroke()
  if (height < 14 * k) return
  const text = t('timeline.left', { time: formatDuration(until - cursor) })
  const at = x + 7 * k + 70 * k > scale.width ? x - 70 * k : x + 7 * k
  // What counts down has the first claim to its place.
  const place = { x: at, y: Math.min(y + 1 * k, row.floor - 4 * k), rank: RANK.selected, fixed: true, halo: true }
  labels.add({ text, ...place, token: 'ink', weight: 600 })
}
