import type { CDPSession, Page } from '@playwright/test'
import { expect, test } from './podscope.ts'

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
