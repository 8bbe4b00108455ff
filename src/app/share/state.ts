import '../../messages/all.ts'
import { t } from '../../messages/index.ts'
import { isEmbedded } from '../embed/embedded.ts'
import { playback } from '../playback/playback.ts'
import { useInputs, versionNow } from '../store/inputs.ts'
import { useUi } from '../store/ui.ts'
import { BARE, fragmentOf, readFragment } from './link.ts'
import type { Shared } from './link.ts'

/** What the page shows, as a link carries it. */
export function sharedNow(): Shared {
  const { theme: _, recording: __, source: ___, ...shared } = versionNow()
  return shared
}

/** The page's own address without what comes behind it. */
const here = (): string => `${location.origin}${location.pathname}`

/** A link to what the page shows. */
export const linkNow = (): string => here() + fragmentOf(sharedNow())

/** HTML with which another page shows what this one does, as a part of its own. */
export const embedNow = (): string =>
  `<iframe src="${here()}?embed${fragmentOf(sharedNow())}" title="${t('share.embed.frame')}" width="100%" height="480" style="border: 0"></iframe>`

/** Shows what a link holds in place of what is there, as one step of undo. Nothing plays by itself, and a part of another page presents nothing. */
function showShared(shared: Shared): void {
  playback.send({ type: 'pause' })
  const rest = isEmbedded ? { presenting: false, futureHidden: false } : {}
  useInputs.getState().show({ kind: 'link' }, { ...shared, recording: null, source: 'simulation', ...rest })
}

/** A file's text as the world: nothing is known of how it was looked at, and what it is compared with stays. */
export function showText(text: string, name: string): void {
  playback.send({ type: 'pause' })
  const { preset, cursor, view, selection, measure } = BARE
  useInputs.getState().show({ kind: 'file', about: name }, { text, preset, cursor, view, selection, measure })
}

/** Says why what came in cannot be shown. */
export const say = (text: string): void => useUi.getState().set({ notice: { text, failed: true } })

/** Whether somebody made something of what is on the page, which is else a preset as it comes. */
function hasOwnWorld(): boolean {
  const { preset, history } = useInputs.getState()
  return preset === null || history.past.length > 0
}

/** Shows what a fragment holds, as far as it can be read, and says what could not. */
export async function showFragment(fragment: string): Promise<void> {
  const link = readFragment(fragment)
  if (link.kind === 'none' || link.kind === 'broken') {
    const own = hasOwnWorld() ? 'yes' : 'no'
    return say(t(link.kind === 'broken' && link.newer ? 'share.link.newer-broken' : 'share.link.broken', { own }))
  }
  if (link.kind === 'cut') {
    showShared(link.state)
    return useUi.getState().set({ notice: { text: t('share.link.cut', { lines: link.state.text.trimEnd().split('\n').length }) } })
  }
  if (!link.newer) return showShared(link.state)
  const { withoutUnknown } = await import('./newer.ts')
  const { text, left } = withoutUnknown(link.state.text)
  showShared({ ...link.state, text })
  useUi.getState().set({ notice: { text: t('share.link.newer', { left }) } })
}
