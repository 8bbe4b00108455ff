import { expect, test } from './podscope.ts'

const seconds = (text: string): number => {
  const [minutes = '0', rest = '0'] = text.split(':')
  return Number(minutes) * 60 + Number(rest)
}

test('with the future hidden nothing on the page is later than the cursor', async ({ podscope, page }) => {
  await podscope.openPicture()
  await page.getByRole('tab', { name: /^Events/ }).click()
  const times = page.locator('.console .events .mono-table:not(.is-lanes) tbody button')
  const all = await times.count()
  const { x, middle, width } = await podscope.ruler()
  await page.mouse.click(x + width / 4, middle)
  await page.locator('.tl-body').press('h')
  const now = seconds(await podscope.time.innerText())
  await expect.poll(() => times.count()).toBeLessThan(all)
  for (const text of await times.allInnerTexts()) expect(seconds(text)).toBeLessThanOrEqual(now)
  await expect(page.getByRole('tab', { name: /^Events/ })).toHaveText(`Events ${await times.count()}`)
  await expect(page.getByTestId('last-change').locator('.why-sub')).toContainText(/since \d:\d\d\.\d$/)
  const ends = await podscope.table.locator('tbody tr td:nth-child(4)').allInnerTexts()
  for (const text of ends) expect(seconds(text)).toBeLessThanOrEqual(now)
  // What lies to the right of the cursor is empty in the small picture, too.
  const inked = (): Promise<number> =>
    page.locator('.ov canvas').evaluate((canvas: HTMLCanvasElement) => {
      const from = Math.round(canvas.width / 2)
      // A copy: the page's own canvas is not made to be read.
      const copy = document.createElement('canvas')
      copy.width = canvas.width
      copy.height = canvas.height
      const ctx = copy.getContext('2d', { willReadFrequently: true })
      ctx?.drawImage(canvas, 0, 0)
      const data = ctx?.getImageData(from, 0, canvas.width - from, canvas.height).data ?? []
      return [...data].reduce((sum, value) => sum + value, 0)
    })
  await expect.poll(inked).toBe(0)
  await page.locator('.tl-body').press('h')
  await expect(times).toHaveCount(all)
  await expect.poll(inked).toBeGreaterThan(0)
})

test('a lane has no name before it begins, and stepping finds what is hidden', async ({ podscope, page }) => {
  await podscope.openPicture()
  const container = page.locator('.tl-name-row[data-lane$="/container/web"]')
  await expect(container).toBeVisible()
  await page.getByRole('button', { name: 'To the start' }).click()
  await page.locator('.tl-body').press('h')
  const before = await page.locator('.tl-gutter .tl-name-row').count()
  for (let i = 0; i < 12; i++) await page.locator('.tl-body').press('.')
  await expect(podscope.time).not.toHaveText('0:00.0')
  await expect(container).toBeVisible()
  expect(await page.locator('.tl-gutter .tl-name-row').count()).toBeGreaterThan(before)
})

test('a key that moves the cursor ends what a resting pointer shows', async ({ podscope, page }) => {
  await podscope.openPicture()
  const status = podscope.valueOf('status').first()
  const box = await page.locator('canvas.tl-canvas').boundingBox()
  await page.getByRole('button', { name: 'To the start' }).click()
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) - 20, (box?.y ?? 0) + 60)
  await expect(page.locator('.tl-gutter')).toHaveClass(/is-hovered/)
  await page.keyboard.press('.')
  await expect(page.locator('.tl-gutter')).not.toHaveClass(/is-hovered/)
  await expect(page.locator('.tl-crosshair')).toBeHidden()
  await expect(status).not.toBeEmpty()
})

test('the menu of a right click says when and in what', async ({ podscope, page }) => {
  await podscope.openPicture()
  const box = await page.locator('canvas.tl-canvas').boundingBox()
  await page.mouse.click((box?.x ?? 0) + 200, (box?.y ?? 0) + 60, { button: 'right' })
  await expect(page.locator('.menu-heading')).toHaveText(/^Inject at \d:\d\d\.\d in web$/)
})

test('digits answer while a question is up', async ({ podscope, page }) => {
  await podscope.openPicture()
  await page.getByRole('button', { name: 'To the start' }).click()
  await podscope.present()
  const hints = page.locator('.present footer')
  await expect(hints).toContainText(/1–\d\s*inject/)
  await page.keyboard.press('.')
  await page.keyboard.press('h')
  await expect(page.locator('.question .answer').first()).toBeVisible()
  await expect(hints).toContainText(/1–[2-4]\s*answer/)
  await expect(hints).not.toContainText('inject')
})

test('pasting a long line leaves the beginning of lines in sight', async ({ podscope, page }) => {
  await podscope.open()
  const text = await podscope.text()
  await podscope.write(`# ${'long '.repeat(40)}\n${text}`)
  await expect
    .poll(() =>
      page.locator('.monaco-editor .lines-content').evaluate((lines) => Number.parseFloat((lines as HTMLElement).style.left) || 0),
    )
    .toBe(0)
})

test('the slider of a number and the words of its line stand on no text, in a narrow editor and in a wide one', async ({
  podscope,
  page,
}) => {
  await podscope.open()
  const lines = page.locator('.monaco-editor .view-line')
  const line = lines.filter({ hasText: 'terminationGracePeriodSeconds' })
  const box = page.locator('.scrubber-box')
  /** The texts under the box. */
  const covered = async (): Promise<readonly string[]> => {
    const at = await box.boundingBox()
    if (!at) throw new Error('there is no slider')
    const spans = await lines.locator('xpath=./span').all()
    const found = await Promise.all(
      spans.map(async (span) => {
        const own = await span.boundingBox()
        const isUnder = own && own.x + own.width > at.x + 1 && own.y < at.y + at.height - 1 && own.y + own.height > at.y + 1
        return isUnder ? [await span.innerText()] : []
      }),
    )
    return found.flat()
  }
  await line.locator('.scrub').click()
  await expect(box).toHaveText(/^\d+×$/)
  expect(await covered()).toEqual([])
  await expect(page.getByRole('slider', { name: 'terminationGracePeriodSeconds' })).toHaveAccessibleDescription(/^counted \d+ times$/)

  await page.getByRole('separator').first().focus()
  for (let step = 0; step < 12; step++) await page.keyboard.press('ArrowRight')
  await line.locator('.scrub').click()
  await expect(box).toHaveText(/^counted \d+ times$/)
  expect(await covered()).toEqual([])
})
