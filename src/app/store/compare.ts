import { create } from 'zustand'
import type { LaneModel } from '../../lanes/types.ts'
import { useInputs } from './inputs.ts'
import { useRun } from './run.ts'

/** A run that was kept to compare the next ones with. */
interface PinnedRun {
  readonly text: string
  readonly model: LaneModel
}

/** What a real cluster did: a watch stream that somebody opened. */
interface RecordedRun {
  readonly name: string
  readonly text: string
  readonly model: LaneModel
}

/** Which of both is shown: one, or the recording's outline over the simulation. */
export type Source = 'simulation' | 'recording' | 'overlay'
export const SOURCES: readonly Source[] = ['simulation', 'recording', 'overlay']

/** What the run on the page is compared with. */
export interface Compared {
  readonly pinned: PinnedRun | null
  readonly recording: RecordedRun | null
  readonly source: Source
}

export const useCompare = create<Compared>()(() => ({ pinned: null, recording: null, source: 'simulation' }))

export const closeRecording = (): void => useCompare.setState({ recording: null, source: 'simulation' })

/** The text that the page is to show a run of: the world's, a draft of it, or a recording. */
export function wantedText(): string {
  const { recording, source } = useCompare.getState()
  if (recording && source === 'recording') return recording.text
  const { draft, text } = useInputs.getState()
  return draft ?? text
}

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
  const { pinned, recording, source } = useCompare.getState()
  if (recording && source === 'overlay') return { of: 'recording', model: recording.model }
  return pinned && source !== 'recording' ? { of: 'pinned', model: pinned.model } : null
}

/** `ghostNow`, for what is drawn by React. */
export function useGhost(): Ghost | null {
  useCompare()
  useRun((state) => state.model)
  useInputs((state) => state.draft !== null)
  return ghostNow()
}
