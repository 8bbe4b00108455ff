/** What the page is compared with, as versions of it have that: by text and key. Their runs are found or made anew. */
import { runAside } from '../worker/aside.ts'
import type { LaneModel } from '../../lanes/types.ts'
import { useCompare } from './compared.ts'
import type { RecordedRun, Source } from './compared.ts'
import { loadSaved } from './persist.ts'
import { keepRecording, knownRecording, recallRecording } from './recordings.ts'
import type { Version } from './version.ts'

type Compared = Pick<Version, 'pinned' | 'recording' | 'source'>

const saved = loadSaved()

/** What is to be there, once its run is; `source`: as it is to be shown when it comes. Until somebody wants another, it is what was saved. */
let wanted: Compared = { pinned: saved.pinned ?? null, recording: saved.recording ?? null, source: saved.source ?? 'simulation' }

/** The pinned runs of this visit, the latest ones. */
const pins = new Map<string, LaneModel>()
const MANY = 8

/** A recording that is there is shown as the store says; one that is on its way, as it was wanted. */
export function comparedNow(): Compared {
  const { recording, source } = useCompare.getState()
  return { ...wanted, source: recording || wanted.recording === null ? source : wanted.source }
}

/** Shows what is there of both, now or when the recording comes. */
export function chooseSource(source: Source): void {
  wanted = { ...wanted, source }
  if (useCompare.getState().recording) useCompare.setState({ source })
}

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
export function showRecorded(recording: RecordedRun | null, source: Source): void {
  const shown = recording ? source : 'simulation'
  wanted = { ...wanted, recording: recording && keepRecording(recording), source: shown }
  useCompare.setState({ recording, source: shown })
}

/** Brings back what a version of the page was compared with; what has to be made anew comes a little later. */
export function recall({ pinned, recording, source }: Partial<Compared>): void {
  if (pinned !== undefined && pinned !== wanted.pinned) recallPin(pinned)
  if (recording === undefined) return
  if (recording !== wanted.recording) recallRecorded(recording, source ?? 'overlay')
  else if (source) chooseSource(recording === null ? 'simulation' : source)
}

/** Brings back what the page was compared with when it was left, `ready` first, unless something else is wanted by then. */
export function recallSaved(ready: Promise<void>): void {
  const { pinned, recording } = useCompare.getState()
  if (wanted.pinned !== null && !pinned) recallPin(wanted.pinned, ready)
  if (wanted.recording !== null && !recording) recallRecorded(wanted.recording, wanted.source, ready)
}

function recallPin(text: string | null, ready: Promise<void> = Promise.resolve()): void {
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

function recallRecorded(key: string | null, source: Source, ready: Promise<void> = Promise.resolve()): void {
  const known = key === null ? null : knownRecording(key)
  if (key === null || known) return showRecorded(known, source)
  wanted = { ...wanted, recording: key, source }
  useCompare.setState({ recording: null, source: 'simulation' })
  const make = async (): Promise<void> => {
    await ready
    const found = await recallRecording(key)
    if (wanted.recording === key) showRecorded(found, wanted.source)
  }
  void make()
}
