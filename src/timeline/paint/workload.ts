import type { Segment } from '../../lanes/types.ts'
import { columnsOf, walk } from '../columns.ts'
import type { Row } from '../layout.ts'
import { RANK } from '../labels.ts'
import { crisp, fill, line, pen, textStart } from './paint.ts'
import type { Paint } from './paint.ts'

/** Steps of ready Pods, as high as their share of the most that was ever wanted; what is wanted is a dashed line above. */
export function paintWorkload(paint: Paint, row: Row): void {
  const { ctx, k, labels, scale } = paint
  const most = Math.max(1, ...row.lane.segments.map(({ state }) => (state.kind === 'workload' ? Math.max(state.ready, state.desired) : 0)))
  const heightOf = (count: number): number => row.floor - (row.level * count) / most
  walk(
    columnsOf(row.lane),
    scale,
    1,
    (i, x0, x1) => {
      const segment = row.lane.segments[i] as Segment
      const { state } = segment
      if (state.kind !== 'workload') return
      const all = state.ready >= state.desired
      const top = heightOf(state.ready)
      fill(paint, all ? 'live-fill' : 'warn-fill', x0, top, x1 - x0, row.floor - top)
      pen(paint, all ? 'live' : 'warn', 1.5)
      line(ctx, x0, crisp(row.floor), x0, crisp(top), x1, crisp(top), x1, crisp(row.floor))
      if (!all) {
        pen(paint, 'calm', 1, [3, 3])
        line(ctx, x0, crisp(heightOf(state.desired)), x1, crisp(heightOf(state.desired)))
      }
      const text = { text: segment.label, x: textStart(x0, 5 * k), y: row.floor - 5 * k, token: 'ink', halo: true } as const
      if (labels.widthOf({ ...text, rank: 0 }) <= Math.min(x1, scale.width) - text.x - 3 * k) {
        labels.add({ ...text, rank: (all ? 0 : RANK.failing) + x1 - x0 })
      }
    },
    ({ x0, x1 }) => fill(paint, 'warn-fill', x0, row.floor - row.level, x1 - x0, row.level),
  )
}
