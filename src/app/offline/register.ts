import { isEmbedded } from '../embed/embedded.ts'

/** Nothing on the page waits for it. */
const LATER = 4_000

/** Has the built app kept in the browser, once the page has come to rest. */
export function keepOffline(): void {
  if (!import.meta.env.PROD || isEmbedded || !('serviceWorker' in navigator)) return
  const register = async (): Promise<void> => {
    try {
      await navigator.serviceWorker.register('./sw.js')
    } catch {
      // Where the browser forbids it the app needs its network, as any page does.
      return
    }
  }
  addEventListener('load', () => setTimeout(() => void register(), LATER))
}
