import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './podscope.ts'

/** What axe finds on the page, the editor aside. */
async function violations(page: Page): Promise<unknown> {
  const found = await new AxeBuilder({ page }).exclude('.monaco-editor').analyze()
  return found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))
}

test.describe('in a room', () => {
  test.use({ viewport: { width: 1920, height: 1080 }, colorScheme: 'light' })

  test('the timeline and why are large; Escape leads back', async ({ podscope, page }) => {
    await podscope.open()
    await page.keyboard.press('Control+Shift+Enter')
    const why = page.getByRole('region', { name: 'Inspector' })
    await expect(why.getByRole('heading', { name: 'Why is web in CrashLoopBackOff?' })).toBeVisible()
    await expect(why.getByRole('list').getByRole('listitem')).toHaveCount(4)
    await expect(page.getByTestId('pod-row')).toContainText('CrashLoopBackOff')
    await expect(page.locator('.monaco-editor')).toHaveCount(0)
    const sizes = await page
      .locator('.present :is(h1, h2, time, td, th, button, kbd, b, span)')
      .evaluateAll((all) =>
        all
          .filter((one) => one.textContent && one.checkVisibility() && one.clientWidth > 1)
          .map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
      )
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(17)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.locator('.monaco-editor')).not.toHaveCount(0)
  })

  test('the future is hidden, asked for with the keys 1 to 4, and uncovered', async ({ podscope, page }) => {
    await podscope.open()
    await page.getByRole('button', { name: 'To the start' }).click()
    await page.getByRole('button', { name: 'Present' }).click()
    await page.keyboard.press('h')
    await expect(page.locator('.tl-future')).toHaveText('What happens next?')
    for (let i = 0; i < 12; i++) await page.keyboard.press('.')
    const asked = page.getByRole('region', { name: 'What happens next?' })
    await expect(asked.getByRole('heading')).toHaveText('What will STATUS of web say next?')
    expect(await violations(page)).toEqual([])
    const answers = await asked.getByRole('listitem').allInnerTexts()
    const right = answers.findIndex((text) => text.includes('CrashLoopBackOff'))
    const wrong = right === 0 ? 1 : 0
    await page.keyboard.press(String(wrong + 1))
    await expect(asked.getByRole('listitem').nth(wrong)).toContainText('Wrong')
    await expect(asked.getByRole('listitem').nth(right)).toContainText('Right')
    await expect(podscope.time).toHaveText('3:11.9')
    await page.keyboard.press('h')
    await expect(page.locator('.tl-future')).toBeHidden()
  })
})

test('in the dark, light is proposed once', async ({ podscope, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await podscope.open()
  await page.getByRole('button', { name: 'Present' }).click()
  await page.getByRole('button', { name: 'Use light' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Present' }).click()
  await expect(page.getByText('Light is easier to read')).toHaveCount(0)
})

test.describe('in another page', () => {
  test('the timeline answers, loads, seeks, tells its height, and stores nothing', async ({ podscope, page, baseURL }) => {
    const host = new URL('host.html', baseURL).href
    await page.route(host, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><title>Host</title><iframe src="./?embed" title="Podscope" width="900" height="500"></iframe>',
      }),
    )
    await page.goto(host)
    const frame = page.frameLocator('iframe')
    await expect(frame.locator('.tl-pennant')).toHaveCount(1)
    const say = (message: object): Promise<void> =>
      page.evaluate((data) => document.querySelector('iframe')?.contentWindow?.postMessage(data, '*'), message)
    const answer = page.evaluate(
      () =>
        new Promise((resolve) => addEventListener('message', ({ data }) => (data as { type: string }).type === 'PONG' && resolve(data))),
    )
    await say({ type: 'PING' })
    expect(await answer).toEqual({ type: 'PONG', version: 1, ready: true })
    await say({ type: 'seek', seconds: 30 })
    await expect(frame.getByTestId('time')).toHaveText('0:30.0')
    const height = page.evaluate(
      () =>
        new Promise<number>((resolve) =>
          addEventListener(
            'message',
            ({ data }) => (data as { type: string }).type === 'height' && resolve((data as { height: number }).height),
          ),
        ),
    )
    await say({
      type: 'load',
      text: 'apiVersion: v1\nkind: Pod\nmetadata: {name: other}\nspec: {containers: [{name: app, image: example/app:1}]}\n',
    })
    await expect(frame.locator('.tl-pennant')).toHaveCount(0)
    expect(await height).toBeGreaterThan(150)
    await frame.getByRole('link', { name: 'Open in Podscope' }).focus()
    await expect(frame.getByRole('link', { name: 'Open in Podscope' })).toHaveAttribute('href', /#world=1\./)
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
    expect(podscope.page).toBe(page)
  })
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, colorScheme: 'dark' })

  test('Why? is a sheet that is peeked at, opened half and wholly, by thumb and by keys', async ({ page }) => {
    await page.goto('./')
    const sheet = page.locator('.phone-sheet')
    await expect(sheet.getByRole('heading')).toHaveText('Why is web in CrashLoopBackOff?')
    const height = async (): Promise<number> => (await sheet.boundingBox())?.height ?? 0
    const half = await height()
    await page.getByRole('button', { name: 'Open Why? wholly' }).press('ArrowUp')
    await expect.poll(height).toBeGreaterThan(700)
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Close Why?' }).press('Escape')
    const grip = await page.locator('.phone-grip').boundingBox()
    if (!grip) throw new Error('the sheet has a grip')
    await page.mouse.move(grip.x + 100, grip.y + 10)
    await page.mouse.down()
    await page.mouse.move(grip.x + 100, grip.y + 160, { steps: 4 })
    await page.mouse.up()
    await expect.poll(height).toBeLessThan(half / 2)
    await page.getByRole('button', { name: 'Open Why?', exact: true }).click()
    await expect.poll(height).toBe(half)
  })
})

test('paper gets the picture and why, in its own colours', async ({ podscope, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await podscope.open()
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const sheet = page.locator('.print-sheet')
  await expect(sheet.getByText('CrashLoopBackOff', { exact: true }).first()).toBeVisible()
  await expect(sheet.getByRole('heading', { name: /^Why/ })).toBeVisible()
  await expect(page.locator('.topbar')).toBeHidden()
  expect(await sheet.locator('svg > rect').first().getAttribute('fill')).toBe('rgb(255, 255, 255)')
  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await expect(sheet).toHaveCount(0)
})

for (const media of [{ forcedColors: 'active' as const }, { contrast: 'more' as const }]) {
  test(`every state is told apart with ${JSON.stringify(media)}`, async ({ podscope, page }) => {
    await page.emulateMedia(media)
    await podscope.open()
    expect(await podscope.inked()).toBeGreaterThan(5_000)
    expect(await violations(page)).toEqual([])
  })
}
