import type { Locator, Page } from '@playwright/test'
import { expect, test } from './podscope.ts'

type Side = 'width' | 'height'

/** A pane's size, whole pixels. */
const sizeOf = async (page: Page, pane: string, side: Side): Promise<number> =>
  Math.round((await page.locator(pane).boundingBox())?.[side] ?? 0)

const PANES = [
  { line: 'Width of the editor', pane: '#editor', name: 'editor', side: 'width', grows: 'ArrowRight', shrinks: 'ArrowLeft', first: 306 },
  {
    line: 'Width of the inspector',
    pane: '#inspector',
    name: 'inspector',
    side: 'width',
    grows: 'ArrowLeft',
    shrinks: 'ArrowRight',
    first: 336,
  },
  { line: 'Height of the console', pane: '#console', name: 'console', side: 'height', grows: 'ArrowUp', shrinks: 'ArrowDown', first: 148 },
] as const

/** Drags the middle of a line by so many pixels. */
async function dragBy(page: Page, line: Locator, x: number, y: number): Promise<void> {
  const box = await line.boundingBox()
  if (!box) throw new Error('the line is on the page')
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + x, from.y + y, { steps: 4 })
  await page.mouse.up()
}

test('panes are resized by keys and by hand, collapse and come back, remember it, and go back to their first size', async ({
  podscope,
  page,
}) => {
  await podscope.openPicture()
  for (const { line, pane, name, side, grows, shrinks, first } of PANES) {
    const separator = page.getByRole('separator', { name: line })
    const size = (): Promise<number> => sizeOf(page, pane, side)
    await expect.poll(size).toBe(first)
    await separator.press(grows)
    await separator.press(grows)
    await expect.poll(size).toBe(first + 32)
    await separator.press(shrinks)
    await expect.poll(size).toBe(first + 16)
    await separator.press('Enter')
    await expect(page.getByRole('button', { name: `Show the ${name}` })).toBeVisible()
    await expect.poll(size).toBe(name === 'console' ? 34 : 36)
    await separator.press('Enter')
    await expect(page.getByRole('button', { name: `Show the ${name}` })).toHaveCount(0)
    await expect.poll(size).toBe(first + 16)
  }
  await page.reload()
  for (const { pane, side, first } of PANES) await expect.poll(() => sizeOf(page, pane, side)).toBe(first + 16)

  for (const { line, pane, side, first, grows } of PANES) {
    const separator = page.getByRole('separator', { name: line })
    const size = (): Promise<number> => sizeOf(page, pane, side)
    await separator.dblclick()
    await expect.poll(size).toBe(first)
    const by = { ArrowRight: [40, 0], ArrowLeft: [-40, 0], ArrowUp: [0, -40] }[grows] as [number, number]
    await dragBy(page, separator, ...by)
    await expect.poll(size).toBe(first + 40)
    // The timeline keeps its room, and no pane takes more than its share.
    await dragBy(page, separator, by[0] * 25, by[1] * 25)
    const { width, height } = (await page.locator('.panes').boundingBox()) ?? { width: 0, height: 0 }
    const share = { '#editor': width * 0.5, '#inspector': width * 0.45, '#console': height * 0.6 }[pane]
    await expect.poll(size).toBeGreaterThan(first + 40)
    expect(await size()).toBeLessThanOrEqual(share + 1)
    expect(await sizeOf(page, '#center', 'width')).toBeGreaterThanOrEqual(480)
    await separator.dblclick()
    await expect.poll(size).toBe(first)
  }
})

test('the names of the lanes have the room somebody gives them, within bounds', async ({ podscope, page }) => {
  await podscope.openPicture()
  const slider = page.getByRole('slider', { name: 'Width of the lane names' })
  const names = (): Promise<number> => sizeOf(page, '.tl-gutter', 'width')
  const plot = (): Promise<number> => sizeOf(page, '.tl-plot', 'width')
  const room = (await names()) + (await plot())
  expect(await names()).toBe(224)
  await slider.press('ArrowRight')
  await expect.poll(names).toBe(240)
  expect(await plot()).toBe(room - 240)
  await page.reload()
  await expect.poll(names).toBe(240)
  const line = page.locator('.gutter-separator')
  await dragBy(page, line, -40, 0)
  await expect.poll(names).toBe(200)
  await dragBy(page, line, -120, 0)
  await expect.poll(names).toBe(140)
  await dragBy(page, line, 300, 0)
  await expect.poll(names).toBe(360)
  // The picture goes along: what is under the pointer is what was there.
  await page.mouse.move(await podscope.xOf(35), await podscope.yOf('container/web'))
  await expect(page.locator('.tl-card time')).toHaveText('0:18.3 to 1:01.6, 43.4 s')
  await line.dblclick()
  await expect.poll(names).toBe(224)
  await slider.press('ArrowLeft')
  await slider.press('Enter')
  await expect.poll(names).toBe(224)
})

test('letters are the timeline’s, and letters elsewhere; E, J, K fold panes away and bring them back', async ({ podscope, page }) => {
  await podscope.openPicture()
  const timeline = page.getByRole('group', { name: 'Timeline' })
  const table = page.getByRole('tab', { name: 'Table' })
  for (const other of [
    page.getByRole('tab', { name: 'Events' }),
    page.getByRole('tab', { name: 'YAML' }),
    page.getByRole('tab', { name: 'Scenario' }),
    page.getByRole('button', { name: /^Preset/ }),
  ]) {
    await other.focus()
    for (const letter of 'tejkw.') await page.keyboard.press(letter)
    await expect(podscope.time).toHaveText('3:23.0')
  }
  await expect(page.getByRole('tab', { name: 'Events' })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('button', { name: /^Show the/ })).toHaveCount(0)

  for (const [key, name] of [
    ['e', 'editor'],
    ['j', 'inspector'],
    ['k', 'console'],
  ] as const) {
    await timeline.press(key)
    await expect(page.getByRole('button', { name: `Show the ${name}` })).toBeVisible()
    await timeline.press(key)
    await expect(page.getByRole('button', { name: `Show the ${name}` })).toHaveCount(0)
  }
  await timeline.press('t')
  await expect(table).toHaveAttribute('aria-selected', 'true')
  await timeline.press('t')
  await expect(table).toHaveAttribute('aria-selected', 'false')
  await timeline.press('p')
  await page.getByRole('tab', { name: 'Differences' }).click()
  await expect(page.getByRole('button', { name: 'Let it go' })).toBeVisible()
  await timeline.press('?')
  await expect(page.getByRole('dialog')).toContainText('Measure from the cursor on')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('what is typed right after Ctrl K lands in the palette; it finds presets, Events and commands, with Ctrl Shift P too', async ({
  podscope,
  page,
}) => {
  await podscope.open()
  await page.locator('.monaco-editor .view-line').first().click()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('crash loop', { delay: 0 })
  await expect(page.getByRole('combobox')).toHaveValue('crash loop')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Preset/ })).toContainText('Crash loop')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByRole('button', { name: /^Preset/ })).toContainText('A process that hangs')
  await expect.poll(() => podscope.text()).toContain('name: hung-web')

  // What is found is brought into a zoomed view.
  const timeline = page.locator('.tl-body')
  await timeline.press('Home')
  for (let i = 0; i < 5; i++) await timeline.press('w')
  await page.keyboard.press('Control+Shift+P')
  await page.keyboard.type('Killing')
  await page
    .getByRole('option', { name: /^2:31\.\d Killing/ })
    .first()
    .click()
  await expect(podscope.time).toHaveText('2:31.6')
  await expect.poll(async () => (await podscope.rulerTimes())[0]).toMatch(/^2:/)
  await expect(page.locator('.tl-cursor')).toBeVisible()
  await page.keyboard.press('Control+Shift+P')
  await page.keyboard.type('next restart')
  await page.keyboard.press('Enter')
  await expect(podscope.time).toHaveText('2:41.7')
})

test('the sheet of keys leaves the page as it was', async ({ podscope, page }) => {
  await podscope.openPicture()
  const looks = (): Promise<string[]> =>
    page.locator('.inspector-body, .pod-row td, .kget td').evaluateAll((all) =>
      all.map((one) => {
        const { color, overflow, padding } = getComputedStyle(one)
        return `${color} ${overflow} ${padding}`
      }),
    )
  const before = await looks()
  await page.getByRole('button', { name: 'Keys and legend (?)' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect(await looks()).toEqual(before)
})

/** Whether an element keeps all that it holds within its sides. */
const holds = (page: Page, element: string): Promise<boolean> =>
  page.locator(element).evaluate((one) => one.scrollWidth <= one.clientWidth + 1)

test('narrower windows: first labels go, then the search; chips and speed go behind their last button; panes share a place', async ({
  podscope,
  page,
}) => {
  await podscope.openPicture()
  const share = page.getByRole('button', { name: 'Share', exact: true })
  const search = page.locator('.palette-open')
  const inspector = page.getByRole('region', { name: 'Inspector' })
  const chips = page.locator('.inject .chip:not(.chip-target):not(.chip-icon)')
  await expect(share).toHaveText('Share')
  await expect(search).toContainText('Find a lane')
  const many = await chips.count()

  await page.setViewportSize({ width: 1279, height: 800 })
  await expect(inspector).toHaveCount(0)
  const plot = await podscope.plot()
  await page.mouse.click(await podscope.xOf(215), await podscope.yOf('container/web'))
  await expect(inspector).toBeVisible()
  expect(await podscope.plot()).toEqual(plot)
  await page.keyboard.press('Escape')
  await expect(inspector).toHaveCount(0)
  await page.locator('.tl-body').press('j')
  await expect(inspector).toBeVisible()
  await page.locator('.tl-body').press('j')
  await expect(inspector).toHaveCount(0)

  await page.setViewportSize({ width: 1100, height: 800 })
  await expect(share.locator('span')).toBeHidden()
  await expect(search.locator('span')).toBeVisible()
  expect(await holds(page, '.topbar')).toBe(true)
  await page.setViewportSize({ width: 1000, height: 800 })
  await expect(search.locator('span')).toBeHidden()
  await dragBy(page, page.getByRole('separator', { name: 'Width of the editor' }), 300, 0)
  await expect.poll(() => sizeOf(page, '.center', 'width')).toBeLessThan(520)
  await expect.poll(() => sizeOf(page, '.center', 'width')).toBeGreaterThanOrEqual(480)
  await expect.poll(() => chips.count()).toBeLessThan(many)
  await expect(chips.first()).toContainText('Probe fails')
  for (const part of ['.topbar', '.inject', '.transport']) expect(await holds(page, part)).toBe(true)
  await page.getByRole('button', { name: 'Speed and more' }).press('Enter')
  await page.getByRole('menuitem', { name: 'Speed: 10×' }).press('ArrowRight')
  await page.getByRole('menuitem', { name: '30×' }).press('Enter')
  await page.getByRole('button', { name: 'Speed and more' }).press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Speed: 30×' })).toBeVisible()
  await page.keyboard.press('Escape')

  await page.setViewportSize({ width: 960, height: 800 })
  const tabs = page.getByRole('tablist', { name: 'Panes' })
  await tabs.getByRole('tab', { name: 'Console' }).click()
  await expect(page.getByRole('tab', { name: 'Events' })).toBeVisible()
  await tabs.getByRole('tab', { name: 'Inspector' }).click()
  await expect(page.getByTestId('pod-row')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Speed and more' })).toHaveCount(0)
  const box = await page.locator('.stacked-pane').boundingBox()
  const picture = await page.locator('.timeline-box').boundingBox()
  expect(box?.y).toBeGreaterThanOrEqual((picture?.y ?? 0) + (picture?.height ?? 0))
  expect(box?.width).toBe(960)

  await page.setViewportSize({ width: 640, height: 800 })
  await expect(page.locator('.phone-status')).toContainText('CrashLoopBackOff')
  await expect(page.locator('.stacked-pane')).toHaveCount(0)
  for (const [width, height] of [
    [640, 800],
    [960, 500],
    [1279, 500],
    [1440, 500],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect(page.locator('.tl-body')).toBeVisible()
    const scrolls = await page.evaluate(() => {
      const root = document.documentElement
      return [root.scrollHeight > innerHeight, root.scrollWidth > innerWidth]
    })
    expect(scrolls).toEqual([false, false])
  }
})
