/** What the page is compared with, as versions of it have that: by text and key. Their runs are found or made anew. */
import { runAside } from '../worker/aside.ts'
import type { LaneModel } from '../../lanes/types.ts'
import { useCompare } from './compared.ts'
import type { RecordedRun } from './compared.ts'
import { keepRecording, knownRecording, recallRecording } from './recordings.ts'
import type { Version } from './version.ts'

type Compared = Pick<Version, 'pinned' | 'recording' | 'source'>

/** What is to be there, once its run is. */
let wanted: Pick<Compared, 'pinned' | 'recording'> = { pinned: null, recording: null }

/** The pinned runs of this visit, the latest ones. */
const pins = new Map<string, LaneModel>()
const MANY = 8

export const comparedNow = (): Compared => ({ ...wanted, source: useCompare.getState().source })

/** Keeps a run to compare with; null: none. */
export function pinRun(run: { readonly text: string; readonly model: LaneModel } | null): void {
  wanted = { ...wanted, pinned: run?.text ?? null }
  if (run) {
    pins.delete(run.text)
    pins.set(run.text, run.model)
    for (const text of [...pins.keys()].slice(0, -MANY)) pins.delete(text)
  }
  useCompare.setState({ pinned: run })
}

/** Shows a recording; null: none. */
export function showRecorded(recording: RecordedRun | null, source: Version['source']): void {
  wanted = { ...wanted, recording: recording && keepRecording(recording) }
  useCompare.setState({ recording, source: recording ? source : 'simulation' })
}

/** Brings back what a version of the page was compared with; what has to be made anew comes a little later, `ready` first. */
export function recall({ pinned, recording, source }: Partial<Compared>, ready: Promise<void> = Promise.resolve()): void {
  if (pinned !== undefined && pinned !== wanted.pinned) recallPin(pinned, ready)
  if (recording !== undefined && recording !== wanted.recording) recallRecorded(recording, source ?? 'overlay', ready)
}

function recallPin(text: string | null, ready: Promise<void>): void {
  const model = text === null ? undefined : pins.get(text)
  if (text === null || model) return pinRun(text === null || !model ? null : { text, model })
  wanted = { ...wanted, pinned: text }
  useCompare.setState({ pinned: null })
  const make = async (): Promise<void> => {
    await ready
    const result = await runAside(text)
    if (wanted.pinned === text && result.kind === 'model') pinRun({ text, model: result.model })
  }
  void make()
}

function recallRecorded(key: string | null, source: Version['source'], ready: Promise<void>): void {
  const known = key === null ? null : knownRecording(key)
  if (key === null || known) return showRecorded(known, source)
  wanted = { ...wanted, recording: key }
  useCompare.setState({ recording: null, source: 'simulation' })
  const make = async (): Promise<void> => {
    await ready
    const found = await recallRecording(key)
    if (wanted.recording === key) showRecorded(found, source)
  }
  void make()
}
