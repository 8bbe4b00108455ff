import type { AttemptMark, Lane } from '../../lanes/types.ts'
import { after, attemptsOf, columnsOf, walk } from '../columns.ts'
import type { Attempts } from '../columns.ts'
import type { Row } from '../layout.ts'
import type { Token } from '../palette.ts'
import { RANK } from '../labels.ts'
import { paintTrip } from './glyphs.ts'
import { crisp, fill, line, pen } from './paint.ts'
import type { Paint } from './paint.ts'

/** How much is drawn of an attempt, by the room that it has. */
type Detail = 'text' | 'numbers' | 'stems' | 'band'

/**
 * A probe: a floor where it is asked, a stem with a dot for success, a capped stem n/failureThreshold high for failure with the step
 * filled until the next attempt, and the trigger level at the threshold; reaching it fires ▲.
 */
export function paintProbe(paint: Paint, row: Row): void {
  const { lane } = row
  if (lane.detail.kind !== 'probe') return
  const { k, scale } = paint
  const gate = lane.detail.probe === 'startup'
  const spacing = lane.detail.period * scale.perMs
  const detail: Detail =
    spacing >= 26 * k ? 'text' : spacing >= 9 * k || (gate && spacing >= 4 * k) ? 'numbers' : spacing >= 4 * k ? 'stems' : 'band'
  const tall = row.level > 20 * k
  stretches(paint, row, gate, tall)
  const attempts = attemptsOf(lane)
  const first = Math.max(0, after(attempts.at, scale.t(-20)) - 1)
  const last = after(attempts.at, scale.t(scale.width + 20))
  if (detail === 'band') band(paint, row, attempts, first, last)
  else {
    for (let i = first; i < last; i++) attempt(paint, row, attempts, i, detail, tall)
    for (const [result, token] of PASSED.entries()) passed(paint, row, attempts, first, last, detail, result, token)
  }
  trips(paint, row, attempts, first, last)
}

/** Where it is asked: all floors are one path, and so are all trigger levels. */
function stretches(paint: Paint, row: Row, gate: boolean, tall: boolean): void {
  const { ctx } = paint
  const places: [number, number][] = []
  const stretch = (x0: number, x1: number): void => {
    places.push([x0, x1])
    const height = tall ? row.level * 0.4 : row.level
    if (gate) fill(paint, null, x0, row.floor - height, x1 - x0, height, 'gate')
  }
  walk(
    columnsOf(row.lane),
    paint.scale,
    1,
    (_, x0, x1) => stretch(x0, x1),
    ({ x0, x1 }) => stretch(x0, x1),
  )
  const level = (y: number): void => {
    ctx.beginPath()
    for (const [x0, x1] of places) {
      ctx.moveTo(x0, crisp(y))
      ctx.lineTo(x1, crisp(y))
    }
    ctx.stroke()
  }
  pen(paint, 'line-strong', 1)
  level(row.floor)
  if (!tall) return
  ctx.globalAlpha = 0.8
  pen(paint, 'fail', 1, [3, 3])
  level(row.floor - row.level)
  ctx.globalAlpha = 1
}

/** The whole threshold is the level; a small lane only tells one failure from the next. */
function heightOf(row: Row, run: number, threshold: number, tall: boolean, k: number): number {
  if (tall) return (Math.min(run, threshold) / threshold) * row.level
  return threshold > 3 ? Math.min(row.level - k, (4 + 1.5 * run) * k) : (Math.min(run, threshold) / threshold) * (row.level - 2 * k)
}

function attempt(paint: Paint, row: Row, { at, run, result }: Attempts, i: number, detail: Detail, tall: boolean): void {
  const { ctx, k, labels, scale } = paint
  const { lane } = row
  const x = scale.x(at[i] as number)
  const kind = result[i] as number
  const mark = detail === 'text' ? attemptAt(lane, i) : null
  if (mark) whisker(paint, row, mark, x)
  if (kind < 2) return
  const threshold = thresholdOf(lane)
  const count = run[i] as number
  const height = heightOf(row, count, threshold, tall, k)
  const gate = lane.detail.kind === 'probe' && lane.detail.probe === 'startup'
  if (kind === 2 && !gate) step(paint, row, x, at[i] as number, i + 1 < at.length ? (at[i + 1] as number) : Infinity, height)
  pen(paint, 'fail', 1.5)
  line(ctx, x, row.floor, x, row.floor - height)
  if (detail === 'stems' || (gate && !tall)) return
  pen(paint, 'fail', 2)
  line(ctx, x - 2.2 * k, row.floor - height, x + 2.2 * k, row.floor - height)
  if (!tall || kind === 3) return
  labels.add({
    text: String(count),
    x: x + 3 * k,
    y: row.floor - height - 3 * k,
    token: 'ink-2',
    size: 9.5,
    rank: RANK.failing / 2 + count,
  })
  if (mark?.output)
    labels.add({
      text: mark.output,
      x: x + 12 * k,
      y: row.floor - height - 3 * k,
      token: 'ink-3',
      rank: 1,
      fits: lane.detail.kind === 'probe' ? lane.detail.period * scale.perMs - 16 * k : 0,
    })
}

/** What stems that are no failures have, by their result. */
const PASSED: readonly Token[] = ['calm', 'live']

/** The stems of one result are one path, and so are their dots. */
function passed(
  paint: Paint,
  row: Row,
  { at, result }: Attempts,
  first: number,
  last: number,
  detail: Detail,
  wanted: number,
  token: Token,
): void {
  const { ctx, k, palette, scale } = paint
  const places: number[] = []
  for (let i = first; i < last; i++) if (result[i] === wanted) places.push(scale.x(at[i] as number))
  if (places.length === 0) return
  const top = row.floor - 5 * k
  pen(paint, token, 1.25)
  ctx.beginPath()
  for (const x of places) {
    ctx.moveTo(x, row.floor)
    ctx.lineTo(x, top)
  }
  ctx.stroke()
  if (detail === 'stems') return
  ctx.beginPath()
  for (const x of places) {
    ctx.moveTo(x + 1.9 * k, top)
    ctx.arc(x, top, 1.9 * k, 0, 2 * Math.PI)
  }
  ctx.fillStyle = palette.color[token]
  ctx.fill()
}

/** From sent to answered. */
function whisker(paint: Paint, row: Row, { at, until, result }: AttemptMark, x: number): void {
  const start = paint.scale.x(at)
  if (x - start < 2 || until === at) return
  pen(paint, result === 'success' ? 'live' : 'fail', 1.25)
  line(paint.ctx, start, row.floor - 2.5 * paint.k, start, row.floor)
  line(paint.ctx, start, row.floor - 1.25 * paint.k, x, row.floor - 1.25 * paint.k)
}

/** The count stands until the next attempt, but not beyond the stretch in which the probe is asked. */
function step(paint: Paint, row: Row, x: number, at: number, next: number, height: number): void {
  const { scale } = paint
  const columns = columnsOf(row.lane)
  const i = after(columns.to, at)
  const from = columns.from[i] ?? Infinity
  const period = row.lane.detail.kind === 'probe' ? row.lane.detail.period : 0
  const end = from <= at ? (columns.to[i] as number) : Math.min(from, at + period)
  const x1 = Math.min(scale.x(Math.min(next, end)), scale.width + 20)
  if (x1 > x) fill(paint, 'fail-fill', x, row.floor - height, x1 - x, height)
}

/** x, y, width, height */
type Box = readonly [number, number, number, number]

/** Too dense for stems: a band, and in it the highest count of each column. */
function band(paint: Paint, row: Row, { at, run, result }: Attempts, first: number, last: number): void {
  const { scale, k } = paint
  const threshold = thresholdOf(row.lane)
  const tall = row.level > 20 * k
  const each = 2 * k
  let column = -Infinity
  let highest = 0
  let right = -Infinity
  const asked: Box[] = []
  const failed: Box[] = []
  const flush = (): void => {
    if (column === -Infinity) return
    asked.push([column * each, row.floor - 5 * k, Math.max(each, right - column * each), 5 * k])
    if (highest === 0) return
    const height = heightOf(row, highest, threshold, tall, k)
    failed.push([column * each, row.floor - height, each, height])
  }
  for (let i = first; i < last; i++) {
    const x = scale.x(at[i] as number)
    const now = Math.floor(x / each)
    if (now !== column) {
      right = x - column * each <= 3 * each ? x : -Infinity
      flush()
      column = now
      highest = 0
      right = -Infinity
    }
    if ((result[i] as number) >= 2) highest = Math.max(highest, run[i] as number)
  }
  flush()
  boxes(paint, 'live', asked)
  boxes(paint, 'fail', failed)
}

/** As `fill` does, all at once. */
function boxes({ ctx, palette }: Paint, token: Token, all: readonly Box[]): void {
  if (palette.plain) return
  ctx.fillStyle = palette.color[token]
  ctx.beginPath()
  for (const [x, y, width, height] of all) ctx.rect(x, y, width, height)
  ctx.fill()
}

/** A trip is never lost, however far out; those that would cover each other are one. */
function trips(paint: Paint, row: Row, { at, result }: Attempts, first: number, last: number): void {
  const { scale, k, labels } = paint
  const level = row.floor - Math.max(row.level, 13 * k)
  const places: number[] = []
  for (let i = first; i < last; i++) {
    const x = scale.x(at[i] as number)
    if (result[i] === 3 && x - (places.at(-1) ?? -Infinity) >= 8 * k) places.push(x)
  }
  for (const [i, x] of places.entries()) {
    paintTrip(paint, x, level)
    if ((places[i + 1] ?? Infinity) - x < 20 * k) continue
    labels.add({ text: String(thresholdOf(row.lane)), x: x + 7 * k, y: level + 2.5 * k, token: 'fail', weight: 600, rank: RANK.failing })
  }
}

const thresholdOf = ({ detail }: Lane): number => (detail.kind === 'probe' ? Math.max(1, detail.failureThreshold) : 1)

const attemptAt = (lane: Lane, i: number): AttemptMark | null => {
  const mark = lane.marks[i]
  return mark?.kind === 'attempt' ? mark : null
}
