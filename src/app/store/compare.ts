import { create } from 'zustand'
import type { LaneModel } from '../../lanes/types.ts'
import type { GhostLook } from '../../timeline/types.ts'
import { useInputs } from './inputs.ts'
import { useRun } from './run.ts'

/** A run that was kept to compare the next ones with. */
export interface PinnedRun {
  readonly text: string
  readonly model: LaneModel
}

/** What the run on the page is compared with. */
export interface Compared {
  readonly pinned: PinnedRun | null
}

export const useCompare = create<Compared>()(() => ({ pinned: null }))

/** Keeps the run on the page as an outline, or lets the kept one go. */
export function togglePin(): void {
  const { pinned } = useCompare.getState()
  const { model, modelText } = useRun.getState()
  if (pinned) useCompare.setState({ pinned: null })
  else if (model && modelText !== null) useCompare.setState({ pinned: { model, text: modelText } })
  useInputs.getState().set({ welcomed: true })
}

/** The run that is drawn as an outline: while something is turned or dragged the one from before, else the pinned one. */
export function ghostNow(): { readonly model: LaneModel; readonly look: GhostLook } | null {
  const { model, settled } = useRun.getState()
  const isDraft = useInputs.getState().draft !== null
  if (isDraft && settled && settled !== model) return { model: settled, look: 'pinned' }
  const { pinned } = useCompare.getState()
  return pinned && pinned.model !== model ? { model: pinned.model, look: 'pinned' } : null
}
