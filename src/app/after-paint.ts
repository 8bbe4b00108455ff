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
