import type { CDPSession, Page } from '@playwright/test'
import { expect, test } from './podscope.ts'
import { smallTargets, violations } from './reach.ts'

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

interface Finger {
  readonly x: number
  readonly y: number
  readonly id?: number
}

const touch = (session: CDPSession, type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: readonly Finger[]): Promise<unknown> =>
  session.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] })

async function openPhone(page: Page): Promise<CDPSession> {
  await page.goto('./')
  await expect(page.locator('.phone-status')).toContainText('CrashLoopBackOff')
  await expect(page.locator('.tl-name-row').filter({ hasText: 'STATUS' })).toBeVisible()
  return page.context().newCDPSession(page)
}

test('names stand above the lanes that tell something', async ({ page }) => {
  await openPhone(page)
  await expect(page.locator('.phone-status')).toContainText('web is not ready, 1 of 2 containers is. 4 restarts.')
  const names = await page.locator('.tl-body .tl-name').allInnerTexts()
  expect(names).toEqual(['STATUS', 'Ready', 'web', 'livenessProbe', 'hooks, signals', 'Service web'])
  const plot = await page.locator('.tl-plot').boundingBox()
  expect(plot?.x).toBe(0)
  expect(plot?.width).toBe(390)
})

test('a finger scrubs, taps to select, and rests to break something', async ({ podscope, page }) => {
  const session = await openPhone(page)
  const { y } = await podscope.plot()
  await touch(session, 'touchStart', [{ x: 200, y: y + 150 }])
  await touch(session, 'touchMove', [{ x: 120, y: y + 150 }])
  await touch(session, 'touchEnd', [])
  await expect(podscope.time).toHaveText(/^1:2\d\.\d$/)
  await page.touchscreen.tap(300, y + 130)
  await expect(page.getByTestId('selection')).toContainText('Why is web in CrashLoopBackOff?')
  await touch(session, 'touchStart', [{ x: 60, y: y + 130 }])
  await expect(page.getByRole('menu')).toBeVisible()
  await touch(session, 'touchEnd', [])
  await page.getByRole('menuitem', { name: 'OOM kill' }).tap()
  await expect(podscope.pennants).toHaveCount(2)
})

test('the faults of a group take the place of the menu, with a way back', async ({ podscope, page }) => {
  const session = await openPhone(page)
  const { y } = await podscope.plot()
  await touch(session, 'touchStart', [{ x: 120, y: y + 130 }])
  await expect(page.getByRole('menu')).toBeVisible()
  await touch(session, 'touchEnd', [])
  await page.getByRole('menuitem', { name: /^Node node-\d$/ }).tap()
  const menu = page.getByRole('menu')
  await expect(menu).toHaveCount(1)
  const box = await menu.boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390)
  await page.getByRole('menuitem', { name: /^Back from Node/ }).tap()
  await page.getByRole('menuitem', { name: /^Node node-\d$/ }).tap()
  await page.getByRole('menuitem', { name: 'Unreachable' }).tap()
  await expect(podscope.pennants).toHaveCount(2)
})

test('two fingers zoom and leave the cursor alone', async ({ podscope, page }) => {
  const session = await openPhone(page)
  const { y } = await podscope.plot()
  const fingers = (apart: number): Finger[] => [
    { x: 190 - apart, y: y + 200, id: 1 },
    { x: 190 + apart, y: y + 200, id: 2 },
  ]
  await touch(session, 'touchStart', fingers(40))
  for (const apart of [55, 70, 85, 100]) await touch(session, 'touchMove', fingers(apart))
  await touch(session, 'touchEnd', [])
  // 4:30 through 2.5.
  await expect(page.locator('.tl-ruler')).toContainText('1:30')
  await expect(page.locator('.tl-ruler')).not.toContainText('4:00')
  await expect(podscope.time).toHaveText('3:23.0')
})

/** Opens one of the menu's pages. */
async function openPage(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Menu' }).tap()
  await page.getByRole('menuitem', { name, exact: true }).tap()
  await expect(page.getByRole('heading', { name, exact: true })).toBeVisible()
}

/** Axe finds nothing there, a thumb hits everything, and nothing is wider than the window. */
async function expectUsable(page: Page, least = 44, part?: string): Promise<void> {
  expect(await violations(page, part)).toEqual([])
  expect(await smallTargets(page, least)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
}

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('the sheet can be used at each of its heights, and so can the menu', async ({ page }) => {
      test.slow()
      await openPhone(page)
      await expectUsable(page)
      await page.getByRole('button', { name: 'Open Why? wholly' }).tap()
      await expect(page.getByRole('button', { name: 'Close Why?' })).toBeVisible()
      await expectUsable(page)
      await page.getByRole('button', { name: 'Close Why?' }).tap()
      await expect(page.getByRole('button', { name: 'Open Why?', exact: true })).toBeVisible()
      await expectUsable(page)
      await page.getByRole('button', { name: 'Menu' }).tap()
      await expect(page.getByRole('menu')).toBeVisible()
      expect(await violations(page, '[role=menu]')).toEqual([])
      expect(await smallTargets(page, 44)).toEqual([])
    })

    test('editor, inspector and console are pages that can be used', async ({ page }) => {
      test.slow()
      await openPhone(page)
      await openPage(page, 'Editor')
      await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible({ timeout: 60_000 })
      await expectUsable(page, 44, '.phone-page')
      await page.getByRole('button', { name: 'Close', exact: true }).tap()
      await openPage(page, 'Inspector')
      await expectUsable(page, 44, '.phone-page')
      await page.getByRole('tab', { name: 'YAML' }).tap()
      await expect(page.getByTestId('pod-yaml')).toContainText('apiVersion')
      await expectUsable(page, 44, '.phone-page')
      await page.getByRole('tab', { name: 'Statechart' }).tap()
      await expect(page.locator('svg.statechart')).toBeVisible()
      // The states of the drawing are as the marks of the timeline: a picture.
      await expectUsable(page, 24, '.phone-page')
      await page.getByRole('button', { name: 'Close', exact: true }).tap()
      await openPage(page, 'Console')
      for (const tab of ['Events', 'Table']) {
        await page.getByRole('tab', { name: tab }).tap()
        await expectUsable(page, 44, '.phone-page')
      }
    })
  })
}

test('the sheet tells in prose what led there, and what it comes to', async ({ page }) => {
  await openPhone(page)
  const sheet = page.getByRole('region', { name: 'What led to it' })
  await expect(sheet).toContainText(
    'The liveness probe failed 3 of 3 times. The process ignored SIGTERM. SIGKILL ended it, with exit code 137. The back-off of 40 s holds the restart back.',
  )
  await expect(sheet.getByRole('row')).toHaveText([/^3rd back-off.*40 s$/, /^Still in back-off.*wait$/, /^From finishedAt ↻4.*3:5\d\.\d$/])
  // All of it is in sight, and so are all lanes above it.
  const body = await sheet.locator('.phone-sheet-body').evaluate((one) => one.scrollHeight - one.clientHeight)
  expect(body).toBeLessThanOrEqual(0)
  const lanes = await page.locator('.tl-body').evaluate((one) => one.scrollHeight - one.clientHeight)
  expect(lanes).toBeLessThanOrEqual(1)
})

test('a kubectl command can be typed, and a row of its answer fits', async ({ page }) => {
  await openPhone(page)
  await openPage(page, 'Console')
  await page.getByRole('tab', { name: 'kubectl' }).tap()
  const screen = page.locator('.xterm-screen')
  await expect(screen).toBeVisible()
  await screen.tap()
  await page.keyboard.type('kubectl get pods\n')
  const rows = page.locator('.xterm-rows > div, .xterm-accessibility-tree > div')
  await expect(rows.filter({ hasText: /^web +1\/2 +CrashLoopBackOff +4 \(11s ago\) +3m23s/ }).first()).toBeAttached()
})

test('keys that glass lacks stand under the terminal, and its sentences break between words', async ({ page }) => {
  await openPhone(page)
  await openPage(page, 'Console')
  await page.getByRole('tab', { name: 'kubectl' }).tap()
  const typing = page.getByRole('textbox', { name: 'Terminal with kubectl, at the cursor' })
  const key = (name: string) => page.getByRole('group', { name: 'Keys' }).getByRole('button', { name })
  const rows = page.locator('.xterm-accessibility-tree > div')
  await expect(rows.first()).toHaveText(/^kubectl at the cursor: .* (?:is|what|it|would|print)$/)
  await page.locator('.xterm-screen').tap()
  await page.keyboard.type('kubectl get po -w --no-h')
  await key('Tab').tap()
  await expect(rows.filter({ hasText: '--no-headers' })).toHaveCount(1)
  await expect(typing).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(rows.filter({ hasText: /^web +1\/2 +CrashLoopBackOff/ })).toHaveCount(1)
  await key('Ctrl C').tap()
  await expect(rows.filter({ hasText: '^C' })).toHaveCount(1)
  await key('Up').tap()
  await expect(rows.filter({ hasText: '--no-headers' })).toHaveCount(2)
  await expect(typing).toBeFocused()
  await expectUsable(page, 44, '.phone-page')
})
