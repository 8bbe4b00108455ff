import { lastAt } from '../../lanes/query.ts'
import type { HookMark, Lane, Mark, SignalMark } from '../../lanes/types.ts'
import { after, columnsOf } from '../columns.ts'
import { RANK } from '../labels.ts'
import type { Row } from '../layout.ts'
import { paintSignal } from './glyphs.ts'
import { crisp, level, pen, upright } from './paint.ts'
import type { Paint } from './paint.ts'

/** From so many pixels between SIGTERM and SIGKILL on, their marks do not cover each other. */
const SEPARATE = 11

/** Hooks as boxes as long as they ran, SIGTERM ▽, SIGKILL ▼, a line for the stop between them, and the exit code at its end. */
export function paintSignals(paint: Paint, row: Row): void {
  const { scale, k } = paint
  const y = row.floor - row.level / 2
  level(paint, 'line', 1, 0, scale.width, crisp(y))
  const shortest = Math.min(stops(paint, row, y), closest(paint, row.lane))
  let before = -Infinity
  const { marks } = row.lane
  for (let i = lastAt(marks, ({ at }) => at, scale.t(-12) - longestOf(row.lane)) + 1; i < marks.length; i++) {
    const mark = marks[i] as Mark
    if (mark.kind !== 'hook' && mark.kind !== 'signal') continue
    const x = scale.x(mark.at)
    if (x > scale.width + 12) break
    if (('until' in mark ? scale.x(mark.until) : x) < -12) continue
    if (mark.kind === 'hook') {
      if (shortest >= SEPARATE * k) hook(paint, mark, x, y)
      continue
    }
    if (hidden(mark, shortest, k) || (mark.signal === 'SIGKILL' && x - before < 6 * k)) continue
    if (mark.signal === 'SIGKILL') before = x
    paintSignal(paint, x, y, mark.signal === 'SIGKILL')
  }
}

const longest = new WeakMap<Lane, number>()

/** How long the longest hook ran, in milliseconds. */
function longestOf(lane: Lane): number {
  let most = longest.get(lane)
  if (most !== undefined) return most
  most = 0
  for (const mark of lane.marks) if (mark.kind === 'hook') most = Math.max(most, mark.until - mark.at)
  longest.set(lane, most)
  return most
}

/** The pixels between SIGTERM and SIGKILL where those in sight are closest. */
function closest({ scale }: Paint, { marks }: Lane): number {
  let least = Infinity
  let term: SignalMark | null = null
  for (let i = lastAt(marks, ({ at }) => at, scale.t(0)) + 1; i < marks.length; i++) {
    const mark = marks[i]
    if (!mark || mark.at > scale.t(scale.width)) break
    if (mark.kind !== 'signal') continue
    if (mark.signal === 'SIGTERM') term = mark
    else if (term?.instance === mark.instance) least = Math.min(least, scale.x(mark.at) - scale.x(term.at))
  }
  return least
}

/** Where stops are narrow only the last sign of each remains. */
const hidden = (mark: SignalMark, shortest: number, k: number): boolean => mark.signal === 'SIGTERM' && shortest < SEPARATE * k

/** The lines from the first sign to the exit; answers the narrowest one in sight, in pixels. */
function stops(paint: Paint, row: Row, y: number): number {
  const { scale, k, labels } = paint
  const columns = columnsOf(row.lane)
  let narrowest = Infinity
  for (let i = after(columns.to, scale.t(-40)); i < columns.count; i++) {
    const { from, to, state } = row.lane.segments[i] ?? { from: Infinity, to: 0, state: null }
    const x0 = scale.x(from)
    if (x0 > scale.width || state?.kind !== 'stop') break
    const x1 = scale.x(to)
    narrowest = Math.min(narrowest, Math.max(x1 - x0, 4))
    level(paint, 'fail', 1.5, x0, x1, y)
    if (state.exitCode === null) continue
    if (!state.killed) upright(paint, 'fail', 1.5, x1, y - 4 * k, y + 4 * k)
    const next = row.lane.segments[i + 1]
    if (x1 - x0 >= SEPARATE * k)
      labels.add({
        text: String(state.exitCode),
        x: x1 + 8 * k,
        y: y + 3.6 * k,
        token: 'ink-2',
        mono: true,
        rank: RANK.failing / 4 + (x1 - x0),
        // Up to the first sign of the next stop.
        fits: next ? scale.x(next.from) - x1 - 14 * k : Infinity,
      })
  }
  return narrowest
}

function hook(paint: Paint, mark: HookMark, x: number, y: number): void {
  const { ctx, k, palette, scale, labels } = paint
  const width = Math.max(3 * k, scale.x(mark.until) - x)
  ctx.beginPath()
  ctx.roundRect(x, y - 4.5 * k, width, 9 * k, 2 * k)
  ctx.fillStyle = palette.color.plot
  ctx.fill()
  const failed = mark.exitCode !== null && mark.exitCode !== 0
  pen(paint, failed ? 'fail' : 'ink-2', 1.25)
  ctx.stroke()
  labels.add({ text: mark.hook, x: x + 4 * k, y: y + 3.4 * k, token: 'ink-2', size: 9.5, rank: width, fits: width - 12 * k })
}
