import { select } from 'd3'
import { decimalsFor, formatTime, ticksOf } from './scale.ts'
import type { Tick, TimeScale } from './scale.ts'

/** Labelled marks are at least this far apart, in pixels. */
const GAP = 56

/** Draws the ruler, and answers where its labelled marks are: the grid's lines. */
export function drawRuler(element: HTMLElement, scale: TimeScale, k: number, cursor: number): readonly number[] {
  const { ticks, step } = ticksOf(scale, GAP * k)
  const decimals = decimalsFor(step)
  const width = scale.width
  const joined = select(element)
    .selectAll<HTMLElement, Tick>('i')
    .data(ticks, ({ t }) => t)
    .join('i')
  joined
    .style('transform', ({ t }) => `translateX(${scale.x(t)}px)`)
    .attr('class', ({ t, major }) => rulerClass(scale.x(t), major, width, Math.abs(scale.x(t) - scale.x(cursor)) < 46 * k))
    .text(({ t, major }) => (major ? formatTime(t, decimals) : ''))
  return ticks.filter(({ major }) => major).map(({ t }) => scale.x(t))
}

/** A label keeps inside the plot at its ends, and gives way to the cursor's tag. */
function rulerClass(x: number, major: boolean, width: number, covered: boolean): string {
  if (!major) return 'tl-tick'
  const side = x < 24 ? ' is-first' : x > width - 28 ? ' is-last' : ''
  return `tl-tick is-major${side}${covered ? ' is-covered' : ''}`
}
