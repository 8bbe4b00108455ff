import type { Page } from '@playwright/test'
import { expect, test } from './podscope.ts'

const cursorValue = (page: Page, lane: string) => page.locator(`.tl-name-row[data-lane$="${lane}"] .tl-value-text`)

test('what a resting pointer is over is read again when the view moves, and gone with its lane', async ({ podscope, page }) => {
  await podscope.openPicture()
  const status = cursorValue(page, 'status')
  const card = page.locator('.tl-card')
  await page.mouse.click(await podscope.xOf(10), await podscope.yOf('status'))
  await page.mouse.move((await podscope.xOf(10)) + 1, await podscope.yOf('status'))
  await expect(card).toBeVisible()
  const before = await status.first().textContent()
  await expect(status.first()).not.toHaveText('CrashLoopBackOff')
  // About the cursor at 3:23, until the pointer is over what is there.
  for (let i = 0; i < 8; i++) await page.keyboard.press('w')
  await expect(status.first()).not.toHaveText(before ?? '')
  await expect(status.first()).toHaveText('CrashLoopBackOff')
  await expect(card).toContainText('CrashLoopBackOff')
  await page.getByRole('searchbox', { name: 'Filter lanes' }).fill('liveness')
  await expect(card).toBeHidden()
  await expect(page.locator('.tl-crosshair')).toBeHidden()
})

test('a menu that is asked for before its code has come opens when it has', async ({ podscope, page }) => {
  let release = (): void => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/RadixMenu.*\.js/, async (route) => {
    await held
    await route.continue()
  })
  await podscope.openPicture()
  await page.getByRole('button', { name: /^Preset/ }).click()
  await expect(page.getByRole('menuitem')).toHaveCount(0)
  release()
  await page.getByRole('menuitem', { name: 'OOMKilled' }).click()
  await expect(page.getByRole('button', { name: 'Preset OOMKilled', exact: true })).toBeVisible()
})

test('a filter that finds nothing says so, and is cleared', async ({ podscope, page }) => {
  await podscope.openPicture()
  await page.getByRole('searchbox', { name: 'Filter lanes' }).fill('nowhere')
  await expect(page.getByText('No lane matches “nowhere”.')).toBeVisible()
  await page.getByRole('button', { name: 'Show all lanes' }).click()
  await expect(page.getByText('No lane matches')).toHaveCount(0)
  await expect(page.locator('.tl-name-row').filter({ hasText: 'STATUS' })).toBeVisible()
})

test('nothing scrolls that has no bar to scroll it back, and every condition is told in full', async ({ podscope, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await podscope.openPicture()
  await page.getByRole('region', { name: 'Inspector' }).getByRole('tab', { name: 'YAML' }).click()
  await expect(page.getByTestId('pod-yaml')).toContainText('apiVersion')
  const moved = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.app, .panes, .panes *')]
      .filter((box) => box.id !== '' && box.querySelector('.timeline-box') !== null)
      .map((box) => {
        box.scrollTop = 20
        return box.scrollTop
      }),
  )
  expect(moved.length).toBeGreaterThan(1)
  expect(Math.max(...moved)).toBe(0)
  // In sight: the word has not gone to a line of its own below.
  for (const name of ['PodScheduled', 'PodReadyToStartContainers']) {
    const value = page.locator(`.tl-name-row[data-lane$="condition/${name}"] .tl-value`)
    const [box, word] = [await value.boundingBox(), await value.locator('.tl-value-text').boundingBox()]
    expect(word?.y).toBeLessThan((box?.y ?? 0) + (box?.height ?? 0) / 2)
  }
})

test('the statechart has type that can be read, at whatever width, and is dragged where it does not fit', async ({ podscope, page }) => {
  await podscope.openPicture()
  await page.getByRole('tab', { name: 'Statechart' }).click()
  const chart = page.locator('svg.statechart')
  const pane = page.locator('.machine-picture')
  await expect(chart).toBeVisible()
  const scale = (): Promise<number> => chart.evaluate((svg: SVGSVGElement) => svg.getScreenCTM()?.a ?? 0)
  expect(await scale()).toBeCloseTo(1, 3)
  const sizes = await chart.locator('text').evaluateAll((texts) => texts.map((text) => Number.parseFloat(getComputedStyle(text).fontSize)))
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(11)
  const box = await pane.boundingBox()
  if (!box) throw new Error('the chart has no pane')
  await pane.evaluate((element) => (element.scrollLeft = 0))
  const room = await pane.evaluate((element) => element.scrollWidth - element.clientWidth)
  expect(room).toBeGreaterThan(0)
  await podscope.drag({ x: box.x + 200, y: box.y + 4 }, { x: box.x + 190, y: box.y + 4 })
  expect(await pane.evaluate((element) => element.scrollLeft)).toBeCloseTo(Math.min(10, room), 0)
  // A drag that begins on a state chooses none; a click without a pointer, as a screen reader makes it, does.
  const state = chart.getByRole('button').first()
  const at = await state.boundingBox()
  if (!at) throw new Error('the chart has no state')
  const [x, y] = [at.x + at.width / 2, at.y + at.height / 2]
  await podscope.drag({ x, y }, { x: x - 10, y })
  await expect(state).toHaveAttribute('aria-pressed', 'false')
  await podscope.drag({ x: box.x + 200, y: box.y + 4 }, { x: box.x + 190, y: box.y + 4 })
  await state.dispatchEvent('click')
  await expect(state).toHaveAttribute('aria-pressed', 'true')
  await page.setViewportSize({ width: 900, height: 900 })
  await expect(chart).toBeVisible()
  expect(await scale()).toBeCloseTo(1, 3)
})

test('in an empty text kinds are offered by name, and none twice', async ({ podscope, page }) => {
  await podscope.open()
  await page.locator('.monaco-editor .native-edit-context').focus()
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Delete')
  await expect(page.getByText('The Scenario went with the former text.')).toBeVisible()
  const offers = page.locator('.suggest-widget .monaco-list-row')
  await expect(async () => {
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+Space')
    await expect(offers.first()).toHaveText(/^Pod/, { timeout: 2000 })
  }).toPass()
  const names = (await offers.allInnerTexts()).map((text) => text.trim())
  expect(new Set(names).size).toBe(names.length)
  expect(names).toContain('Deployment')
  await page.keyboard.type('ap')
  await expect(offers.first()).toHaveText(/^apiVersion/)
  for (const _ of 'ap') await page.keyboard.press('Backspace')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Space')
  await expect(offers.first()).toHaveText(/^Pod/)
  await page.keyboard.press('Enter')
  await expect.poll(() => podscope.text()).toContain('kind: Pod')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect.poll(() => podscope.text()).toMatch(/kind: Scenario[\s\S]*\n---\n[\s\S]*kind: Pod/)
  await expect(page.getByText('The Scenario went')).toHaveCount(0)
})

test.describe('in a dark room', () => {
  test.use({ colorScheme: 'dark' })

  test('Home and End work without a click, and what is proposed is large and goes with the next step', async ({ podscope, page }) => {
    await podscope.openPicture()
    await podscope.present()
    const proposal = page.getByText('Light is easier to read')
    await expect(proposal).toBeVisible()
    expect(await proposal.evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize))).toBeGreaterThanOrEqual(18)
    const box = await page.locator('.notice').boundingBox()
    const keys = await page.locator('.present footer').boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(keys?.y ?? 0)
    await page.keyboard.press('Home')
    await expect(podscope.time).toHaveText('0:00.0')
    await expect(proposal).toHaveCount(0)
    await page.keyboard.press('End')
    await expect(podscope.time).not.toHaveText('0:00.0')
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

  test('Back closes a page, and the menu leads to the table, the search and the room', async ({ page }) => {
    await page.goto('./')
    await expect(page.locator('.phone-status')).toContainText('CrashLoopBackOff')
    const choose = async (name: string): Promise<void> => {
      await page.getByRole('button', { name: 'Menu' }).tap()
      await page.getByRole('menuitem', { name, exact: true }).tap()
    }
    await choose('Show as a table')
    await expect(page.getByRole('heading', { name: 'Console', exact: true })).toBeVisible()
    await expect(page.getByTestId('lanes-table')).toBeVisible()
    await page.goBack()
    await expect(page.locator('.phone-page')).toHaveCount(0)
    await expect(page.locator('.phone-status')).toBeVisible()
    // What is closed by its own key leaves no step behind.
    await choose('Inspector')
    await page.getByRole('button', { name: 'Close', exact: true }).tap()
    await expect(page.locator('.phone-page')).toHaveCount(0)
    await expect.poll(() => page.evaluate(() => history.state as unknown)).not.toBe('podscope.page')
    // What is opened before the last step is gone stays open, and Back closes it.
    await choose('Inspector')
    await page.evaluate(async () => {
      document.querySelector<HTMLElement>('.phone-page .pane-head button')?.click()
      await new Promise(requestAnimationFrame)
    })
    await choose('Inspector')
    await expect.poll(() => page.evaluate(() => history.state as unknown)).toBe('podscope.page')
    await expect(page.getByRole('heading', { name: 'Inspector', exact: true })).toBeVisible()
    // A reload closes it, and leaves no step that leads nowhere.
    await page.reload()
    await expect(page.locator('.phone-status')).toContainText('CrashLoopBackOff')
    await expect.poll(() => page.evaluate(() => history.state as unknown)).not.toBe('podscope.page')
    await choose('Find a lane, event or command')
    await expect(page.getByRole('dialog')).toBeVisible()
    await page.keyboard.press('Escape')
    await choose('Present, or back to work')
    await expect(page.locator('.present')).toBeVisible()
  })
})
