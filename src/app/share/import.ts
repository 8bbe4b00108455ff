import { gunzipSync, strFromU8 } from 'fflate'
import { readManifest } from '../../manifest/index.ts'
import { t } from '../../messages/index.ts'
import { isWatchStream } from '../../recording/watch-stream.ts'
import { openRecording } from '../store/compare.ts'
import { useRun } from '../store/run.ts'
import { runAside } from '../worker/aside.ts'
import type { WatchProblem } from '../worker/protocol.ts'
import { fragmentIn } from './link.ts'
import { isPng } from './png.ts'
import { say, showFragment, showText } from './state.ts'

/** The text of a file, unpacked where it is packed by gzip; a picture's bytes as they are. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return strFromU8(gunzipSync(bytes))
  return strFromU8(bytes, isPng(bytes))
}

/** Opens whatever Podscope itself saves, manifests, and recordings; says what a file is missing that is none of these. */
export async function openFile(file: File): Promise<void> {
  try {
    const text = textOf(new Uint8Array(await file.arrayBuffer()))
    if (isWatchStream(text)) return await readRecording(file.name, text)
    const isManifest = /\.ya?ml$/i.test(file.name)
    const fragment = isManifest ? null : fragmentIn(text)
    if (fragment !== null) return void (await showFragment(fragment))
    if (isManifest || looksLikeManifest(text)) return showText(text)
    const lines = text.split('\n').filter((line) => line.trim().startsWith('{')).length
    say(t(lines > 0 ? 'share.import.no-watch-events' : 'share.import.unknown', { name: file.name, lines }))
  } catch {
    say(t('share.import.unreadable', { name: file.name }))
  }
}

const looksLikeManifest = (text: string): boolean =>
  readManifest(text, 'file').documents.some(({ kind, apiVersion }) => kind !== '' && apiVersion !== '')

/** Lays a recording over the simulation that is on the page, or shows it alone where there is none. */
async function readRecording(name: string, text: string): Promise<void> {
  const result = await runAside(text)
  if (result.kind === 'failed') return say(result.problem ? problemText(name, result.problem) : t('share.import.unreadable', { name }))
  const shows = useRun.getState().model?.groups.length
  openRecording({ name, text, model: result.model }, shows ? 'overlay' : 'recording')
}

function problemText(name: string, problem: WatchProblem): string {
  switch (problem.kind) {
    case 'empty':
      return t('share.import.empty', { name })
    case 'no-watch-events':
      return t('share.import.no-watch-events', { name, lines: problem.lines })
    case 'not-json':
      return t('share.import.not-json', { name, line: problem.line, reason: problem.reason })
    case 'bad-field':
      return t('share.import.bad-field', { name, line: problem.line, field: problem.field, needed: problem.needed })
  }
}
