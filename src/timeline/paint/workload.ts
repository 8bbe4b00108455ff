import { lookOf } from '../../lanes/look.ts'
import type { Lane, Segment } from '../../lanes/types.ts'
import { countsIn } from '../values.ts'
import { columnsOf, walk } from '../columns.ts'
import type { Row } from '../layout.ts'
import { RANK } from '../labels.ts'
import { crisp, dashes, fill, level, textStart, upright } from './paint.ts'
import type { Paint } from './paint.ts'

const known = new WeakMap<Lane, number>()

/** The most Pods that were ever ready or wanted. */
function mostOf(lane: Lane): number {
  let most = known.get(lane)
  if (most !== undefined) return most
  most = 1
  for (const { state } of lane.segments) if (state.kind === 'workload') most = Math.max(most, state.ready, state.desired)
  known.set(lane, most)
  return most
}

/** Steps of ready Pods, as high as their share of the most that was ever wanted; what is wanted is a dashed line above; hatched once it gave up. */
export function paintWorkload(paint: Paint, row: Row): void {
  const { k, labels, scale } = paint
  const most = mostOf(row.lane)
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
      const { tone } = lookOf(state)
      const token = tone === 'live' || tone === 'fail' ? tone : 'warn'
      fill(paint, `${token}-fill`, x0, top, x1 - x0, row.floor - top)
      // A workload that gave up says so all over, also where none of its Pods is ready.
      if (state.failed !== null) fill(paint, null, x0, row.floor - row.level, x1 - x0, row.level, 'stopping')
      level(paint, token, 1.5, x0, x1, crisp(top))
      for (const x of [x0, x1]) upright(paint, token, 1.5, x, crisp(row.floor), crisp(top))
      if (!all) dashes(paint, 'calm', x0, x1, crisp(heightOf(state.desired)))
      const room = Math.min(x1, scale.width) - textStart(x0, 8 * k)
      for (const words of [segment.label, countsIn(state)]) {
        const text = { text: words, x: textStart(x0, 5 * k), y: row.floor - 5 * k, token: 'ink', halo: true } as const
        if (labels.widthOf({ ...text, rank: 0 }) > room) continue
        labels.add({ ...text, rank: (token === 'live' ? 0 : RANK.failing) + x1 - x0 })
        break
      }
    },
    ({ x0, x1 }) => fill(paint, 'warn-fill', x0, row.floor - row.level, x1 - x0, row.level),
  )
}
