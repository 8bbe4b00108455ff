import type { Page } from '@playwright/test'
import { expect, test } from './podscope.ts'

const widthOfEditor = async (page: Page): Promise<number> => Math.round((await page.locator('.editor').boundingBox())?.width ?? 0)

test('a pane is resized by keys, remembers it, and a double click brings the first size back', async ({ podscope, page }) => {
  await podscope.open()
  const separator = page.getByRole('separator', { name: 'Width of the editor' })
  const before = await widthOfEditor(page)
  await separator.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => widthOfEditor(page)).toBe(before + 32)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => widthOfEditor(page)).toBe(before + 16)
  await page.reload()
  await expect.poll(() => widthOfEditor(page)).toBe(before + 16)
  await separator.dblclick()
  await expect.poll(() => widthOfEditor(page)).toBe(before)
})

test('Enter on a separator collapses its pane and brings it back', async ({ podscope, page }) => {
  await podscope.open()
  for (const [name, pane] of [
    ['Width of the editor', 'editor'],
    ['Width of the inspector', 'inspector'],
    ['Height of the console', 'console'],
  ] as const) {
    await page.getByRole('separator', { name }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: `Show the ${pane}` })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: `Show the ${pane}` })).toHaveCount(0)
  }
})

test('letters are commands on the timeline, and letters elsewhere', async ({ podscope, page }) => {
  await podscope.open()
  await page.getByRole('tab', { name: 'Events' }).click()
  await page.keyboard.press('t')
  await expect(page.getByRole('tab', { name: 'Events' })).toHaveAttribute('aria-selected', 'true')
  await page.getByRole('group', { name: 'Timeline' }).focus()
  await page.keyboard.press('t')
  await expect(page.getByRole('tab', { name: 'Table' })).toHaveAttribute('aria-selected', 'true')
})

test('what is typed right after Ctrl K lands in the palette', async ({ podscope, page }) => {
  await podscope.open()
  await page.locator('.monaco-editor .view-line').first().click()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('crash loop', { delay: 0 })
  await expect(page.getByRole('combobox')).toHaveValue('crash loop')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /^Preset/ })).toContainText('Crash loop')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: /^Preset/ })).toContainText('A process that hangs')
  await expect.poll(() => podscope.text()).toContain('name: hung-web')
})

test('the sheet of keys leaves the page as it was', async ({ podscope, page }) => {
  await podscope.open()
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
