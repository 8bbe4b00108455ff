import type { JSHandle, Page } from '@playwright/test'
import { expect, test } from './podscope.ts'
import type { Podscope } from './podscope.ts'

/** Where the cursor is, in pixels of the page; endless where it is out of sight. */
const cursorX = async (page: Page): Promise<number> => {
  const box = await page.locator('.tl-cursor').boundingBox()
  return box ? box.x + box.width / 2 : Number.POSITIVE_INFINITY
}

/** Every time that the page shows from now on, however short. */
const listTimes = ({ time }: Podscope): Promise<JSHandle<string[]>> =>
  time.evaluateHandle((clock) => {
    const all: string[] = []
    new MutationObserver(() => all.push(clock.textContent ?? '')).observe(clock, { childList: true, characterData: true, subtree: true })
    return all
  })

test('keys zoom, move and fit the view; the cursor goes by pixels, to the first and last change, and stays in sight', async ({
  podscope,
  page,
}) => {
  await podscope.openPicture()
  const timeline = page.locator('.tl-body')
  const { x, width } = await podscope.plot()
  const ruler = (): Promise<readonly string[]> => podscope.rulerTimes()
  const whole = await ruler()
  await timeline.press('w')
  await expect.poll(ruler).not.toEqual(whole)
  const zoomed = await ruler()
  const at = await cursorX(page)
  await timeline.press('ArrowRight')
  await expect.poll(() => cursorX(page)).toBeCloseTo(at + 1, 0)
  await timeline.press('Shift+ArrowLeft')
  await expect.poll(() => cursorX(page)).toBeCloseTo(at - 9, 0)
  await timeline.press('a')
  await expect.poll(ruler).not.toEqual(zoomed)
  await timeline.press('d')
  await expect.poll(ruler).toEqual(zoomed)

  await timeline.press('Home')
  await expect(podscope.time).toHaveText('0:00.0')
  await expect.poll(ruler).not.toEqual(zoomed)
  await expect.poll(() => cursorX(page)).toBeLessThan(x + width)
  await timeline.press('End')
  await expect(podscope.time).toHaveText('4:04.3')
  await expect.poll(() => cursorX(page)).toBeLessThan(x + width)
  await timeline.press('.')
  await expect(podscope.time).toHaveText('4:04.3')
  await timeline.press(',')
  await expect(podscope.time).not.toHaveText('4:04.3')
  await timeline.press('s')
  await timeline.press('f')
  await expect.poll(async () => [(await ruler()).at(0), (await ruler()).at(-1)]).toEqual(['0:00', '4:30'])
})

test('with the keyboard alone a lane is chosen, its state selected, fitted, all shown again, and let go', async ({ podscope, page }) => {
  await podscope.openPicture()
  const timeline = page.locator('.tl-body')
  const chosen = page.locator('.tl-name-row.is-selected')
  await timeline.press('ArrowDown')
  await expect(chosen).toHaveText(/STATUS/)
  await timeline.press('ArrowUp')
  await expect(chosen).toHaveText(/STATUS/)
  await timeline.press('ArrowDown')
  await expect(chosen).toHaveText(/phase/)
  await timeline.press('ArrowUp')
  await timeline.press('Enter')
  await expect(page.getByTestId('selection')).toContainText('CrashLoopBackOff')
  const whole = await podscope.rulerTimes()
  await timeline.press('f')
  await expect.poll(() => podscope.rulerTimes()).not.toEqual(whole)
  await timeline.press('f')
  await expect.poll(() => podscope.rulerTimes()).toEqual(whole)
  await timeline.press('Escape')
  await expect(chosen).toHaveCount(0)
  await expect(page.getByTestId('selection')).toHaveCount(0)
})

test('changes, restarts and Events have steps of their own', async ({ podscope, page }) => {
  await podscope.openPicture()
  const timeline = page.locator('.tl-body')
  await timeline.press('Home')
  await timeline.press('Shift+Period')
  await expect(podscope.time).toHaveText('1:11.7')
  await timeline.press('Shift+Period')
  await expect(podscope.time).toHaveText('1:41.7')
  await timeline.press('Shift+Comma')
  await expect(podscope.time).toHaveText('1:11.7')
  await timeline.press('.')
  await expect(podscope.time).not.toHaveText('1:11.7')
  const stepped = await podscope.time.innerText()
  await timeline.press('.')
  await expect(podscope.time).not.toHaveText(stepped)
  await timeline.press(',')
  await expect(podscope.time).toHaveText(stepped)
  await timeline.press('Shift+Comma')
  await expect(podscope.time).toHaveText('1:11.7')
  // An Event's step is at a row of the console.
  const now = page.locator('.events tr[aria-current=time] td').first()
  for (const key of ['Alt+Comma', 'Alt+Comma', 'Alt+Period']) {
    await timeline.press(key)
    await expect.poll(async () => (await now.innerText()) === (await podscope.time.innerText())).toBe(true)
  }
  await expect(podscope.time).not.toHaveText('1:11.7')
  await expect(podscope.time).toHaveText(/^(0:5|1:0)\d/)
})

test('M measures from the cursor on, and Escape lets go of the measure, the selection, the cover, one at a time', async ({
  podscope,
  page,
}) => {
  await podscope.openPicture()
  const timeline = page.locator('.tl-body')
  const measure = page.locator('.tl-measure')
  await timeline.press('Home')
  await timeline.press('m')
  await timeline.press('Shift+Period')
  await expect(measure).toHaveAttribute('data-length', '71.7 s')
  await timeline.press('Shift+Period')
  await expect(measure).toHaveAttribute('data-length', '101.7 s')
  await expect(page.getByTestId('measured').getByRole('row', { name: 'Restarts' })).toHaveText(/1$/)
  await timeline.press('m')
  await timeline.press('Shift+Period')
  await expect(podscope.time).toHaveText('2:11.7')
  await expect(measure).toHaveAttribute('data-length', '101.7 s')
  await timeline.press('ArrowDown')
  await timeline.press('Enter')
  await timeline.press('h')
  await expect(page.locator('.tl-future')).toHaveText('What happens next?')
  await timeline.press('Escape')
  await expect(measure).toBeHidden()
  await expect(page.getByTestId('selection')).toBeVisible()
  await timeline.press('Escape')
  await expect(page.getByTestId('selection')).toHaveCount(0)
  await expect(page.locator('.tl-future')).toBeVisible()
  await timeline.press('Escape')
  await expect(page.locator('.tl-future')).toBeHidden()
})

test('playing follows at 70 % of a zoomed view until somebody moves it; speeds go from 0.1 to 1000 and to the next change', async ({
  podscope,
  page,
}) => {
  await podscope.openPicture()
  const { x, width } = await podscope.plot()
  const timeline = page.locator('.tl-body')
  const speed = page.getByRole('button', { name: /^Speed: / })
  for (let i = 0; i < 5; i++) await timeline.press('w')
  // Slow enough that the run does not end meanwhile.
  for (const shown of ['5×', '2×', '1×', '0.5×']) {
    await timeline.press('[')
    await expect(speed).toHaveText(shown)
  }
  await timeline.press(' ')
  await expect.poll(() => cursorX(page)).toBeCloseTo(x + 4 + (width - 12) * 0.7, -1)
  const followed = await podscope.rulerTimes()
  await expect.poll(() => podscope.rulerTimes()).not.toEqual(followed)
  await timeline.press('a')
  await expect.poll(() => cursorX(page)).toBeGreaterThan(x + width * 0.8)
  // The times at the right give way to the cursor's tag.
  const left = (await podscope.rulerTimes()).slice(0, 2)
  await expect(podscope.time).not.toHaveText((await podscope.time.textContent()) ?? '')
  expect((await podscope.rulerTimes()).slice(0, 2)).toEqual(left)
  await timeline.press(' ')
  await expect(page.getByRole('button', { name: 'Play (Space)' })).toBeVisible()

  for (let i = 0; i < 5; i++) await timeline.press('[')
  await expect(speed).toHaveText('0.1×')
  for (let i = 0; i < 10; i++) await timeline.press(']')
  await expect(speed).toHaveText('1000×')
  for (let i = 0; i < 2; i++) await timeline.press(']')
  await expect(speed).toHaveText('next change')
  // Where all is seen, steps are apart by more than the clock's tenths.
  await timeline.press('f')
  await expect.poll(async () => [(await podscope.rulerTimes()).at(0), (await podscope.rulerTimes()).at(-1)]).toEqual(['0:00', '4:30'])
  const toFirstRestart = async (): Promise<void> => {
    await timeline.press('Home')
    await timeline.press('Shift+Period')
    await expect(podscope.time).toHaveText('1:11.7')
  }
  await toFirstRestart()
  await timeline.press('.')
  await expect(podscope.time).not.toHaveText('1:11.7')
  const first = await podscope.time.innerText()
  await timeline.press('.')
  await expect(podscope.time).not.toHaveText(first)
  const second = await podscope.time.innerText()
  await toFirstRestart()
  const shown = await listTimes(podscope)
  await timeline.press(' ')
  await expect.poll(() => shown.evaluate((all) => all.slice(0, 2))).toEqual([first, second])
  await timeline.press(' ')
})
