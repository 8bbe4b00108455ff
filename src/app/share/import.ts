import { gunzipSync } from 'fflate'
import { ZERO } from '../../base/time.ts'
import type { LaneModel } from '../../lanes/types.ts'
import { readManifest } from '../../manifest/index.ts'
import { t } from '../../messages/index.ts'
import type { RecordingProblem } from '../../recording/problem.ts'
import { isRecording } from '../../recording/recognise.ts'
import type { RecordingAbout } from '../../recording/watch-stream.ts'
import { openRecording } from '../store/compare.ts'
import type { RecordedRun } from '../store/compared.ts'
import { useInputs } from '../store/inputs.ts'
import { useRun } from '../store/run.ts'
import { useUi } from '../store/ui.ts'
import { readAside } from '../worker/aside.ts'
import { fragmentIn } from './link.ts'
import { isPng } from './png.ts'
import { simulateRecorded } from './simulate-recorded.ts'
import { say, showFragment, showText } from './state.ts'

/** How PowerShell writes what a command printed: two bytes a character, the low one first. */
const isUtf16 = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xfe

/** The text of a file, unpacked where it is packed by gzip; a picture's bytes as they are. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return textOf(gunzipSync(bytes))
  return new TextDecoder(isPng(bytes) ? 'latin1' : isUtf16(bytes) ? 'utf-16le' : 'utf-8').decode(bytes)
}

/** Opens whatever Podscope itself saves, manifests, and recordings; says what a file is missing that is none of these. */
export async function openFile(file: File): Promise<void> {
  const { name } = file
  try {
    const text = textOf(new Uint8Array(await file.arrayBuffer()))
    if (isRecording(text)) return await showRecording(name, text)
    const isManifest = /\.ya?ml$/i.test(name)
    const fragment = isManifest ? null : fragmentIn(text)
    if (fragment !== null) return await showFragment(fragment)
    if (isManifest || looksLikeManifest(text)) return showText(text, name)
    if (!/^\s*[[{]/.test(text)) return say(t(text.trim() === '' ? 'share.import.empty' : 'share.import.unknown', { name }))
    // What is JSON and nothing else is asked what of a recording it lacks.
    const result = await readAside(text)
    say(result.kind === 'failed' && result.problem ? problemText(name, result.problem) : t('share.import.unknown', { name }))
  } catch {
    say(t('share.import.unreadable', { name }))
  }
}

const looksLikeManifest = (text: string): boolean =>
  readManifest(text, 'file').documents.some(({ kind, apiVersion }) => kind !== '' && apiVersion !== '')

/** The names of the Pods that a run has. */
const podsOf = ({ lanes }: LaneModel): readonly string[] => [
  ...new Set(lanes.flatMap(({ pod }) => (pod === null ? [] : [pod.slice(pod.indexOf('/') + 1)]))),
]

/** The Pods of a recording and of the world where both have some, but none in common: one is no picture of the other. */
function strangers(recorded: LaneModel, world: LaneModel | null): { readonly recorded: string; readonly world: string } | null {
  const [there, here] = [podsOf(recorded), world ? podsOf(world) : []]
  if (there.length === 0 || here.length === 0 || there.some((name) => here.includes(name))) return null
  return { recorded: named(there), world: named(here) }
}

/** So many names tell which Pods are meant. */
const NAMED = 3

const named = (pods: readonly string[]): string =>
  pods.length > NAMED
    ? t('share.import.pods', { names: pods.slice(0, NAMED - 1).join(', '), more: pods.length - NAMED + 1 })
    : pods.join(', ')

/**
 * Lays a recording over the simulation that is on the page, or shows it alone where there is none of its Pods, from its begin on, and says
 * how it came about.
 */
async function showRecording(name: string, text: string): Promise<void> {
  const result = await readAside(text)
  if (result.kind === 'failed') return say(result.problem ? problemText(name, result.problem) : t('share.import.unreadable', { name }))
  const { model, about } = result
  const recording = { name, text: result.text, model, about }
  const world = useRun.getState().settled
  const apart = strangers(model, world)
  const isOver = world !== null && world.groups.length > 0 && !apart
  openRecording(recording, isOver ? 'overlay' : 'recording')
  if (!isOver) useInputs.getState().set({ cursor: ZERO, view: null, selection: null, measure: null })
  const parts = [apart && t('share.import.apart', apart), aboutText(name, model.groups.length, about)].filter((part) => part !== null)
  const said = parts.length > 0 ? parts.join(' ') : t('share.import.watch', { name, pods: model.groups.length })
  useUi.getState().set({ notice: { text: said, about: recording, action: simulation(recording, text) } })
}

/** How what was recorded can be simulated: a snapshot's objects as they are, those of a watch as they were first. */
function simulation(recording: RecordedRun, text: string): { readonly label: string; readonly run: () => void } {
  const isSnapshot = recording.about.of === 'snapshot'
  const run = (): void => {
    useUi.getState().set({ notice: null })
    if (isSnapshot) showText(text, recording.name)
    else void simulateRecorded(recording)
  }
  return { label: t(isSnapshot ? 'share.import.simulate' : 'share.import.simulate-watch'), run }
}

/** What is to be said about a recording; null: it has all that there is. */
function aboutText(name: string, pods: number, { of, times, cut }: RecordingAbout): string | null {
  const parts = [
    times === 'recorded' ? null : t(of === 'snapshot' ? 'share.import.snapshot' : 'share.import.inferred', { name, pods }),
    cut ? t('share.import.cut') : null,
  ].filter((part) => part !== null)
  return parts.length > 0 ? parts.join(' ') : null
}

function problemText(name: string, problem: RecordingProblem): string {
  switch (problem.kind) {
    case 'empty':
      return t('share.import.empty', { name })
    case 'no-watch-events':
      return t('share.import.no-watch-events', { name, lines: problem.lines })
    case 'not-json':
      return t('share.import.not-json', { name, line: problem.line, reason: problem.reason })
    case 'not-yaml':
      return t('share.import.not-yaml', { name, line: problem.line, reason: problem.reason })
    case 'bad-field':
      return t('share.import.bad-field', { name, line: problem.line, field: problem.field, needed: problem.needed })
  }
}
