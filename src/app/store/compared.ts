import { create } from 'zustand'
import type { LaneModel } from '../../lanes/types.ts'
import type { RecordingAbout } from '../../recording/watch-stream.ts'

/** A run that was kept to compare the next ones with. */
interface PinnedRun {
  readonly text: string
  readonly model: LaneModel
}

/** What a real cluster did: a recording that somebody opened. */
export interface RecordedRun {
  /** Its file's. */
  readonly name: string
  /** Its watch stream, as Podscope writes it. */
  readonly text: string
  readonly model: LaneModel
  readonly about: RecordingAbout
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
