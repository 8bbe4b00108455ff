import type { LaneModel } from '../../lanes/types.ts'
import type { TimelineState } from '../../timeline/types.ts'
import { useWhy } from '../inspector/why.ts'
import { ghostNow, recordedZero, shownEnd } from '../store/compare.ts'
import { useInputs } from '../store/inputs.ts'
import type { Run } from '../store/run.ts'
import { spotsNow } from '../store/spots.ts'
import { useUi } from '../store/ui.ts'
import { resolvedView } from './sync.ts'

/** What the timeline shows of a run, wherever it is drawn: the picture on the page, and what is saved or printed of it. */
export function shownNow(run: Run, model: LaneModel): Partial<TimelineState> & { readonly model: LaneModel } {
  const { view, cursor, selection, measure, arrangement, filter } = useInputs.getState()
  const ghost = ghostNow(run)
  return {
    model,
    ghost: ghost?.model ?? null,
    ghostLook: ghost?.of === 'recording' ? 'recording' : 'pinned',
    reach: shownEnd(run),
    view: resolvedView(view, model, shownEnd(run)),
    cursor,
    selection,
    measure,
    arrangement,
    filter,
    futureHidden: useUi.getState().futureHidden,
    chain: useWhy.getState().records,
    spots: spotsNow(),
    zero: recordedZero(),
  }
}
