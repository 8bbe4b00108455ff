/** A browser that does not tell of its first paint has painted by then. */
const AT_LAST = 1_000

/** Resolves when the first content is on the screen: what is not needed for it loads after that. */
export const afterPaint = new Promise<void>((resolve) => {
  setTimeout(resolve, AT_LAST)
  new PerformanceObserver((list, observer) => {
    if (list.getEntriesByName('first-contentful-paint').length === 0) return
    observer.disconnect()
    resolve()
  }).observe({ type: 'paint', buffered: true })
})

/** So long a page waits for a frame and a moment in which it has nothing else to do. One that nobody sees draws no frames. */
const LATE = 100

/** Does `work` once when the next frame is on the screen and nothing more urgent is to be done. */
export function afterFrame(work: () => void): void {
  let isDue = true
  const once = (): void => {
    if (!isDue) return
    isDue = false
    clearTimeout(late)
    work()
  }
  const late = setTimeout(once, LATE)
  requestAnimationFrame(() => ('requestIdleCallback' in globalThis ? requestIdleCallback(once) : setTimeout(once)))
}
