import type { JSHandle, Page } from '@playwright/test'

/** Has the page note when each key is pressed, before anything else hears of it. */
export const noteKeys = (page: Page): Promise<void> =>
  page.evaluate(() =>
    addEventListener('keydown', ({ timeStamp }) => performance.mark('bench:pressed', { startTime: timeStamp }), { capture: true }),
  )

type Picture = JSHandle<{ readonly at: Promise<number> }>

/** Looks out for a picture of a new run: the first one of all, or the next. The page tells of it; to poll would have it draw frames of its own. */
const lookOut = (page: Page, which: 'first' | 'next'): Promise<Picture> =>
  page.evaluateHandle((whichOne) => {
    const since = whichOne === 'first' ? 0 : performance.now()
    const at = new Promise<number>((resolve) => {
      new PerformanceObserver((list, observer) => {
        const redrawn = list.getEntriesByName('podscope:redrawn').find(({ startTime }) => startTime >= since)
        if (!redrawn) return
        observer.disconnect()
        resolve(redrawn.startTime)
      }).observe({ type: 'mark', buffered: true })
    })
    return { at }
  }, which)

/** When it stands on the page, in ms since that was asked for. */
const stands = (picture: Picture): Promise<number> => picture.evaluate(({ at }) => at)

/** When the first picture stands on the page, in ms since it was asked for. */
export const drawnAt = async (page: Page): Promise<number> => stands(await lookOut(page, 'first'))

/** Presses one key and waits for the picture of the new world: the time between the two as the page saw it, in ms. */
export async function press(page: Page, key: string): Promise<number> {
  const picture = await lookOut(page, 'next')
  await page.keyboard.press(key)
  const redrawn = await stands(picture)
  const pressed = await page.evaluate(() => performance.getEntriesByName('bench:pressed').at(-1)?.startTime)
  return redrawn - Number(pressed)
}
