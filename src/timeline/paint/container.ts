import { unreachable } from '../../base/assert.ts'
import { lastAt } from '../../lanes/query.ts'
import type { ContainerLaneState, CrashBackoffState, CrashWindow, ImageBackoffState, Segment } from '../../lanes/types.ts'
import { columnsOf, walk } from '../columns.ts'
import { RANK } from '../labels.ts'
import type { Row } from '../layout.ts'
import type { Token } from '../palette.ts'
import { paintTick } from './glyphs.ts'
import { paintFalls } from './falls.ts'
import { paintJoined } from './joined.ts'
import { crisp, dashes, fill, level, line, pen, textStart, upright } from './paint.ts'
import type { Paint } from './paint.ts'

/** How high a Waiting container stands, as a share of the level. */
const WAITING = 0.41
/** The bar above a wedge that names it. */
const TITLE = 15

/** A container: how high says what it does, patterns say how well. Each fall to the floor ends in its exit mark. */
export function paintContainer(paint: Paint, row: Row): void {
  const { scale, k } = paint
  const { segments } = row.lane
  const runs: Run[] = []
  walk(
    columnsOf(row.lane),
    scale,
    4 * k,
    (i, x0, x1) => {
      paintSegment(paint, row, segments[i] as Segment, x0, x1, segments[i - 1] ?? null)
    },
    (block) => {
      paintJoined(paint, block, row.floor, row.level)
      const run = runs.at(-1)
      if (run && block.x0 - run.x1 < 2) run.x1 = block.x1
      else runs.push({ x0: block.x0, x1: block.x1 })
    },
  )
  for (const run of runs) countRestarts(paint, row, run)
  paintFalls(paint, row)
}

/** A stretch in which neighbours are joined. */
interface Run {
  readonly x0: number
  x1: number
}

/** How often the container restarted in a stretch too dense to show it. */
function countRestarts(paint: Paint, row: Row, { x0, x1 }: Run): void {
  const { scale, k, labels } = paint
  if (x1 - x0 < 24 * k) return
  const before = restartsAt(row, scale.t(x0))
  const count = restartsAt(row, scale.t(x1)) - before
  const x = textStart(x0, 6 * k)
  const y = row.floor - row.level + (row.level > 40 * k ? 14 : 11) * k
  if (count > 0)
    labels.add({ text: `↻${count}`, x, y, token: 'ink', weight: 600, rank: RANK.failing, fits: Math.min(x1, scale.width) - x, halo: true })
}

function restartsAt({ lane }: Row, t: number): number {
  for (let i = lastAt(lane.segments, ({ from }) => from, t); i >= 0; i--) {
    const { state } = lane.segments[i] as Segment
    if ('restarts' in state) return state.restarts
  }
  return 0
}

export function paintSegment(paint: Paint, row: Row, segment: Segment, x0: number, x1: number, before: Segment | null): void {
  const state = segment.state as ContainerLaneState
  const top = row.floor - row.level
  const width = x1 - x0
  switch (state.kind) {
    case 'waiting':
      return box(paint, row, x0, width, row.level * WAITING, 'calm', 'calm-fill', 'dots')
    case 'blocked':
      box(paint, row, x0, width, row.level * WAITING, 'fail', 'fail-faint', 'blocked')
      return word(paint, row, segment, x0, x1, row.floor - (row.level * WAITING) / 2 + 3.6 * paint.k, 'ink')
    case 'lost':
      return box(paint, row, x0, width, row.level * WAITING, 'calm', null, 'unknown', [3, 2])
    case 'image-backoff':
      return paintImageBackoff(paint, row, segment, state, x0, x1)
    case 'crash-backoff':
      return paintCrashBackoff(paint, row, segment, state, x0, x1)
    case 'terminated':
      level(
        paint,
        state.outcome === 'completed' ? 'calm' : state.outcome === 'oom' ? 'oom' : 'fail',
        state.outcome === 'completed' ? 1.25 : 1.5,
        x0,
        x1,
        crisp(row.floor),
      )
      if (state.held) paintHeld(paint, row, state.held, x0, x1)
      return completed(paint, row, segment, x0, x1)
    case 'stopping':
      fill(paint, 'fail-faint', x0, top, width, row.level, 'stopping')
      return dashes(paint, 'fail', x0, x1, top)
    case 'running':
      fill(paint, state.ready ? 'live-fill' : 'live-faint', x0, top, width, row.level, state.ready ? undefined : 'unready')
      level(paint, 'live', state.ready ? 2 : 1.25, x0, x1, top)
      if (before?.state.kind !== 'running' || before.to !== segment.from) upright(paint, 'live', state.ready ? 2 : 1.25, x0, row.floor, top)
      return running(paint, row, state, x0, x1, before)
    default:
      return unreachable(state)
  }
}

function box(
  paint: Paint,
  row: Row,
  x: number,
  width: number,
  height: number,
  stroke: Token,
  inside: Token | null,
  pattern: 'dots' | 'blocked' | 'unknown' | 'jitter',
  dash: readonly number[] = [],
): void {
  fill(paint, inside, x, row.floor - height, width, height, pattern)
  pen(paint, stroke, 1, dash)
  paint.ctx.strokeRect(x, crisp(row.floor - height), width, height)
}

/** `Running` at the first start, `↻3` after the third restart; where the container becomes ready, if that has room. */
function running(
  paint: Paint,
  row: Row,
  state: ContainerLaneState & { kind: 'running' },
  x0: number,
  x1: number,
  before: Segment | null,
): void {
  const { k, labels, scale } = paint
  const follows = before?.state.kind === 'running' && before.state.ready === state.ready
  if (follows || (!state.ready && x1 - x0 < 60 * k)) return
  const x = textStart(x0, 6 * k)
  const y = row.level > 40 * k ? row.floor - row.level + 14 * k : row.floor - row.level / 2 + 3.6 * k
  const room = Math.min(x1, scale.width) - x - 3 * k
  const style = { x, y, token: 'live', weight: 600, rank: room } as const
  const full = state.restarts > 0 ? `↻${state.restarts}` : 'Running'
  if (labels.widthOf({ ...style, text: full }) <= room) labels.add({ ...style, text: full, halo: !state.ready })
}

function word(paint: Paint, row: Row, segment: Segment, x0: number, x1: number, y: number, token: Token): void {
  const { k, scale, labels } = paint
  const x = textStart(x0, 6 * k)
  labels.add({
    text: segment.label,
    x,
    y: row.level > 24 * k ? row.floor - row.level * WAITING - 5 * k : y,
    token,
    weight: 500,
    rank: RANK.failing + x1 - x0,
    fits: Math.min(x1, scale.width) - x - 3 * k,
    halo: true,
  })
}

/** A tick and the word, where the floor has room for them. */
function completed(paint: Paint, row: Row, { state, label, facts }: Segment, x0: number, x1: number): void {
  if (state.kind !== 'terminated') return
  const { k, labels, scale } = paint
  const left = textStart(x0, (state.outcome === 'completed' ? 4 : 10) * k)
  const room = Math.min(x1, scale.width) - left
  const y = row.floor - Math.min(row.level / 2, 10 * k) + 2.6 * k
  const failed = state.outcome !== 'completed'
  if (!failed && room > 14 * k) paintTick(paint, left, y - 3 * k, 'calm')
  const x = left + (failed ? 0 : 12 * k)
  const code = Number(facts.exitCode ?? state.exitCode)
  const long = { text: `${label}, exit code ${code}`, x, y, token: failed ? 'fail' : 'ink-3', rank: room } as const
  const fits = room - 16 * k
  labels.add(labels.widthOf(long) <= fits ? long : { ...long, text: label, fits })
}

/** The back-off counts down already, though the API still says Terminated. */
function paintHeld(paint: Paint, row: Row, { since, until }: CrashWindow, x0: number, x1: number): void {
  const { scale, ctx } = paint
  const end = Math.min(x1, scale.x(until))
  const start = Math.max(x0, scale.x(since))
  if (end - start < 4 * paint.k) return
  const top = row.floor - row.level
  wedge(paint, scale.x(since), scale.x(until), start, end, top, row.floor, 'warn-faint')
  if (x1 > end + 3) {
    pen(paint, 'warn', 1, [2, 2])
    line(ctx, end, crisp(row.floor - row.level * 0.12), x1, crisp(row.floor - row.level * 0.12))
  }
}

/** A slope from full height at `from` down to the floor at `to`, as far as it lies between `left` and `right`. */
function wedge(paint: Paint, from: number, to: number, left: number, right: number, top: number, floor: number, inside: Token): void {
  const { ctx, palette } = paint
  const span = Math.max(1e-6, to - from)
  const yAt = (x: number): number => floor - (1 - Math.min(1, Math.max(0, (x - from) / span))) * (floor - top)
  if (!palette.plain) {
    ctx.beginPath()
    ctx.moveTo(left, yAt(left))
    ctx.lineTo(right, yAt(right))
    ctx.lineTo(right, floor)
    ctx.lineTo(left, floor)
    ctx.closePath()
    ctx.fillStyle = palette.color[inside]
    ctx.fill()
  }
  pen(paint, 'warn', 1.75)
  line(ctx, left, yAt(left), right, yAt(right))
}

function paintCrashBackoff(paint: Paint, row: Row, segment: Segment, state: CrashBackoffState, x0: number, x1: number): void {
  const { scale } = paint
  const until = state.window ? Math.min(x1, Math.max(x0, scale.x(state.window.until))) : x1
  const from = state.window ? state.window.since : segment.from
  backoff(paint, row, segment, x0, x1, scale.x(from), scale.x(state.window ? state.window.until : segment.to), until, row.level)
}

function paintImageBackoff(paint: Paint, row: Row, segment: Segment, state: ImageBackoffState, x0: number, x1: number): void {
  const { scale } = paint
  const end = state.until === null ? scale.x(segment.to) : scale.x(state.until)
  backoff(paint, row, segment, x0, x1, scale.x(segment.from), end, Math.min(x1, Math.max(x0, end)), row.level * 0.85)
}

/** A wedge that reaches the floor when the back-off is over, then a dotted box until the pod worker looks; a title bar above. */
function backoff(
  paint: Paint,
  row: Row,
  segment: Segment,
  x0: number,
  x1: number,
  from: number,
  to: number,
  until: number,
  height: number,
): void {
  const { ctx, k, labels, scale, palette } = paint
  const top = row.floor - height
  const titled = height > 24 * k && x1 - x0 >= 9 * k
  const bar = titled ? TITLE * k : 0
  fill(paint, 'warn-faint', x0, top, until - x0, height)
  pen(paint, 'warn', 1)
  ctx.strokeRect(x0, crisp(top), until - x0, height)
  if (until > x0) wedge(paint, from, to, x0, until, from < x0 - 1 ? top : top + bar, row.floor, 'warn-fill')
  if (x1 - until > 1) box(paint, row, until, x1 - until, height * 0.3, 'warn', 'warn-faint', 'jitter', [2, 2])
  if (!titled) return
  ctx.fillStyle = palette.color['warn-solid']
  ctx.fillRect(x0, top, x1 - x0, bar)
  const left = Math.max(0, x0)
  const room = Math.min(x1, scale.width) - left
  const title = { text: segment.label, x: left, y: top + 11 * k, token: 'on-warn', weight: 600, size: 10, rank: RANK.failing } as const
  const form = labels.fitting([title, { ...title, weight: 500 }, { ...title, weight: 500, size: 9.25 }], room - 2 * k)
  if (form) labels.add({ ...form, x: left + Math.min(7 * k, (room - labels.widthOf(form)) / 2) })
}
