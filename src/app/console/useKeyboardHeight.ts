import { useSyncExternalStore } from 'react'

function covered(): number {
  const view = window.visualViewport
  // A page that is zoomed shows a part of itself for another reason.
  if (!view || view.scale > 1) return 0
  return Math.max(0, Math.round(window.innerHeight - view.height - view.offsetTop))
}

/** As it was last measured: to measure has the browser lay the page out, which nobody wants with each rendering. */
let height = 0

function subscribe(listener: () => void): () => void {
  const view = window.visualViewport
  const measure = (): void => {
    height = covered()
    listener()
  }
  measure()
  view?.addEventListener('resize', measure)
  view?.addEventListener('scroll', measure)
  return () => {
    view?.removeEventListener('resize', measure)
    view?.removeEventListener('scroll', measure)
  }
}

/** How much of the page's lower end a keyboard on glass covers, in pixels. */
export const useKeyboardHeight = (): number => useSyncExternalStore(subscribe, () => height)
