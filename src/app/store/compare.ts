import { ZERO } from '../../base/time.ts'
import type { SimTime } from '../../base/time.ts'
import type { LaneModel } from '../../lanes/types.ts'
import { useCompare } from './compared.ts'
import type { Compared, RecordedRun, Source } from './compared.ts'
import { useInputs, versionNow } from './inputs.ts'
import { chooseSource, pinRun, showRecorded } from './recall.ts'
import { forgetRecordings } from './recordings.ts'
import { useRun } from './run.ts'
import type { Run } from './run.ts'

/** Shows a recording, as one step of undo. */
export function openRecording(recording: RecordedRun, source: Source): void {
  useInputs.getState().remember({ kind: 'record', about: recording.name })
  showRecorded(recording, source)
  void forgetRecordings(keysInUse())
}

/** The keys of the recordings that the page shows, or undo can bring back. */
function keysInUse(): ReadonlySet<string> {
  const { past, future } = useInputs.getState().history
  const keys = [versionNow().recording, ...[...past, ...future].map(({ before }) => before.recording)]
  return new Set(keys.filter((key) => typeof key === 'string'))
}

/** Puts the recording away, as one step of undo. */
export function closeRecording(): void {
  const { recording } = useCompare.getState()
  useInputs.getState().remember({ kind: 'unrecord', ...(recording ? { about: recording.name } : {}) })
  showRecorded(null, 'simulation')
}

/** The text that the page is to show a run of: the world's, a draft of it, or a recording. */
export function wantedText(): string {
  const { recording, source } = useCompare.getState()
  if (recording && source === 'recording') return recording.text
  const { draft, text } = useInputs.getState()
  return draft ?? text
}

/** Whether a recording is shown alone: what happened cannot be changed. */
const isAlone = ({ recording, source }: Compared): boolean => recording !== null && source === 'recording'
export const isRecordedAlone = (): boolean => isAlone(useCompare.getState())
export const useRecordedAlone = (): boolean => useCompare(isAlone)

/** Shows the world in place of the recording, which stays at hand. */
export const showSimulation = (): void => chooseSource('simulation')

/** Wall clock of time zero of the recording that is shown, in milliseconds; null where none is. */
export function recordedZero(): number | null {
  const { recording, source } = useCompare.getState()
  return recording && source !== 'simulation' ? Date.parse(recording.model.epoch) : null
}

/** Keeps the run on the page as an outline, or lets the kept one go; a step of undo. */
export function togglePin(): void {
  const { pinned } = useCompare.getState()
  const { model, modelText } = useRun.getState()
  if (!pinned && (!model || modelText === null)) return
  useInputs.getState().remember({ kind: pinned ? 'unpin' : 'pin' })
  pinRun(!pinned && model && modelText !== null ? { model, text: modelText } : null)
}

/** How far what is shown goes: to the end of the run, or of the recording that is laid over it and goes on for longer. */
export const shownEnd = ({ model }: Pick<Run, 'model'> = useRun.getState(), compared?: Compared): SimTime =>
  shownEndOf(model?.end ?? ZERO, compared)

/** `shownEnd` of a run that ends at `end`. */
export const shownEndOf = (end: SimTime, { recording, source }: Compared = useCompare.getState()): SimTime =>
  recording && source === 'overlay' && recording.model.end > end ? recording.model.end : end

/** `shownEnd`, for what is drawn by React. */
export function useShownEnd(): SimTime {
  const compared = useCompare()
  const model = useRun((state) => state.model)
  return shownEnd({ model }, compared)
}

/** Another run, drawn as an outline; `draft`: the run from before, while something is turned or dragged. */
export interface Ghost {
  readonly of: 'pinned' | 'draft' | 'recording'
  readonly model: LaneModel
}

type Shown = Pick<Run, 'model' | 'settled'>

let last: Ghost | null = null

/** The run that is drawn as an outline of `run`'s picture, which is the page's; the same object for the same answer. */
export function ghostNow(run: Shown = useRun.getState()): Ghost | null {
  const next = findGhost(run)
  if (next?.model !== last?.model || next?.of !== last?.of) last = next
  return last
}

function findGhost({ model, settled }: Shown): Ghost | null {
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
