import { useEffect } from 'react'

const OPEN = 'podscope.page'

/** While something is open that fills the page, it is a step of the browser's history: Back calls `close`. */
export function useBack(isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return
    history.pushState(OPEN, '')
    addEventListener('popstate', close)
    return () => {
      removeEventListener('popstate', close)
      // It was closed otherwise: its step goes, too.
      if (history.state === OPEN) history.back()
    }
  }, [isOpen, close])
}
