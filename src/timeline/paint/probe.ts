import type { AttemptMark, Lane } from '../../lanes/types.ts'
import { attemptsOf, highestOf, thinned } from '../attempts.ts'
import type { Attempts } from '../attempts.ts'
import { after, columnsOf, walk } from '../columns.ts'
import type { Row } from '../layout.ts'
import type { Token } from '../palette.ts'
import { RANK } from '../labels.ts'
import { paintTrip } from './glyphs.ts'
import { crisp, dashes, fill, level, upright } from './paint.ts'
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
  // One that is answered later than what is in sight.
  const asked = detail === 'text' ? attemptAt(lane, last) : null
  if (asked && scale.x(asked.at) < scale.width) whisker(paint, row, asked, scale.x(asked.until))
  trips(paint, row, attempts)
}

/** Where it is asked: a floor, and above it the trigger level. Stretches that touch are one. */
function stretches(paint: Paint, row: Row, gate: boolean, tall: boolean): void {
  const { ctx } = paint
  const places: [number, number][] = []
  const stretch = (x0: number, x1: number): void => {
    const last = places.at(-1)
    if (last && x0 - last[1] < 1) last[1] = x1
    else places.push([x0, x1])
    const height = tall ? row.level * 0.4 : row.level
    if (gate) fill(paint, null, x0, row.floor - height, x1 - x0, height, 'gate')
  }
  walk(
    columnsOf(row.lane),
    paint.scale,
    3 * paint.k,
    (_, x0, x1) => stretch(x0, x1),
    ({ x0, x1 }) => stretch(x0, x1),
  )
  for (const [x0, x1] of places) if (x1 - x0 > 2 * paint.k) level(paint, 'line-strong', 1, x0, x1, crisp(row.floor))
  if (!tall) return
  ctx.globalAlpha = 0.8
  // A stretch that has room for one dash alone would look like a mark.
  for (const [x0, x1] of places) if (x1 - x0 > 6 * paint.k) dashes(paint, 'fail', x0, x1, crisp(row.floor - row.level))
  ctx.globalAlpha = 1
}

/** The whole threshold is the level; a small lane only tells one failure from the next. */
function heightOf(row: Row, run: number, threshold: number, tall: boolean, k: number): number {
  if (tall) return (Math.min(run, threshold) / threshold) * row.level
  return threshold > 3 ? Math.min(row.level - k, (4 + 1.5 * run) * k) : (Math.min(run, threshold) / threshold) * (row.level - 2 * k)
}

function attempt(paint: Paint, row: Row, { at, run, result }: Attempts, i: number, detail: Detail, tall: boolean): void {
  const { k, labels, scale } = paint
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
  upright(paint, 'fail', 1.5, x, row.floor, row.floor - height)
  if (detail === 'stems' || (gate && !tall)) return
  level(paint, 'fail', 2, x - 2.2 * k, x + 2.2 * k, row.floor - height)
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

/** Stems, and dots on them; the dots of one result are one path. */
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
  for (const x of places) upright(paint, token, 1.25, x, row.floor, top)
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
  const token = result === 'success' ? 'live' : 'fail'
  upright(paint, token, 1.25, start, row.floor - 2.5 * paint.k, row.floor)
  level(paint, token, 1.25, start, x, row.floor - 1.25 * paint.k)
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

/** Too dense for stems: a band, and in it the highest count of each column. */
function band(paint: Paint, row: Row, attempts: Attempts, first: number, last: number): void {
  const { ctx, palette, scale, k } = paint
  if (palette.plain) return
  const { at } = attempts
  const threshold = thresholdOf(row.lane)
  const tall = row.level > 20 * k
  const each = 2 * k
  const failed: [number, number][] = []
  let start = -Infinity
  let right = -Infinity
  const asked = (): void => {
    if (right > start) ctx.fillRect(start, row.floor - 5 * k, right - start, 5 * k)
  }
  ctx.fillStyle = palette.color.live
  for (let i = first; i < last; ) {
    const column = Math.floor(scale.x(at[i] as number) / each)
    const next = Math.max(i + 1, after(at, scale.t((column + 1) * each), i))
    const x = column * each
    if (x - right > 2 * each) {
      asked()
      start = x
    }
    right = x + each
    const highest = highestOf(attempts, i, next)
    if (highest > 0) failed.push([x, heightOf(row, highest, threshold, tall, k)])
    i = next
  }
  asked()
  ctx.fillStyle = palette.color.fail
  for (const [x, height] of failed) ctx.fillRect(x, row.floor - height, each, height)
}

/** A trip is never lost, however far out; those that would cover each other are one. */
function trips(paint: Paint, row: Row, attempts: Attempts): void {
  const { scale, k, labels } = paint
  const y = row.floor - Math.max(row.level, 13 * k)
  const places = thinned(attempts.trips, scale.t(-20), scale.t(scale.width + 20), (8 * k) / scale.perMs).map((at) => scale.x(at))
  for (const [i, x] of places.entries()) {
    paintTrip(paint, x, y)
    if ((places[i + 1] ?? Infinity) - x < 20 * k) continue
    labels.add({ text: String(thresholdOf(row.lane)), x: x + 7 * k, y: y + 2.5 * k, token: 'fail', weight: 600, rank: RANK.failing })
  }
}

const thresholdOf = ({ detail }: Lane): number => (detail.kind === 'probe' ? Math.max(1, detail.failureThreshold) : 1)

const attemptAt = (lane: Lane, i: number): AttemptMark | null => {
  const mark = lane.marks[i]
  return mark?.kind === 'attempt' ? mark : null
}
