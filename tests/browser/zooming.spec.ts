import type { Page } from '@playwright/test'
import { expect, test } from './podscope.ts'

/** Keeps the words of the picture as it was drawn last. */
const KEEP_WORDS = `
  globalThis.drawnWords = []
  const wrap = (name, before) => {
    const drawing = CanvasRenderingContext2D.prototype[name]
    CanvasRenderingContext2D.prototype[name] = function (...given) {
      if (this.canvas.className === 'tl-canvas') before(given[0])
      return drawing.apply(this, given)
    }
  }
  wrap('clearRect', () => { globalThis.drawnWords = [] })
  wrap('fillText', (text) => globalThis.drawnWords.push(text))
`

/** Asked before the page is there: what the canvas says from then on. */
async function readCanvas(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.addInitScript({ content: KEEP_WORDS })
  return () => page.evaluate('globalThis.drawnWords')
}

test('from far to near: joined and counted, then named, then numbered, then with the text of each failure', async ({ podscope, page }) => {
  const words = await readCanvas(page)
  await podscope.openPicture()
  // All 4:30: states are named where the word fits, Events are counted, attempts have no numbers.
  await expect.poll(words).toContain('CrashLoopBackOff')
  const far = await words()
  expect(far).toContain('Running')
  expect(far.some((word) => /^\d+$/.test(word))).toBe(true)
  expect(far.filter((word) => word.includes('deadline'))).toEqual([])
  // What is cut is not said.
  expect(far.filter((word) => word.includes('…'))).toEqual([])

  // The first three failures, 5 s apart.
  const { y } = await podscope.plot()
  await page.mouse.move(await podscope.xOf(56.6), y + 60)
  await page.keyboard.down('Control')
  for (let i = 0; i < 4; i++) await page.mouse.wheel(0, -80)
  await page.keyboard.up('Control')
  await expect.poll(words).toEqual(expect.arrayContaining(['1', '2', '3']))
  expect((await words()).filter((word) => word.includes('context deadline'))).toEqual([])
  await page.keyboard.down('Control')
  for (let i = 0; i < 3; i++) await page.mouse.wheel(0, -100)
  await page.keyboard.up('Control')
  await expect.poll(async () => (await words()).some((word) => word.includes('deadline'))).toBe(true)
})

const DAYS = `apiVersion: podscope.dev/v1alpha1
kind: Scenario
metadata: { name: days }
spec:
  duration: 72h
  processes: [{ container: app, starts: [{ exits: { after: 12m, code: 1 } }] }]
  timeline: [{ at: 30h, exit: { container: app, code: 7 } }]
---
apiVersion: v1
kind: Pod
metadata: { name: app }
spec: { containers: [{ name: app, image: example/app:1 }] }
`

test('from days to milliseconds: the ruler, the tag and the cursor’s step go along, and what broke is never lost', async ({
  podscope,
  page,
}) => {
  const words = await readCanvas(page)
  await page.addInitScript(
    (text) => localStorage.setItem('podscope', JSON.stringify({ text, cursor: 30 * 3_600_000, view: null, welcomed: true })),
    DAYS,
  )
  await podscope.openPicture()
  const timeline = page.locator('.tl-body')
  const pennant = podscope.timeline.getByRole('button', { name: /^app exits with code 7/ })
  await expect(pennant).toBeVisible()
  await expect.poll(() => podscope.rulerTimes()).toContain('2 d 0:00')
  // Hundreds of restarts in three days are joined, and counted.
  await expect.poll(async () => (await words()).some((word) => /^↻\d+$/.test(word))).toBe(true)

  const forms: readonly (readonly [RegExp, string])[] = [
    [/^1 d \d+:\d\d$/, '1 d 6:00'],
    [/^1 d \d+:\d\d:\d\d$/, '1 d 6:00:0'],
    [/^1 d \d+:\d\d:\d\d\.\d$/, '1 d 6:00:00.0'],
    [/^1 d \d+:\d\d:\d\d\.\d\d\d$/, '1 d 6:00:00.000'],
  ]
  for (const [form, at] of forms) {
    for (let i = 0; i < 40 && !(await podscope.rulerTimes()).some((time) => form.test(time)); i++) await timeline.press('w')
    await expect
      .poll(async () => (await podscope.rulerTimes()).filter((time) => form.test(time)).length, { message: at })
      .toBeGreaterThan(1)
    await expect(pennant).toBeVisible()
    await expect(page.locator('.tl-cursor')).toBeVisible()
  }
  await expect(page.locator('.tl-tag-time')).toHaveText('1 d 6:00:00.000')
  for (let i = 0; i < 10; i++) await timeline.press('w')
  const nearest = await podscope.rulerTimes()
  // 10 ms are the nearest: times as long as these have room every 2 ms.
  expect(nearest).toContain('1 d 6:00:00.002')
  await timeline.press('ArrowRight')
  await expect(page.locator('.tl-tag-time')).toHaveText('1 d 6:00:00.001')
  for (let i = 0; i < 45; i++) await timeline.press('s')
  await expect.poll(() => podscope.rulerTimes()).toContain('2 d 0:00')
})
