import { expect, test } from './podscope.ts'

test('in a room Escape takes back the menu, the measure, what was selected by hand, the cover, and only then the room', async ({
  podscope,
  page,
}) => {
  await podscope.openPicture()
  await page.keyboard.press('Control+Shift+Enter')
  const room = page.locator('.present')
  const why = page.getByRole('region', { name: 'Inspector' })
  const followed = why.getByRole('heading', { name: 'Why is web in CrashLoopBackOff?' })
  await expect(followed).toBeVisible()

  await page.locator('.tl-body').press('i')
  await expect(page.getByRole('menu').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(room).toBeVisible()

  const plot = await page.locator('canvas.tl-canvas').boundingBox()
  if (!plot) throw new Error('there is no plot')
  await page.mouse.move(plot.x + 200, plot.y + 100)
  await page.mouse.down()
  await page.mouse.move(plot.x + 400, plot.y + 100, { steps: 4 })
  await page.mouse.up()
  await expect(page.locator('.tl-measure')).toBeVisible()
  // The container's first run.
  const lane = await page.locator('.tl-name-row[data-lane$="/container/web"]').boundingBox()
  await page.mouse.click(plot.x + plot.width * 0.1, (lane?.y ?? 0) + (lane?.height ?? 0) / 2)
  await expect(followed).toHaveCount(0)
  await page.keyboard.press('m')
  await page.keyboard.press('Escape')
  await expect(page.locator('.tl-measure')).toBeHidden()
  await expect(followed).toHaveCount(0)
  await page.keyboard.press('Escape')
  await expect(followed).toBeVisible()
  await expect(room).toBeVisible()

  await page.keyboard.press('h')
  await expect(page.locator('.tl-future')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.locator('.tl-future')).toBeHidden()
  await expect(room).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(room).toHaveCount(0)
})
