import type { SimTime } from '../base/time.ts'
import { changesIn, changesOf, step } from '../lanes/changes.ts'
import type { ChangeKind } from '../lanes/changes.ts'
import type { LaneModel } from '../lanes/types.ts'
import type { Layout } from './layout.ts'
import type { TimeScale } from './scale.ts'

/** Changes nearer than this, in pixels, look like one. */
const APART = 2

const known = new WeakMap<Layout, readonly SimTime[]>()

/** Changes of the lanes that are shown, and of the faults; computed once for a layout. */
function shownChanges(model: LaneModel, layout: Layout): readonly SimTime[] {
  const list =
    known.get(layout) ??
    changesIn(
      [...model.lanes.filter(({ kind }) => kind === 'faults'), ...[...layout.pinned, ...layout.rows].map(({ lane }) => lane)],
      'any',
      model.end,
    )
  known.set(layout, list)
  return list
}

/**
 * Where the next or previous change is that can be seen: in a lane that is shown, and far enough from the next one at this zoom.
 * Restarts and Events count wherever they are.
 */
export function stepFrom(
  { model, layout, scale }: { readonly model: LaneModel; readonly layout: Layout; readonly scale: TimeScale },
  from: SimTime,
  direction: 'next' | 'previous',
  kind: ChangeKind,
): SimTime | null {
  const changes = kind === 'any' ? shownChanges(model, layout) : changesOf(model, kind)
  return step(changes, from, direction, APART / scale.perMs)
}
