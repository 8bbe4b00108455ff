import { isRecord } from '../../base/json.ts'
import { simTimeOf } from '../../base/time.ts'
import { playback } from '../playback/playback.ts'
import { useRun } from '../store/run.ts'
import type { Trouble } from '../store/run.ts'
import { useUi } from '../store/ui.ts'
import { troubleText } from '../timeline/Trouble.tsx'
import { cursorMoved } from '../timeline/sync.ts'

const VERSION = 1

type Notice = ReturnType<typeof useUi.getState>['notice']

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

/** Listens to the page around, and tells it what cannot be shown, and nothing else that is said: `{type: 'error', message}`. Returns what ends that. */
export function talkToHost(): () => void {
  const listen = (event: MessageEvent<unknown>): void => void receive(event)
  const tellTrouble = (trouble: Trouble | null): void => {
    if (trouble) tellHost({ type: 'error', message: troubleText(trouble) })
  }
  // Of a link that cannot be read there is no run.
  const tellNotice = (notice: Notice): void => {
    if (notice?.failed) tellHost({ type: 'error', message: notice.text })
  }
  addEventListener('message', listen)
  // The frame may have been called with what cannot be shown.
  tellTrouble(useRun.getState().trouble)
  tellNotice(useUi.getState().notice)
  const stops = [
    useRun.subscribe(({ trouble }, before) => {
      if (trouble !== before.trouble) tellTrouble(trouble)
    }),
    useUi.subscribe(({ notice }, before) => {
      if (notice !== before.notice) tellNotice(notice)
    }),
  ]
  return () => {
    removeEventListener('message', listen)
    for (const stop of stops) stop()
  }
}

function tellHost(message: { readonly type: string; readonly [key: string]: string | number }): void {
  if (parent !== window) parent.postMessage(message, '*')
}

/** Tells the page around how many pixels the whole picture needs. */
export function tellHeight(height: number): void {
  tellHost({ type: 'height', height })
}
