import type { Page } from '@playwright/test'
import { expect, test } from './podscope.ts'

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const one = document.activeElement
    return one?.getAttribute('aria-label') ?? one?.textContent ?? ''
  })

test('the Events are one stop of Tab, at the cursor; arrows, Home and End step among them, and Enter goes there', async ({
  podscope,
  page,
}) => {
  await podscope.openPicture()
  const { keyboard } = page
  await page.getByRole('button', { name: /^Hide the console/ }).focus()
  // What belongs to the terminal, which is not shown, is passed by.
  await keyboard.press('Tab')
  expect(await focused(page)).toBe('2:31.6')
  await keyboard.press('ArrowUp')
  expect(await focused(page)).toBe('2:21.6')
  await keyboard.press('Home')
  expect(await focused(page)).toBe('0:00.0')
  const [row, head] = [page.getByRole('button', { name: '0:00.0' }).first(), page.getByRole('columnheader', { name: 'TIME' })]
  expect((await row.boundingBox())?.y).toBeGreaterThanOrEqual(await head.evaluate((one) => one.getBoundingClientRect().bottom))
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect(podscope.time).toHaveText('0:00.5')
  expect(await focused(page)).toBe('0:00.5')
  await keyboard.press('Tab')
  expect(await focused(page)).not.toMatch(/^\d:/)
  await keyboard.press('Shift+Tab')
  expect(await focused(page)).toBe('0:00.5')
})

test('the table’s rows are one stop of Tab, too: the selected one', async ({ podscope, page }) => {
  await podscope.openPicture()
  await page.getByRole('tab', { name: 'Table' }).click()
  const row = podscope.rowsOf('web').filter({ hasText: 'CrashLoopBackOff' }).getByRole('button')
  await row.click()
  await page.getByRole('button', { name: 'Why', exact: true }).focus()
  await page.keyboard.press('Tab')
  await expect(row).toBeFocused()
  await page.keyboard.press('End')
  await expect(podscope.table.locator('tbody tr').last().getByRole('button')).toBeFocused()
})
