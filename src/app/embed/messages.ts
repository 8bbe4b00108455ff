import { isRecord } from '../../base/json.ts'
import { simTimeOf } from '../../base/time.ts'
import { playback } from '../playback/playback.ts'
import { useRun } from '../store/run.ts'
import { cursorMoved } from '../timeline/sync.ts'

const VERSION = 1

/**
 * What an embedding page may ask: `{type: 'PING'}` is answered by `{type: 'PONG', version, ready}`; `{type: 'load', text}` or
 * `{type: 'load', link}` shows a world; `{type: 'seek', seconds}` moves the cursor; `{type: 'play'}` and `{type: 'pause'}`.
 */
async function receive({ data, source, origin }: MessageEvent<unknown>): Promise<void> {
  if (!isRecord(data)) return
  const { type, text, link, seconds } = data
  if (type === 'PING') {
    const answer = { type: 'PONG', version: VERSION, ready: useRun.getState().model !== null }
    source?.postMessage(answer, { targetOrigin: origin === 'null' || origin === '' ? '*' : origin })
  } else if (type === 'load' && typeof text === 'string') {
    const { showText } = await import('../share/state.ts')
    showText(text, '')
  } else if (type === 'load' && typeof link === 'string') {
    const { showFragment } = await import('../share/state.ts')
    await showFragment(link.slice(Math.max(0, link.indexOf('#'))))
  } else if (type === 'seek' && typeof seconds === 'number' && Number.isFinite(seconds)) {
    const end = useRun.getState().model?.end ?? 0
    cursorMoved(simTimeOf(Math.min(end, Math.max(0, seconds * 1000))))
  } else if (type === 'play' || type === 'pause') {
    const isPlaying = playback.getSnapshot().matches('playing')
    if (isPlaying !== (type === 'play')) playback.send({ type: 'toggle' })
  }
}

/** Listens to the page around, and tells it how high the picture is whenever that changes. */
export function talkToHost(): void {
  addEventListener('message', (event) => void receive(event))
}

/** Tells the page around how many pixels the whole picture needs. */
export function tellHeight(height: number): void {
  if (parent !== window) parent.postMessage({ type: 'height', height }, '*')
}
