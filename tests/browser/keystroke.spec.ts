import { expect, test } from './podscope.ts'

/** What the page counts of itself. */
interface Counted {
  /** Sizes that something asked of the timeline's parts: each has the browser lay out the page. */
  sizes: number
  /** What of the gutter was changed, apart from the values at the cursor. */
  changes: string[]
}

test('a number that is turned leaves the rows of names alone, and the timeline asks the page for no size', async ({ podscope, page }) => {
  await page.addInitScript(() => {
    const counted: Counted = { sizes: 0, changes: [] }
    Object.assign(globalThis, { counted })
    for (const name of ['clientWidth', 'clientHeight', 'scrollTop'] as const) {
      const own = Object.getOwnPropertyDescriptor(Element.prototype, name)
      if (!own?.get) throw new Error(`there is no ${name}`)
      Object.defineProperty(Element.prototype, name, {
        ...own,
        get(this: Element): unknown {
          if (this.closest('.tl')) counted.sizes++
          return own.get?.call(this)
        },
      })
    }
  })
  await podscope.open()
  await page.locator('.monaco-editor .view-line').filter({ hasText: 'terminationGracePeriodSeconds: 10' }).locator('.scrub').click()
  await page.keyboard.press('Alt+ArrowUp')
  const table = (): Promise<string> => podscope.table.innerText()
  const before = await table()
  await expect.poll(table).not.toBe(before)
  const between = await table()

  await page.evaluate(() => {
    const { counted } = globalThis as unknown as { counted: Counted }
    counted.sizes = 0
    const gutter = document.querySelector('.tl-gutter')
    if (!gutter) throw new Error('there is no gutter')
    const note = (records: readonly MutationRecord[]): void => {
      const others = records.filter(({ target }) => !(target instanceof Element ? target : target.parentElement)?.closest('.tl-value'))
      counted.changes.push(...others.map(({ type, attributeName }) => attributeName ?? type))
    }
    new MutationObserver(note).observe(gutter, { subtree: true, childList: true, attributes: true, characterData: true })
  })
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(table).not.toBe(between)
  expect(await page.evaluate(() => (globalThis as unknown as { counted: Counted }).counted)).toEqual({ sizes: 0, changes: [] })
})

test('the slider stands right behind the text of its line, whatever that has', async ({ podscope, page }) => {
  await podscope.open()
  await podscope.write(`apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  terminationGracePeriodSeconds: 10  # äß 猫
  containers: [{name: web, image: "example/web:1"}]
`)
  await page.getByRole('separator').first().focus()
  for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowRight')
  const line = page.locator('.monaco-editor .view-line').filter({ hasText: 'terminationGracePeriodSeconds' })
  await line.locator('.scrub').click()
  const slider = page.getByRole('slider', { name: 'terminationGracePeriodSeconds' })
  const behind = async (): Promise<number> => {
    const text = await line.locator('xpath=./span').boundingBox()
    const box = await slider.boundingBox()
    return text && box && Math.abs(box.y + box.height / 2 - text.y - text.height / 2) < 9 ? Math.round(box.x - text.x - text.width) : -1
  }
  await expect.poll(behind).toBeGreaterThanOrEqual(4)
  expect(await behind()).toBeLessThanOrEqual(14)
})

test('the Event at the cursor is not under the head of its table', async ({ podscope, page }) => {
  await podscope.openPicture()
  await page.getByRole('tab', { name: /^Events/ }).click()
  const now = page.locator('.events tr[aria-current=time]')
  await expect(now).toBeVisible()
  await page.mouse.click(await podscope.xOf(60), (await podscope.ruler()).middle)
  await expect(now.locator('td').first()).toHaveText(/^(0:[45]\d|1:00)/)
  const head = page.locator('.events thead th').first()
  const gap = async (): Promise<number> => {
    const [row, cell] = await Promise.all([now.boundingBox(), head.boundingBox()])
    return Math.round((row?.y ?? 0) - (cell?.y ?? 0) - (cell?.height ?? 0))
  }
  await expect.poll(gap).toBeGreaterThanOrEqual(0)
})
