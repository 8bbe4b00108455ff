import type { Page } from '@playwright/test'
import { expect, test } from './podscope.ts'
import { smallTargets, violations } from './reach.ts'

/** The sizes of the type that is on the page, in pixels. */
const sizesOfText = (page: Page): Promise<readonly number[]> =>
  page.locator('.present').evaluate((room) =>
    [...room.querySelectorAll('*')]
      .filter((one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()))
      .filter((one) => one.checkVisibility() && !one.closest('.hidden') && one.clientWidth !== 1)
      .map((one) => Number.parseFloat(getComputedStyle(one).fontSize)),
  )

/** From now on notes the size of all type that is drawn on a canvas. */
const watchCanvas = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const sizes: number[] = []
    Object.assign(globalThis, { sizes })
    for (const name of ['fillText', 'strokeText'] as const) {
      const draw = CanvasRenderingContext2D.prototype[name]
      CanvasRenderingContext2D.prototype[name] = function (text, x, y, most) {
        sizes.push(Number.parseFloat(/[\d.]+(?=px)/.exec(this.font)?.[0] ?? '0'))
        return most === undefined ? draw.call(this, text, x, y) : draw.call(this, text, x, y, most)
      }
    }
  })
}
const sizesOnCanvas = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => (globalThis as unknown as { sizes: number[] }).sizes.splice(0))

test.describe('in a room', () => {
  test.use({ viewport: { width: 1920, height: 1080 }, colorScheme: 'light' })

  test('the timeline and why are large; Escape leads back', async ({ podscope, page }) => {
    await podscope.open()
    await podscope.present()
    const why = page.getByRole('region', { name: 'Inspector' })
    await expect(why.getByRole('heading', { name: 'Why is web in CrashLoopBackOff?' })).toBeVisible()
    await expect(why.getByRole('list').getByRole('listitem')).toHaveCount(4)
    await expect(page.getByTestId('pod-row')).toContainText('CrashLoopBackOff')
    await expect(page.locator('.monaco-editor')).toHaveCount(0)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(page.locator('.monaco-editor')).not.toHaveCount(0)
  })

  test('four short steps, one sum, one picture, one sentence, and the keys', async ({ podscope, page }) => {
    await podscope.openPicture()
    await podscope.present()
    const why = page.getByRole('region', { name: 'Inspector' })
    const steps = why.getByRole('list', { name: 'What led to it' }).getByRole('listitem')
    await expect(steps).toHaveText([
      /Liveness failed, 3 of 3$/,
      /SIGTERM, ignored$/,
      /SIGKILL, exit code 137$/,
      /Restart held by the back-off$/,
    ])
    const sums = why.getByRole('table').getByRole('row')
    await expect(sums).toHaveText([/^3rd back-off\s*10 s × 2²\s*40 s$/, /^web lived\s*30\.0 s$/, /30\.0 s < 40 s\s*wait$/])
    await expect(why.getByRole('figure')).toContainText('The next is 80 s, then 160 s, then 300 s at most.')
    await expect(page.locator('.present-hint')).toHaveText([',.step', 'Hhide the future', /^1–\dinject$/, 'Altpoint', 'Escleave'])
    const names = await page.locator('.tl-body .tl-name:visible').allInnerTexts()
    expect(names).toEqual(['STATUS', 'phase', 'Ready', 'web', 'livenessProbe', 'readinessProbe', 'hooks, signals', 'Service web', 'Events'])
    // The lanes fill the height that they have.
    const last = await page.locator('.tl-name-row:visible').last().boundingBox()
    const body = await page.locator('.tl-body').boundingBox()
    expect((body?.y ?? 0) + (body?.height ?? 0) - (last?.y ?? 0) - (last?.height ?? 0)).toBeLessThan(30)
  })

  for (const [width, height] of [
    [1920, 1080],
    [1440, 900],
    [1280, 720],
  ] as const) {
    test(`no type is smaller than 18 px at ${width} × ${height}, and nothing is cut off`, async ({ podscope, page }) => {
      await page.setViewportSize({ width, height })
      await watchCanvas(page)
      await podscope.openPicture()
      await podscope.present()
      await expect(page.getByRole('region', { name: 'Inspector' }).getByRole('table')).toBeVisible()
      await expect(page.locator('.tl-name-row').first()).toBeVisible()
      await sizesOnCanvas(page)
      await page.keyboard.press('.')
      const drawn: number[] = []
      await expect.poll(async () => drawn.push(...(await sizesOnCanvas(page)))).toBeGreaterThan(0)
      expect(Math.min(...drawn)).toBeGreaterThanOrEqual(18)
      expect(Math.min(...(await sizesOfText(page)))).toBeGreaterThanOrEqual(18)
      expect(await smallTargets(page, 24)).toEqual([])
      const wide = await page
        .locator('.present, .present-top, .present footer')
        .evaluateAll((all) => all.map((one) => one.scrollWidth - one.clientWidth))
      expect(Math.max(...wide)).toBe(0)
    })
  }

  test('while Alt is held the crosshair is large', async ({ podscope, page }) => {
    await podscope.openPicture()
    await podscope.present()
    const { x, y } = await podscope.plot()
    await page.mouse.move(x + 300, y + 200)
    const crosshair = page.locator('.tl-crosshair')
    const widthOf = (): Promise<string> => crosshair.evaluate((one) => getComputedStyle(one).borderLeftWidth)
    const plain = await widthOf()
    await page.keyboard.down('Alt')
    await expect.poll(widthOf).toBe('3px')
    const ring = await crosshair.evaluate((one) => Number.parseFloat(getComputedStyle(one, '::after').width))
    expect(ring).toBeGreaterThanOrEqual(24)
    await page.keyboard.up('Alt')
    await expect.poll(widthOf).toBe(plain)
  })

  test('the next change uncovers up to itself', async ({ podscope, page }) => {
    await podscope.openPicture()
    await page.getByRole('button', { name: 'To the start' }).click()
    await podscope.present()
    await page.keyboard.press('h')
    const cover = page.locator('.tl-future')
    await expect(cover).toHaveText('What happens next?')
    const before = await cover.boundingBox()
    for (let i = 0; i < 8; i++) await page.keyboard.press('.')
    await expect(podscope.time).not.toHaveText('0:00.0')
    expect((await cover.boundingBox())?.x).toBeGreaterThan((before?.x ?? 0) + 10)
    const leftOf = async (css: string): Promise<number> => (await page.locator(css).boundingBox())?.x ?? 0
    await expect.poll(async () => Math.abs((await leftOf('.tl-future')) - (await leftOf('.tl-cursor')))).toBeLessThan(3)
    const { backgroundColor, raised } = await cover.evaluate((one) => ({
      backgroundColor: getComputedStyle(one).backgroundColor,
      raised: getComputedStyle(one).getPropertyValue('--raised').trim(),
    }))
    expect(backgroundColor).toBe(raised)
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

test('a step under the cover says what it uncovered, the answer is uncovered on its own, and the end says that it is one', async ({
  podscope,
  page,
}) => {
  await podscope.openPicture()
  await podscope.present()
  await page.keyboard.press('h')
  const asked = page.getByRole('region', { name: 'What happens next?' })
  await expect(asked).toContainText('It says CrashLoopBackOff.')
  // What is read aloud stands there from the beginning to the end: only its words change.
  const live = await asked.locator('[aria-live]').elementHandle()
  const heard = () => live?.evaluate((one) => one.isConnected && one.textContent)
  await page.keyboard.press('.')
  await expect(asked).toContainText('Uncovered: Liveness answers time out: over. STATUS still says CrashLoopBackOff.')
  await asked.getByRole('button', { name: 'Uncover the answer' }).click()
  await expect(asked.getByRole('heading')).toHaveText(/^At 3:5\d\.\d, STATUS of web says$/)
  await expect(asked.getByRole('listitem').filter({ hasText: 'Right' })).toHaveText(/Running/)
  await expect(asked.getByText('Wrong')).toHaveCount(0)
  expect(await heard()).toBe('It says Running.')
  // Who steps back and forward again is asked anew.
  await page.keyboard.press(',')
  await expect(asked.getByRole('heading')).toHaveText('What will STATUS of web say next?')
  await expect(asked).toContainText('It says CrashLoopBackOff.')
  await page.keyboard.press('.')
  // A step onto the answer tells it as well.
  await expect(asked.getByRole('listitem').filter({ hasText: 'Right' })).toHaveText(/Running/)
  await asked.getByRole('button', { name: 'Ask again' }).click()
  await asked.getByRole('button', { name: 'Uncover the answer' }).click()
  await expect(asked.getByRole('listitem').filter({ hasText: 'Right' })).toHaveText(/It stays Running/)
  await asked.getByRole('button', { name: 'Ask again' }).click()
  await expect(page.getByText('The simulation ends here.')).toBeVisible()
  expect(await heard()).toContain('The simulation ends here.')
})

test('in the dark, light is proposed once', async ({ podscope, page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await podscope.openPicture()
  await page.getByRole('button', { name: 'Present' }).click()
  await page.getByRole('button', { name: 'Use light' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Present' }).click()
  await expect(page.getByText('Light is easier to read')).toHaveCount(0)
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
  await podscope.openPicture()
  await expect(page.getByRole('heading', { name: /^Why/ })).toBeVisible()
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const sheet = page.locator('.print-sheet')
  await expect(sheet.getByText('CrashLoopBackOff', { exact: true }).first()).toBeVisible()
  await expect(sheet.getByRole('heading', { name: /^Why/ })).toBeVisible()
  await expect(page.locator('.topbar')).toBeHidden()
  expect(await sheet.locator('svg > rect').first().getAttribute('fill')).toBe('#ffffff')
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
