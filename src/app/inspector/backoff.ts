import { between } from '../../base/time.ts'
import type { Duration, SimTime } from '../../base/time.ts'
import { stateAt } from '../../lanes/index.ts'
import type { LaneModel } from '../../lanes/types.ts'
import type { PodKey } from '../../simulation/trace.ts'

/** How long the first container that is held back has to wait yet; null when none is. */
export function backoffLeft(model: LaneModel, pod: PodKey | null, cursor: SimTime): Duration | null {
  const until = model.lanes
    .filter((lane) => lane.kind === 'container' && lane.pod === pod)
    .map((lane) => stateAt(model, lane, cursor)?.state)
    .map((state) =>
      state?.kind === 'crash-backoff' ? (state.window?.until ?? null) : state?.kind === 'image-backoff' ? state.until : null,
    )
    .find((at) => at !== null && at > cursor)
  return until ? between(cursor, until) : null
}
