import { create } from 'zustand'
import type { LaneModel } from '../../lanes/types.ts'
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
}

/** Another run, drawn as an outline; `draft`: the run from before, while something is turned or dragged. */
export interface Ghost {
  readonly of: 'pinned' | 'draft' | 'recording'
  readonly model: LaneModel
}

let last: Ghost | null = null

/** The run that is drawn as an outline; the same object for the same answer. */
export function ghostNow(): Ghost | null {
  const next = findGhost()
  if (next?.model !== last?.model || next?.of !== last?.of) last = next
  return last
}

function findGhost(): Ghost | null {
  const { model, settled } = useRun.getState()
  const isDraft = useInputs.getState().draft !== null
  if (isDraft && settled && settled !== model) return { of: 'draft', model: settled }
  const { pinned } = useCompare.getState()
  return pinned && { of: 'pinned', model: pinned.model }
}

/** `ghostNow`, for what is drawn by React. */
export function useGhost(): Ghost | null {
  useCompare()
  useRun((state) => state.model)
  useInputs((state) => state.draft !== null)
  return ghostNow()
}
