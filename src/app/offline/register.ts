import { isEmbedded } from '../embed/embedded.ts'

/** Nothing on the page waits for it, and nobody who is at work should: it begins when the page has not been touched for so long, in ms. */
const AT_REST = 4_000
const TOUCHES = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** Has the built app kept in the browser, once the page has come to rest. */
export function keepOffline(): void {
  if (!import.meta.env.PROD || isEmbedded || !('serviceWorker' in navigator)) return
  const touched = new AbortController()
  const register = async (): Promise<void> => {
    touched.abort()
    try {
      await navigator.serviceWorker.register('./sw.js')
    } catch {
      // Where the browser forbids it the app needs its network, as any page does.
      return
    }
  }
  let waiting: ReturnType<typeof setTimeout> | undefined
  const wait = (): void => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void register(), AT_REST)
  }
  addEventListener('load', () => {
    wait()
    for (const touch of TOUCHES) addEventListener(touch, wait, { capture: true, passive: true, signal: touched.signal })
  })
}
