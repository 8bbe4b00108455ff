import type { Page } from '@playwright/test'
import { expect, test } from './podscope.ts'

test('the time is a slider that reads out the Pod', async ({ podscope, page }) => {
  await podscope.openPicture()
  const slider = page.getByRole('slider', { name: 'Time' })
  await expect(slider).toHaveAttribute(
    'aria-valuetext',
    /^3 minutes 23 seconds\. web: CrashLoopBackOff, \d+\.\d s left, 4 restarts\. Not ready\.$/,
  )
  await slider.focus()
  await page.keyboard.press('Home')
  await expect(podscope.time).toHaveText('0:00.0')
  await expect(slider).toHaveAttribute('aria-valuetext', /^0 seconds\./)
})

test('a Pod in flow style can be broken', async ({ podscope, page }) => {
  await podscope.open()
  await podscope.write('apiVersion: v1\nkind: Pod\nmetadata: {name: own}\nspec: {containers: [{name: app, image: example/app:1}]}\n')
  await expect(page.getByRole('button', { name: /^Preset/ })).toContainText('Own world')
  await expect(page.getByRole('tab', { name: 'Manifest' })).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('button', { name: 'Exit 1' }).click()
  await expect(podscope.pennants).toHaveCount(1)
  await expect(podscope.rowsOf('app').filter({ hasText: 'Error' }).first()).toBeAttached()
})

const HOUR = 3_600_000

/** What the page says politely, with the times at which it does, by the page's clock. */
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const said: { at: number; text: string }[] = []
    Object.assign(globalThis, { said })
    const region = document.querySelector('p[aria-live=polite]')
    if (!region) throw new Error('the page has a live region')
    new MutationObserver(() => said.push({ at: performance.now(), text: region.textContent ?? '' })).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    })
  })
const heard = (page: Page): Promise<readonly { at: number; text: string }[]> =>
  page.evaluate(() => (globalThis as unknown as { said: { at: number; text: string }[] }).said)

test('while it plays, what changes is said in at most one sentence in two seconds', async ({ podscope, page }) => {
  await page.clock.install({ time: 0 })
  await podscope.openPicture()
  await page.getByRole('button', { name: /^Speed/ }).click()
  await page.getByRole('menu').getByText('1×', { exact: true }).click()
  await page.getByRole('slider', { name: 'Time' }).fill('61000')
  await listen(page)
  await page.clock.pauseAt(HOUR)
  await page.getByRole('button', { name: /^Play/ }).click()
  for (let i = 0; i < 180; i++) await page.clock.runFor(100)
  const all = await heard(page)
  expect(all.map(({ text }) => text)).toContain('1:11. web restarted, 1st time.')
  for (const [i, { at }] of all.entries()) expect(at - (all[i - 1]?.at ?? at - 2_000)).toBeGreaterThan(1_990)
  for (const { text } of all) expect(text).toMatch(/^\d+:\d\d\. [^.]+\.$/)
})

test('with less motion, playing goes from change to change', async ({ podscope, page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.clock.install()
  await podscope.openPicture()
  await page.getByRole('button', { name: 'To the start' }).click()
  const stepped: string[] = []
  for (let i = 0; i < 4; i++) {
    await page.getByRole('button', { name: /^Next change/ }).click()
    stepped.push(await podscope.time.innerText())
  }
  await page.getByRole('button', { name: 'To the start' }).click()
  const played: string[] = []
  await page.getByRole('button', { name: /^Play/ }).click()
  for (let i = 0; i < 40; i++) {
    await page.clock.runFor(100)
    const now = await podscope.time.innerText()
    if (now !== '0:00.0' && now !== played.at(-1)) played.push(now)
  }
  expect(played.slice(0, 4)).toEqual(stepped)
})

test('the table sorts, filters, and is in the order of the lanes', async ({ podscope, page }) => {
  await podscope.openPicture()
  await page.getByRole('tab', { name: 'Table' }).click()
  const names = podscope.table.locator('tbody th[scope=row]')
  const shown = async (): Promise<readonly string[]> => [...new Set(await names.allInnerTexts())]
  const lanes = await podscope.timeline.locator('.tl-name-row:visible .tl-name').allInnerTexts()
  expect(lanes.length).toBeGreaterThan(5)
  expect((await shown()).slice(0, 8)).toEqual(lanes.slice(0, 8))

  const from = page.getByRole('columnheader', { name: 'From' })
  await from.getByRole('button').focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(from).toHaveAttribute('aria-sort', 'descending')
  const seconds = (await podscope.table.locator('tbody td:nth-child(3)').allInnerTexts()).map((text) => {
    const [minutes = '0', rest = '0'] = text.split(':')
    return Number(minutes) * 60 + Number(rest)
  })
  expect(seconds).toEqual(seconds.toSorted((a, b) => b - a))
  await page.keyboard.press('Enter')
  await expect(from).toHaveAttribute('aria-sort', 'none')

  await page.getByRole('searchbox', { name: 'Filter rows' }).fill('livenessprobe 3 of 3')
  const rows = podscope.table.locator('tbody tr')
  await expect(rows.filter({ hasNotText: 'livenessProbe' })).toHaveCount(0)
  await expect(rows.filter({ hasText: '3 of 3' })).not.toHaveCount(0)
  await podscope.table.locator('tbody button').first().focus()
  await page.keyboard.press('Enter')
  await expect(podscope.table.locator('tr[aria-current=true]')).toHaveCount(1)
  await expect(page.getByTestId('selection').getByRole('heading', { level: 2 })).toHaveText(/^Why did the livenessProbe fail/)
})
