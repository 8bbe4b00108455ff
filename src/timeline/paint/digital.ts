import type { Segment } from '../../lanes/types.ts'
import { columnsOf, walk } from '../columns.ts'
import { RANK } from '../labels.ts'
import type { Row } from '../layout.ts'
import type { Token } from '../palette.ts'
import { stateWords } from '../words.ts'
import { paintSignal } from './glyphs.ts'
import { crisp, fill, line, pen, textStart } from './paint.ts'
import type { Paint } from './paint.ts'

type Level = 'high' | 'half' | 'low'

interface Digital {
  readonly level: Level
  readonly pattern: 'stopping' | 'unknown' | null
}

const digitalOf = ({ state }: Segment): Digital => {
  if (state.kind === 'condition') {
    if (state.status === 'Unknown') return { level: 'half', pattern: 'unknown' }
    return { level: state.status === 'True' ? 'high' : 'low', pattern: null }
  }
  if (state.kind === 'endpoint' && state.condition === 'terminating') return { level: 'half', pattern: 'stopping' }
  return { level: state.kind === 'endpoint' && state.condition === 'ready' ? 'high' : 'low', pattern: null }
}

/** Conditions and endpoints: high and filled, on the floor, or in between with a pattern; absent is nothing. */
export function paintDigital(paint: Paint, row: Row): void {
  const { ctx, scale, k } = paint
  const { lane } = row
  const key = lane.kind === 'service' || (lane.detail.kind === 'condition' && lane.detail.isReady)
  const stroke: Token = key ? 'live' : 'calm'
  const height: Readonly<Record<Level, number>> = { high: row.floor - row.level, half: row.floor - row.level / 2, low: row.floor }
  const trace: { x: number; y: number; gap: boolean }[] = []
  let named = false
  walk(
    columnsOf(lane),
    scale,
    2 * k,
    (i, x0, x1) => {
      const segment = lane.segments[i] as Segment
      const { level, pattern } = digitalOf(segment)
      const y = height[level]
      if (level !== 'low')
        fill(
          paint,
          pattern === 'stopping' ? 'fail-faint' : key ? 'live-fill' : 'calm-fill',
          x0,
          y,
          x1 - x0,
          row.floor - y,
          pattern ?? undefined,
        )
      const last = trace.at(-1)
      trace.push({ x: x0, y: crisp(y), gap: !last || Math.abs(last.x - x0) > 1 }, { x: x1, y: crisp(y), gap: false })
      if (lane.kind === 'service' && level === 'high' && !named) named = address(paint, row, segment, x0, x1)
    },
    ({ x0, x1 }) => {
      fill(paint, key ? 'live-fill' : 'calm-fill', x0, row.floor - row.level, x1 - x0, row.level)
      const last = trace.at(-1)
      trace.push({ x: x0, y: crisp(height.low), gap: !last || Math.abs(last.x - x0) > 1 }, { x: x0, y: crisp(height.high), gap: false })
      trace.push({ x: x1, y: crisp(height.high), gap: false })
    },
  )
  pen(paint, stroke, key ? 1.5 : 1.25)
  ctx.beginPath()
  for (const { x, y, gap } of trace) {
    if (gap) ctx.moveTo(x, crisp(row.floor))
    ctx.lineTo(x, y)
  }
  ctx.stroke()
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
  for (const segment of row.lane.segments) {
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
    labels.add({ text: stateWords(segment), x: textStart(x1, 5 * k), y: y + 3.6 * k, token: 'ink-2', rank: RANK.failing })
  }
}
