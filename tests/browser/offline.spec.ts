import { expect, test } from './podscope.ts'
import { violations } from './reach.ts'

test.use({ serviceWorkers: 'allow' })

test('what was opened once opens without a network', async ({ podscope, page, context }) => {
  await podscope.open()
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await context.setOffline(true)
  await page.reload()
  await expect(podscope.rowsOf('STATUS').first()).toBeAttached()
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible()
  await context.setOffline(false)
})

test('the gallery shows each preset as a small timeline, and finds by what is in them', async ({ podscope, page }) => {
  await podscope.open()
  await page.getByRole('button', { name: /^Preset/ }).click()
  await page.getByRole('menuitem', { name: 'All presets' }).click()
  const gallery = page.getByRole('dialog', { name: 'All presets' })
  await expect(gallery.getByRole('listitem')).toHaveCount(14)
  await expect.poll(() => gallery.locator('.thumbnail:has(rect)').count()).toBe(14)
  expect(await violations(page, '[role=dialog]')).toEqual([])
  await gallery.getByRole('searchbox').fill('memory')
  await gallery.getByRole('button', { name: /OOMKilled/ }).press('Enter')
  await expect(gallery).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^Preset/ })).toContainText('OOMKilled')
})
