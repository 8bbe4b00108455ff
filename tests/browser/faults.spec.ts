import { expect, test } from './podscope.ts'

test('a fault is injected, dragged, undone, edited and removed', async ({ podscope, page }) => {
  await podscope.open()
  await page.getByRole('button', { name: /^Preset/ }).click()
  await page.getByRole('menuitem', { name: 'Readiness and a Service' }).click()
  await expect(podscope.rowsOf('shop').first()).toBeAttached()
  const faultsBefore = await podscope.pennants.count()

  const { x, middle, width } = await podscope.ruler()
  await page.mouse.click(x + width / 4, middle)
  await page.getByRole('button', { name: 'Exit 1' }).click()
  await expect(podscope.pennants).toHaveCount(faultsBefore + 1)
  await expect(podscope.rowsOf('shop').filter({ hasText: /Error/ }).first()).toBeAttached()
  await expect.poll(() => podscope.text()).toMatch(/exit: \{ ?container: shop, code: 1/)
  const injected = await podscope.text()

  const pennant = podscope.timeline.locator('.tl-pennant[data-path="spec/timeline/0"]')
  const from = await pennant.boundingBox()
  if (!from) throw new Error('the pennant is not on the page')
  await page.mouse.move(from.x + 4, from.y + 6)
  await page.mouse.down()
  await page.mouse.move(from.x + 80, from.y + 6, { steps: 6 })
  await page.mouse.up()
  await expect.poll(() => podscope.text()).not.toBe(injected)
  expect(await podscope.text()).toMatch(/at: \d+m?[\d.]*s?, exit:/)

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => podscope.text()).toBe(injected)

  await pennant.focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Exit code').fill('42')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(podscope.rowsOf('shop').filter({ hasText: '42' }).first()).toBeAttached()

  await page.reload()
  await expect(podscope.pennants).toHaveCount(faultsBefore + 1)
  await pennant.focus()
  await page.keyboard.press('Delete')
  await expect(podscope.pennants).toHaveCount(faultsBefore)
})

test('a right click breaks something there', async ({ podscope, page }) => {
  await podscope.open()
  const { x, y, width } = await podscope.plot()
  await page.mouse.click(x + width / 3, y + 60, { button: 'right' })
  await page.getByRole('menuitem', { name: 'Delete Pod' }).press('ArrowRight')
  await page.getByRole('menuitem', { name: 'By force, at once' }).click()
  await expect(podscope.pennants).toHaveCount(2)
  await expect.poll(() => podscope.text()).toContain('delete pod web --force --grace-period=0')
})
