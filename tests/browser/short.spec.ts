import { expect, test } from './podscope.ts'

/** Windows from a small phone to a low one on a desk: on their feet, on their side, and between the layouts. */
const SIZES = [
  [320, 480],
  [360, 500],
  [480, 320],
  [568, 320],
  [640, 360],
  [640, 500],
  [641, 360],
  [667, 375],
  [844, 390],
  [900, 500],
] as const
/** The lanes have at least so many pixels. */
const ROOM = 112

test('in no small window the lanes lose their room, and nothing is cut off at the side', async ({ podscope, page }) => {
  await podscope.openPicture()
  for (const [width, height] of SIZES) {
    await page.setViewportSize({ width, height })
    const inSight = (): Promise<number> =>
      page.locator('.tl-body').evaluate((body) => {
        const { top, bottom } = body.getBoundingClientRect()
        return Math.min(bottom, innerHeight) - Math.max(top, 0)
      })
    await expect.poll(inSight, { message: `${width} × ${height}` }).toBeGreaterThan(ROOM)
    await expect(page.getByRole('button', { name: /^Play/ })).toBeInViewport({ ratio: 1 })
    const beyond = await page.evaluate(() => {
      const outside = [...document.querySelectorAll('button, .time')].filter((one) => {
        const box = one.getBoundingClientRect()
        return box.width > 1 && box.right > innerWidth + 1 && one.closest('.hidden, .tl-plot, .tl-faults, [aria-hidden=true]') === null
      })
      return outside.map((one) => one.getAttribute('aria-label') ?? one.textContent)
    })
    expect(beyond, `${width} × ${height}`).toEqual([])
  }
})

test('a low window scrolls from the lanes to the pane below them', async ({ podscope, page }) => {
  await page.setViewportSize({ width: 800, height: 400 })
  await podscope.openPicture()
  await expect(page.locator('.inject')).toBeInViewport()
  await page.getByRole('tab', { name: 'Statechart' }).click()
  await expect(page.locator('svg.statechart')).toBeAttached()
  await page.locator('.machine-choice').focus()
  await expect(page.locator('.machine-choice')).toBeInViewport({ ratio: 1 })
  // The wheel over the lanes goes on where those end.
  await page.locator('.timeline-box').hover()
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, -2000)
      return page.locator('.stacked').evaluate((main) => main.scrollTop)
    })
    .toBe(0)
})

test('on a phone on its side Why? stands beside the lanes, and opens wholly', async ({ page }) => {
  await page.setViewportSize({ width: 568, height: 320 })
  await page.goto('./')
  const sheet = page.locator('.phone-sheet')
  await expect(sheet.getByRole('heading')).toBeVisible()
  const [lanes, beside] = [await page.locator('.timeline-box').boundingBox(), await sheet.boundingBox()]
  expect(beside?.x).toBeGreaterThanOrEqual((lanes?.x ?? 0) + (lanes?.width ?? 0))
  await page.getByRole('button', { name: 'Open Why? wholly' }).click()
  await expect.poll(async () => (await sheet.boundingBox())?.width).toBe(568)
  await page.getByRole('button', { name: 'Close Why?' }).click()
  await expect.poll(async () => (await sheet.boundingBox())?.width).toBe(beside?.width)
})
