import type { ExitOutcome, Lane } from '../../lanes/types.ts'
import { thinned } from '../attempts.ts'
import type { Row } from '../layout.ts'
import type { TimeScale } from '../scale.ts'
import { paintExit } from './glyphs.ts'
import { upright } from './paint.ts'
import type { Paint } from './paint.ts'

/** What hides what where there is room for one: nobody may miss that memory ran out. */
const WORST_FIRST: readonly ExitOutcome[] = ['oom', 'error', 'completed']
/** Falls nearer than this, in pixels, would cover each other. */
const APART = 8

const known = new WeakMap<Lane, ReadonlyMap<ExitOutcome, Float64Array>>()

/** When the container ended in which way; computed once a run. */
function exitsOf(lane: Lane): ReadonlyMap<ExitOutcome, Float64Array> {
  const exits =
    known.get(lane) ??
    new Map(
      WORST_FIRST.map((outcome) => [
        outcome,
        Float64Array.from(lane.marks.flatMap((mark) => (mark.kind === 'exit' && mark.outcome === outcome ? [mark.at] : []))),
      ]),
    )
  known.set(lane, exits)
  return exits
}

/** A fall of the container to the floor, in pixels. */
interface Fall {
  readonly x: number
  readonly outcome: ExitOutcome
}

/** The falls in sight; those that would cover each other are one, the worst of them. */
export function fallsIn(lane: Lane, scale: TimeScale, k: number): readonly Fall[] {
  const apart = (APART * k) / scale.perMs
  const falls: Fall[] = []
  for (const outcome of WORST_FIRST) {
    const times = exitsOf(lane).get(outcome) ?? new Float64Array()
    const worse = falls.map(({ x }) => x)
    for (const at of thinned(times, scale.t(-10), scale.t(scale.width + 10), apart)) {
      const x = scale.x(at)
      if (worse.every((other) => Math.abs(other - x) >= APART * k)) falls.push({ x, outcome })
    }
  }
  return falls
}

export function paintFalls(paint: Paint, row: Row): void {
  for (const { x, outcome } of fallsIn(row.lane, paint.scale, paint.k)) paintFall(paint, row, outcome, x)
}

function paintFall(paint: Paint, row: Row, outcome: ExitOutcome, x: number): void {
  const token = outcome === 'oom' ? 'oom' : outcome === 'error' ? 'fail' : 'calm'
  upright(paint, token, outcome === 'completed' ? 1.25 : 1.75, x, row.floor - row.level, row.floor)
  paintExit(paint, x, row.floor, outcome)
}
