import { t } from '../../messages/index.ts'
import { useUi } from '../store/ui.ts'
import { LINK } from '../worker/start.ts'

/** Takes the world out of the page's address: from then on the page keeps its own, and a reload does not bring the link's back. Null: there is none. */
function open(): Promise<void> | null {
  const fragment = location.hash
  return fragment.startsWith(LINK) ? show(fragment) : null
}

/** Where even what reads links cannot be fetched, the page goes on with its own world. */
async function show(fragment: string): Promise<void> {
  try {
    const { showFragment } = await import('./state.ts')
    await showFragment(fragment)
  } catch {
    useUi.getState().set({ notice: { text: t('share.link.unread'), failed: true } })
    return
  }
  history.replaceState(history.state, '', location.pathname + location.search)
}

/** Opens the link that the page was called with, and those that are put into its address later; resolves when the first one is open. Null: it was called with none. */
export function openLinks(): Promise<void> | null {
  addEventListener('hashchange', () => void open())
  return open()
}
