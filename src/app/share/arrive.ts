import { afterPaint } from '../after-paint.ts'

const MARK = '#world='

/** Takes the world out of the page's address: from then on the page keeps its own, and a reload does not bring the link's back. */
async function open(): Promise<void> {
  const fragment = location.hash
  if (!fragment.startsWith(MARK)) return
  await afterPaint
  const { showFragment } = await import('./state.ts')
  await showFragment(fragment)
  history.replaceState(history.state, '', location.pathname + location.search)
}

/** Opens the link that the page was called with, and those that are put into its address later; resolves when the first one is open. */
export function openLinks(): Promise<void> {
  addEventListener('hashchange', () => void open())
  return open()
}
