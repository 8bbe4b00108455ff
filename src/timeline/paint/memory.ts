import { memoryText } from '../../base/quantity.ts'
import type { Lane, Segment } from '../../lanes/types.ts'
import { t } from '../../messages/index.ts'
import { CLASSES, columnsOf, walk } from '../columns.ts'
import type { Row } from '../layout.ts'
import type { Token } from '../palette.ts'
import { fallsIn } from './falls.ts'
import { paintExit } from './glyphs.ts'
import { crisp, dashes, fill, line, pen, textStart, upright } from './paint.ts'
import type { Paint } from './paint.ts'

/** Memory in use: an area under a line; the limit is a trigger level, and where they meet the kernel kills. */
export function paintMemory(paint: Paint, row: Row): void {
  const { lane } = row
  if (lane.detail.kind !== 'memory') return
  const { k, scale } = paint
  const heightOf = (bytes: number): number => row.floor - Math.max(k, (row.level * bytes) / mostOf(lane))
  const limits: Limit[] = []
  walk(
    columnsOf(lane),
    scale,
    4 * k,
    (i, x0, x1) => {
      const segment = lane.segments[i] as Segment
      const { state } = segment
      if (state.kind !== 'memory') return
      area(paint, row, segment, x0, x1, heightOf)
      if (state.limit !== null) extend(limits, state.limit, x0, x1, !state.full && 2 * Math.max(state.from, state.to) <= state.limit)
    },
    ({ x0, x1, shares }) => {
      const isFull = (shares[OOM] as number) > 0
      const top = isFull ? row.floor - row.level : row.floor - row.level / 2
      fill(paint, isFull ? 'oom-fill' : 'calm-fill', x0, top, x1 - x0, row.floor - top)
    },
  )
  for (const one of limits) limit(paint, one, heightOf(one.bytes))
  for (const { x, outcome } of fallsIn(lane, scale, k)) {
    upright(paint, 'oom', 1.5, x, row.floor - row.level, row.floor)
    paintExit(paint, x, row.floor - row.level, outcome)
  }
}

const OOM = CLASSES.indexOf('oom')
const mostOf = ({ detail }: Lane): number => (detail.kind === 'memory' ? detail.most : 1)

/** As long as a limit holds, over the lives of a container. */
interface Limit {
  readonly bytes: number
  readonly x0: number
  x1: number
  /** The longest stretch in which the area leaves room below it. */
  free: { readonly x0: number; readonly x1: number }
}

function extend(limits: Limit[], bytes: number, x0: number, x1: number, isFree: boolean): void {
  let last = limits.at(-1)
  if (last?.bytes !== bytes) limits.push((last = { bytes, x0, x1, free: { x0, x1: x0 } }))
  last.x1 = x1
  if (isFree && x1 - x0 > last.free.x1 - last.free.x0) last.free = { x0, x1 }
}

function area(paint: Paint, row: Row, { from, to, state }: Segment, x0: number, x1: number, heightOf: Height): void {
  if (state.kind !== 'memory') return
  const { ctx, scale, palette } = paint
  const [left, right] = [scale.x(from), scale.x(to)]
  const at = (x: number): number => state.from + ((state.to - state.from) * (x - left)) / Math.max(1e-6, right - left)
  const [y0, y1] = [heightOf(at(x0)), heightOf(at(x1))]
  const token: Token = state.full ? 'oom' : 'calm'
  if (!palette.plain) {
    ctx.beginPath()
    ctx.moveTo(x0, row.floor)
    ctx.lineTo(x0, y0)
    ctx.lineTo(x1, y1)
    ctx.lineTo(x1, row.floor)
    ctx.closePath()
    ctx.fillStyle = palette.color[`${token}-fill`]
    ctx.fill()
  }
  pen(paint, token, 1.5)
  line(ctx, x0, y0, x1, y1)
}

type Height = (bytes: number) => number

/** A dashed line, and below it what it stands for, where that has room beside the area. */
function limit(paint: Paint, { bytes, x0, x1, free }: Limit, y: number): void {
  const { ctx, k, labels, scale } = paint
  ctx.globalAlpha = 0.8
  dashes(paint, 'oom', x0, x1, crisp(y))
  ctx.globalAlpha = 1
  const text = t('timeline.memory.limit', { limit: memoryText(bytes) })
  const x = textStart(free.x0, 5 * k)
  labels.add({ text, x, y: y + 11 * k, token: 'ink-3', rank: free.x1 - free.x0, fits: Math.min(free.x1, scale.width) - x, halo: true })
}
