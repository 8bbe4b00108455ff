import { simTimeOf } from '../../base/time.ts'
import { podInView, stateAt } from '../../lanes/index.ts'
import type { Lane, LaneModel } from '../../lanes/types.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'

const restartsOf = (lane: Lane): number => lane.segments.filter(({ state }) => state.kind === 'terminated').length

/** The container that a room looks at: of the Pod in view the one that ends most often. */
function tellingLane(model: LaneModel, cursor: number): Lane | null {
  const pod = podInView(model, simTimeOf(cursor))
  const lanes = model.lanes.filter((lane) => lane.pod === pod && lane.detail.kind === 'container' && lane.detail.role === 'container')
  return lanes.reduce<Lane | null>((best, lane) => (best && restartsOf(best) >= restartsOf(lane) ? best : lane), null)
}

/** Selects the state at the cursor, of the lane that is selected or else of the container that tells most, so that Why? goes along. */
function selectAtCursor(): void {
  const { model } = useRun.getState()
  const { cursor, selection, set } = useInputs.getState()
  if (!model) return
  const lane = model.lanes.find(({ id, segments }) => id === selection?.lane && segments.length > 0) ?? tellingLane(model, cursor)
  const segment = lane && stateAt(model, lane, simTimeOf(cursor))
  if (lane && segment && segment.id !== selection?.item) set({ selection: { lane: lane.id, item: segment.id } })
}

/** Keeps the selection at the cursor; returns how to stop that. What somebody selects by hand stays until the cursor moves. */
export function followCursor(): () => void {
  selectAtCursor()
  let { cursor } = useInputs.getState()
  return useInputs.subscribe((now) => {
    if (now.cursor === cursor) return
    cursor = now.cursor
    selectAtCursor()
  })
}
