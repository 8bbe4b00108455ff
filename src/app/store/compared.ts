import { create } from 'zustand'
import type { LaneModel } from '../../lanes/types.ts'

/** A run that was kept to compare the next ones with. */
interface PinnedRun {
  readonly text: string
  readonly model: LaneModel
}

/** What a real cluster did: a watch stream that somebody opened. */
export interface RecordedRun {
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
