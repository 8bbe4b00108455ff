import type { Page } from '@playwright/test'

/** Has the page note when each key is pressed, before anything else hears of it. */
export const noteKeys = (page: Page): Promise<void> =>
  page.evaluate(() =>
    addEventListener('keydown', ({ timeStamp }) => performance.mark('bench:pressed', { startTime: timeStamp }), { capture: true }),
  )

/** When the next picture of a new run stands on the page, in ms since it was asked for. */
export async function redrawnAt(page: Page): Promise<number> {
  const redrawn = await page.waitForFunction(() => performance.getEntriesByName('podscope:redrawn')[0]?.startTime)
  return Number(await redrawn.jsonValue())
}

/** Presses one key and waits for the picture of the new world: the time between the two as the page saw it, in ms. */
export async function press(page: Page, key: string): Promise<number> {
  await page.evaluate(() => performance.clearMarks('podscope:redrawn'))
  await page.keyboard.press(key)
  const redrawn = await redrawnAt(page)
  const pressed = await page.evaluate(() => performance.getEntriesByName('bench:pressed').at(-1)?.startTime)
  return redrawn - Number(pressed)
}
