import { expect, test } from './podscope.ts'

const seconds = (text: string): number => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)
/** The moments that a text names. */
const momentsIn = (text: string): readonly number[] => (text.match(/\d+:\d\d\.\d/g) ?? []).map(seconds)

test('with the future hidden neither sums nor visits of a state nor what can be found tell what comes', async ({ podscope, page }) => {
  await podscope.openPicture()
  const now = seconds(await podscope.time.innerText())
  const sums = page.getByRole('table', { name: 'Arithmetic' })
  await expect(sums).toBeVisible()
  const told = await sums.getByRole('row').count()
  expect(Math.max(...momentsIn(await sums.innerText()))).toBeGreaterThan(now)
  await page.locator('.tl-body').press('h')
  await expect.poll(() => sums.getByRole('row').count()).toBeLessThan(told)
  expect(Math.max(0, ...momentsIn(await sums.innerText()))).toBeLessThanOrEqual(now)

  await page.keyboard.press('Control+K')
  const events = page.locator('[cmdk-group]').filter({ hasText: 'Events' }).getByRole('option')
  await expect(events.first()).toBeVisible()
  const found = await events.allInnerTexts()
  expect(found.length).toBeGreaterThan(3)
  expect(Math.max(...found.flatMap(momentsIn))).toBeLessThanOrEqual(now)
  await page.keyboard.press('Escape')

  await page.getByRole('tab', { name: 'Statechart' }).click()
  const visits = page.locator('.visits li')
  const heading = page.locator('.machine-head').first()
  await page.getByRole('combobox', { name: 'Machine' }).selectOption({ label: 'Container web' })
  await page.locator('svg.statechart').getByRole('button', { name: 'listening' }).click()
  await expect(visits.first()).toBeVisible()
  expect(Math.max(...momentsIn((await visits.allInnerTexts()).join(' ')))).toBeLessThanOrEqual(now)
  const hidden = await heading.innerText()
  await page.locator('.tl-body').press('h')
  await expect(heading).not.toHaveText(hidden)
  expect(Math.max(...momentsIn((await visits.allInnerTexts()).join(' ')))).toBeGreaterThan(now)
})
