import { simTimeOf } from '../../base/time.ts'
import { podInView, stateAt } from '../../lanes/index.ts'
import type { Lane, LaneModel } from '../../lanes/types.ts'
import { isByHand, laneByHand, ownSelection } from '../store/by-hand.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'

const restartsOf = (lane: Lane): number => lane.segments.filter(({ state }) => state.kind === 'terminated').length

/** The container that a room looks at: of the Pod in view the one that ends most often. */
function tellingLane(model: LaneModel, cursor: number): Lane | null {
  const pod = podInView(model, simTimeOf(cursor))
  const lanes = model.lanes.filter((lane) => lane.pod === pod && lane.detail.kind === 'container' && lane.detail.role === 'container')
  return lanes.reduce<Lane | null>((best, lane) => (best && restartsOf(best) >= restartsOf(lane) ? best : lane), null)
}

/**
 * Selects the state at the cursor, so that Why? goes along: of the lane that somebody selected, or else of the container that tells most.
 * A lane that somebody selected stays theirs, whichever state of it is at the cursor.
 */
function selectAtCursor(): void {
  const { model } = useRun.getState()
  const { cursor, selection, set } = useInputs.getState()
  if (!model) return
  const wanted = laneByHand(selection)
  const theirs = model.lanes.find(({ id, segments }) => id === wanted && segments.length > 0)
  const lane = theirs ?? tellingLane(model, cursor)
  const segment = lane && stateAt(model, lane, simTimeOf(cursor))
  if (!lane || !segment || segment.id === selection?.item) return
  const found = { lane: lane.id, item: segment.id }
  set({ selection: theirs ? found : ownSelection(found) })
}

/** Lets go of what somebody selected by hand; answers whether that shows: not where the room selects the same by itself. */
export function letGo(): boolean {
  const { selection, set } = useInputs.getState()
  if (!isByHand(selection)) return false
  set({ selection: null })
  selectAtCursor()
  return useInputs.getState().selection?.item !== selection?.item
}

/**
 * Keeps the selection at the cursor; returns how to stop that. What somebody selects by hand stays until the cursor moves. A selection that
 * is there already, by a link or from before a reload, is taken for the room's own where it is the one that the room would make.
 */
export function followCursor(): () => void {
  if (!adoptSelection()) selectAtCursor()
  let { cursor } = useInputs.getState()
  return useInputs.subscribe((now) => {
    if (now.cursor === cursor) return
    cursor = now.cursor
    selectAtCursor()
  })
}

function adoptSelection(): boolean {
  const { model } = useRun.getState()
  const { cursor, selection, set } = useInputs.getState()
  if (!model || !selection) return false
  const lane = tellingLane(model, cursor)
  if (lane?.id !== selection.lane || stateAt(model, lane, simTimeOf(cursor))?.id !== selection.item) return false
  set({ selection: ownSelection({ ...selection }) })
  return true
}
