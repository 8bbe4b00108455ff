import { useEffect } from 'react'

const OPEN = 'podscope.page'

let isWanted = false
/** A step back that was asked for and that the browser has not made yet. */
let isLeaving = false

/** Gives the browser's history its step while something is open, and takes it away otherwise, also one that a reload left behind. */
function settle(): void {
  if (isLeaving || isWanted === (history.state === OPEN)) return
  if (isWanted) return history.pushState(OPEN, '')
  isLeaving = true
  const left = (): void => {
    isLeaving = false
    settle()
  }
  addEventListener('popstate', left, { once: true })
  history.back()
}

/** While something is open that fills the page, it is a step of the browser's history: Back calls `close`. */
export function useBack(isOpen: boolean, close: () => void): void {
  useEffect(() => {
    isWanted = isOpen
    settle()
    if (!isOpen) return
    // What was opened before the step of the last one was gone has its own by then.
    const wentBack = (): void => {
      if (history.state !== OPEN) close()
    }
    addEventListener('popstate', wentBack)
    return () => {
      removeEventListener('popstate', wentBack)
      isWanted = false
      settle()
    }
  }, [isOpen, close])
}
