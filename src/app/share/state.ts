import '../../messages/all.ts'
import { simTimeOf, ZERO } from '../../base/time.ts'
import { t } from '../../messages/index.ts'
import { playback } from '../playback/playback.ts'
import { useCompare } from '../store/compared.ts'
import { useInputs } from '../store/inputs.ts'
import { useUi } from '../store/ui.ts'
import { runAside } from '../worker/aside.ts'
import { fragmentOf, readFragment } from './link.ts'
import type { Shared } from './link.ts'

/** What the page shows, as a link carries it. */
export function sharedNow(): Shared {
  const { text, preset, cursor, view } = useInputs.getState()
  return { text, preset, cursor: simTimeOf(cursor), view, pinned: useCompare.getState().pinned?.text ?? null }
}

/** The page's own address without what comes behind it. */
const here = (): string => `${location.origin}${location.pathname}`

/** A link to what the page shows. */
export const linkNow = (): string => here() + fragmentOf(sharedNow())

/** Shows another world in place of the one on the page, as one step of undo. Nothing plays by itself. */
export function showShared({ text, preset, cursor, view, pinned }: Shared): void {
  playback.send({ type: 'pause' })
  useInputs.getState().replace(text)
  useInputs.getState().set({ preset, cursor, view, selection: null, measure: null, target: null, editorTab: 'manifest', welcomed: true })
  useCompare.setState({ pinned: null })
  if (pinned !== null) void pinText(pinned)
}

async function pinText(text: string): Promise<void> {
  const result = await runAside(text)
  if (result.kind === 'model') useCompare.setState({ pinned: { model: result.model, text } })
}

/** A file's text as the world: nothing is known of how it was looked at. */
export const showText = (text: string): void => showShared({ text, preset: null, cursor: ZERO, view: null, pinned: null })

export const say = (text: string): void => useUi.getState().set({ notice: { text } })

/** Shows what a fragment holds, as far as it can be read, and says what could not. Answers whether there was a world in it. */
export async function showFragment(fragment: string): Promise<boolean> {
  const link = readFragment(fragment)
  if (link.kind === 'none') return false
  if (link.kind === 'broken') {
    say(t(link.newer ? 'share.link.newer-broken' : 'share.link.broken'))
    return false
  }
  if (!link.newer) {
    showShared(link.state)
    return true
  }
  const { withoutUnknown } = await import('./newer.ts')
  const { text, left } = withoutUnknown(link.state.text)
  showShared({ ...link.state, text })
  say(t('share.link.newer', { left }))
  return true
}
