import { simTimeOf } from '../../base/time.ts'
import { podInView, stateAt } from '../../lanes/index.ts'
import type { Lane, LaneId, LaneModel } from '../../lanes/types.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'

const restartsOf = (lane: Lane): number => lane.segments.filter(({ state }) => state.kind === 'terminated').length

/** The container that a room looks at: of the Pod in view the one that ends most often. */
function tellingLane(model: LaneModel, cursor: number): Lane | null {
  const pod = podInView(model, simTimeOf(cursor))
  const lanes = model.lanes.filter((lane) => lane.pod === pod && lane.detail.kind === 'container' && lane.detail.role === 'container')
  return lanes.reduce<Lane | null>((best, lane) => (best && restartsOf(best) >= restartsOf(lane) ? best : lane), null)
}

/** Selects the state at the cursor, of `wanted` or else of the container that tells most, so that Why? goes along; answers whether it was another one. */
function selectAtCursor(wanted: LaneId | null): boolean {
  const { model } = useRun.getState()
  const { cursor, selection, set } = useInputs.getState()
  if (!model) return false
  const lane = model.lanes.find(({ id, segments }) => id === wanted && segments.length > 0) ?? tellingLane(model, cursor)
  const segment = lane && stateAt(model, lane, simTimeOf(cursor))
  if (!lane || !segment || segment.id === selection?.item) return false
  set({ selection: { lane: lane.id, item: segment.id } })
  return true
}

const selectedLane = (): LaneId | null => useInputs.getState().selection?.lane ?? null

/** Lets go of what somebody selected by hand; answers whether there was any such thing. */
export const letGo = (): boolean => selectAtCursor(null)

/** Keeps the selection at the cursor; returns how to stop that. What somebody selects by hand stays until the cursor moves. */
export function followCursor(): () => void {
  selectAtCursor(selectedLane())
  let { cursor } = useInputs.getState()
  return useInputs.subscribe((now) => {
    if (now.cursor === cursor) return
    cursor = now.cursor
    selectAtCursor(selectedLane())
  })
}
