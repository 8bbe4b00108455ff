import { lastAt } from '../../lanes/query.ts'
import { t } from '../../messages/index.ts'
import { fontOf } from '../palette.ts'
import type { Row } from '../layout.ts'
import { line, pen } from './paint.ts'
import type { Paint } from './paint.ts'

/** A part of the ruler: from its anchor the verdict comes no earlier than `from`, and no later than `to`, in ms. */
interface Part {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly token: 'accent' | 'fail'
}

/** From one text to the next. */
const BETWEEN = 10

const inSeconds = (value: number): number => Math.round(value / 100) / 10

/**
 * What follows from a probe's numbers, to scale, above its lane: from the cursor when a hang that begins there is noticed and when the
 * container is gone; from the start of the process how long a start may take.
 */
export function paintProbeRuler(paint: Paint, row: Row, cursor: number): void {
  const { detail } = row.lane
  if (detail.kind !== 'probe') return
  const { hang, start, gone } = detail.times
  if (detail.probe === 'startup') {
    const on =
      row.lane.segments[
        Math.max(
          0,
          lastAt(row.lane.segments, ({ from }) => from, cursor),
        )
      ]
    if (on && start) parts(paint, row, on.from, [part('start', start, 'fail')])
    return
  }
  const verdict = part(detail.probe === 'liveness' ? 'noticed' : 'out', hang, 'accent')
  parts(paint, row, cursor, gone ? [verdict, part('gone', gone, 'fail')] : [verdict])
}

const part = (what: 'noticed' | 'out' | 'gone' | 'start', span: { earliest: number; latest: number }, token: Part['token']): Part => ({
  from: span.earliest,
  to: span.latest,
  text: t(`timeline.probe.ruler.${what}`, { from: inSeconds(span.earliest), to: inSeconds(span.latest) }),
  token,
})

function parts(paint: Paint, row: Row, anchor: number, all: readonly Part[]): void {
  const { ctx, scale, k, palette } = paint
  const top = row.floor - row.level - 3 * k
  const last = all.at(-1)
  if (!last) return
  pen(paint, 'ink-3', 1)
  line(ctx, scale.x(anchor), top, scale.x(anchor + last.to), top)
  line(ctx, scale.x(anchor) + 0.5, top - 3 * k, scale.x(anchor) + 0.5, top + 3 * k)
  ctx.font = fontOf(palette, 10.5, 500)
  const widths = all.map(({ text }) => ctx.measureText(text).width)
  /** Where a text has to begin, so that it and those after it are in the plot. */
  let latest = scale.width - 4 * k - widths.reduce((sum, width) => sum + width, BETWEEN * k * (all.length - 1))
  let free = Number.NEGATIVE_INFINITY
  for (const [i, { from, to, text, token }] of all.entries()) {
    const [x0, x1] = [scale.x(anchor + from), Math.max(scale.x(anchor + to), scale.x(anchor + from) + 2)]
    ctx.fillStyle = palette.color[token]
    ctx.globalAlpha = 0.28
    ctx.fillRect(x0, top, x1 - x0, row.floor - top)
    ctx.globalAlpha = 1
    pen(paint, token, 2)
    line(ctx, x0, top, x1, top)
    // Where its name is above a lane, the words have no room; Why? has them.
    if (row.nameTop < row.top) continue
    const next = (widths[i] ?? 0) + BETWEEN * k
    const x = Math.max(free, Math.min(x0, latest))
    free = x + next
    latest += next
    pen(paint, 'plot', 3)
    ctx.lineJoin = 'round'
    ctx.strokeText(text, x, top - 4 * k)
    ctx.fillStyle = palette.color[token]
    ctx.fillText(text, x, top - 4 * k)
  }
}
