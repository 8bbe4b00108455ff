import { expect, test } from './podscope.ts'

test('in a room Escape takes back the menu, the measure, what was selected by hand, the cover, and only then the room', async ({
  podscope,
  page,
}) => {
  await podscope.openPicture()
  const room = await podscope.present()
  const why = page.getByRole('region', { name: 'Inspector' })
  const followed = why.getByRole('heading', { name: 'Why is web in CrashLoopBackOff?' })
  await expect(followed).toBeVisible()

  await page.locator('.tl-body').press('i')
  await expect(page.getByRole('menu').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(room).toBeVisible()

  const { x, y, width } = await podscope.plot()
  await podscope.drag({ x: x + 200, y: y + 100 }, { x: x + 400, y: y + 100 })
  await expect(page.locator('.tl-measure')).toBeVisible()
  // The container's first run.
  await page.mouse.click(x + width * 0.1, await podscope.yOf('/container/web'))
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
