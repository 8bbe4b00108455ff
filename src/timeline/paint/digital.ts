import type { Segment } from '../../lanes/types.ts'
import { CLASSES, columnsOf, walk } from '../columns.ts'
import type { Joined } from '../columns.ts'
import { RANK } from '../labels.ts'
import type { Row } from '../layout.ts'
import type { Token } from '../palette.ts'
import { stateWords } from '../words.ts'
import { paintSignal } from './glyphs.ts'
import { crisp, fill, level, line, pen, textStart, upright } from './paint.ts'
import type { Paint } from './paint.ts'

type Level = 'high' | 'half' | 'low'

interface Digital {
  readonly at: Level
  readonly pattern: 'stopping' | 'unknown' | null
}

const digitalOf = ({ state }: Segment): Digital => {
  if (state.kind === 'condition') {
    if (state.status === 'Unknown') return { at: 'half', pattern: 'unknown' }
    return { at: state.status === 'True' ? 'high' : 'low', pattern: null }
  }
  if (state.kind === 'endpoint' && state.condition === 'terminating') return { at: 'half', pattern: 'stopping' }
  return { at: state.kind === 'endpoint' && state.condition === 'ready' ? 'high' : 'low', pattern: null }
}

/** Conditions and endpoints: high and filled, on the floor, or in between with a pattern; absent is nothing. */
export function paintDigital(paint: Paint, row: Row): void {
  const { ctx, scale, k } = paint
  const { lane } = row
  const key = lane.kind === 'service' || (lane.detail.kind === 'condition' && lane.detail.isReady)
  const stroke: Token = key ? 'live' : 'calm'
  const height: Readonly<Record<Level, number>> = { high: row.floor - row.level, half: row.floor - row.level / 2, low: row.floor }
  const trace: Step[] = []
  let named = false
  walk(
    columnsOf(lane),
    scale,
    4 * k,
    (i, x0, x1) => {
      const segment = lane.segments[i] as Segment
      const { at, pattern } = digitalOf(segment)
      const y = height[at]
      if (at !== 'low')
        fill(
          paint,
          pattern === 'stopping' ? 'fail-faint' : key ? 'live-fill' : 'calm-fill',
          x0,
          y,
          x1 - x0,
          row.floor - y,
          pattern ?? undefined,
        )
      trace.push({ x0, x1, y: crisp(y) })
      if (lane.kind === 'service' && at === 'high' && !named) named = address(paint, row, segment, x0, x1)
    },
    (block) => {
      const y = row.floor - row.level * shareOf(block)
      const width = block.x1 - block.x0
      // It goes up and down here, however little of the time it is up.
      ctx.globalAlpha = 0.5
      fill(paint, key ? 'live-fill' : 'calm-fill', block.x0, row.floor - row.level, width, row.level)
      ctx.globalAlpha = 1
      fill(paint, key ? 'live-fill' : 'calm-fill', block.x0, y, width, row.floor - y)
      trace.push({ x0: block.x0, x1: block.x1, y: crisp(y) })
    },
  )
  outline(paint, trace, stroke, key ? 1.5 : 1.25, crisp(row.floor))
}

/** A level from x0 to x1. */
interface Step {
  readonly x0: number
  readonly x1: number
  readonly y: number
}

/** Levels, and what joins one to the next; where nothing was before, it rises from the floor. */
function outline(paint: Paint, trace: readonly Step[], token: Token, width: number, floor: number): void {
  for (const [i, { x0, x1, y }] of trace.entries()) {
    const last = trace[i - 1]
    const from = last && x0 - last.x1 <= 1 ? last.y : floor
    if (from !== y) upright(paint, token, width, x0, from, y)
    level(paint, token, width, x0, x1, y)
  }
}

const QUIET = CLASSES.indexOf('none')

/** For how much of a block the signal is not on the floor. */
function shareOf({ x0, x1, shares }: Joined): number {
  let sum = 0
  for (const [i, share] of shares.entries()) if (i !== QUIET) sum += share
  return Math.min(1, sum / (x1 - x0))
}

/** The address stands in the first stretch that has room for it. */
function address(paint: Paint, row: Row, { label }: Segment, x0: number, x1: number): boolean {
  const { k, labels, scale } = paint
  const x = textStart(x0, 7 * k)
  const one = { text: label, x, y: row.floor - row.level / 2 + 3.6 * k, token: 'ink', rank: 100, mono: true } as const
  if (labels.widthOf(one) > Math.min(x1, scale.width) - x - 4 * k) return false
  labels.add(one)
  return true
}

/** From deletionTimestamp: ▽ and a line to the end of the grace period; what finalizers hold is a box. */
export function paintDeletion(paint: Paint, row: Row): void {
  const { ctx, scale, k, labels } = paint
  const y = row.floor - row.level / 2
  for (const [i, segment] of row.lane.segments.entries()) {
    const { state, from, to, label } = segment
    const x0 = scale.x(from)
    const x1 = scale.x(to)
    if (state.kind !== 'deletion' || x1 < 0 || x0 > scale.width) continue
    if (state.what === 'finalizers') {
      fill(paint, 'fail-faint', x0, row.floor - row.level, x1 - x0, row.level)
      pen(paint, 'fail', 1)
      ctx.strokeRect(x0, crisp(row.floor - row.level), x1 - x0, row.level)
      labels.add({
        text: label,
        x: textStart(x0, 6 * k),
        y: y + 3.6 * k,
        token: 'ink',
        rank: x1 - x0,
        fits: Math.min(x1, scale.width) - Math.max(0, x0) - 10 * k,
      })
      continue
    }
    pen(paint, 'fail', 1.5)
    line(ctx, x0, y, x1, y)
    line(ctx, x1, y - 4 * k, x1, y + 4 * k)
    paintSignal(paint, x0, y, false)
    // What finalizers hold begins where the line ends, and has a name of its own.
    const isHeld = row.lane.segments[i + 1] !== undefined
    const place = isHeld ? { x: textStart(x0, 9 * k), fits: x1 - x0 - 14 * k, halo: true } : { x: textStart(x1, 5 * k) }
    labels.add({ text: stateWords(segment), ...place, y: y + 3.6 * k, token: 'ink-2', rank: RANK.failing })
  }
}
