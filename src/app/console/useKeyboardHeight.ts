import { useSyncExternalStore } from 'react'

function covered(): number {
  const view = window.visualViewport
  // A page that is zoomed shows a part of itself for another reason.
  if (!view || view.scale > 1) return 0
  return Math.max(0, Math.round(window.innerHeight - view.height - view.offsetTop))
}

function subscribe(listener: () => void): () => void {
  const view = window.visualViewport
  view?.addEventListener('resize', listener)
  view?.addEventListener('scroll', listener)
  return () => {
    view?.removeEventListener('resize', listener)
    view?.removeEventListener('scroll', listener)
  }
}

/** How much of the page's lower end a keyboard on glass covers, in pixels. */
export const useKeyboardHeight = (): number => useSyncExternalStore(subscribe, covered)
