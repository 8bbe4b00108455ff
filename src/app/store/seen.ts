import { useMemo } from 'react'

import { cutAt } from '../../lanes/index.ts'
import type { LaneModel } from '../../lanes/index.ts'
import { useInputs } from './inputs.ts'
import { useUi } from './ui.ts'

/** Until when things may be told, in milliseconds since time zero: the cursor while the future is hidden, else no end. */
export function useHorizon(): number {
  const hidden = useUi((state) => state.futureHidden)
  return useInputs((state) => (hidden ? state.cursor : Number.POSITIVE_INFINITY))
}

/** `useHorizon`, at this moment. */
export const horizonNow = (): number => (useUi.getState().futureHidden ? useInputs.getState().cursor : Number.POSITIVE_INFINITY)

/** As much of a run as may be told. */
export function useSeen<M extends LaneModel | null>(model: M): M | LaneModel {
  const hidden = useUi((state) => state.futureHidden)
  const cursor = useInputs((state) => (hidden ? state.cursor : null))
  return useMemo(() => (model && cursor !== null ? cutAt(model, cursor) : model), [model, cursor])
}
