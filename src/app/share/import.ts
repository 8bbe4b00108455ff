import { gunzipSync } from 'fflate'
import { readManifest } from '../../manifest/index.ts'
import { t } from '../../messages/index.ts'
import type { RecordingProblem } from '../../recording/problem.ts'
import { isRecording } from '../../recording/watch-stream.ts'
import type { RecordingAbout } from '../../recording/watch-stream.ts'
import { openRecording } from '../store/compare.ts'
import { useRun } from '../store/run.ts'
import { useUi } from '../store/ui.ts'
import { readAside } from '../worker/aside.ts'
import { fragmentIn } from './link.ts'
import { isPng } from './png.ts'
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
    if (fragment !== null) return void (await showFragment(fragment))
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

/** Lays a recording over the simulation that is on the page, or shows it alone where there is none, and says how it came about. */
async function showRecording(name: string, text: string): Promise<void> {
  const result = await readAside(text)
  if (result.kind === 'failed') return say(result.problem ? problemText(name, result.problem) : t('share.import.unreadable', { name }))
  const { model, about } = result
  const shows = useRun.getState().model?.groups.length
  openRecording({ name, text: result.text, model, about }, shows ? 'overlay' : 'recording')
  const said = aboutText(name, model.groups.length, about)
  if (said === null) return
  const simulate = (): void => {
    useUi.getState().set({ notice: null })
    showText(text, name)
  }
  const action = about.of === 'snapshot' ? { action: { label: t('share.import.simulate'), run: simulate } } : {}
  useUi.getState().set({ notice: { text: said, ...action } })
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
