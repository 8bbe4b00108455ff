import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './podscope.ts'

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('axe finds nothing on the page', async ({ podscope, page }) => {
      test.slow()
      await podscope.open()
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
      await page.getByRole('tab', { name: 'Table' }).click()
      await podscope.rowsOf('web').filter({ hasText: 'CrashLoopBackOff' }).getByRole('button').click()
      const { violations } = await new AxeBuilder({ page }).exclude('.monaco-editor').analyze()
      expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))).toEqual([])
    })

    test('axe finds nothing in the sheet, the palette and the menu', async ({ podscope, page }) => {
      test.slow()
      await podscope.open()
      const check = async (part: string): Promise<void> => {
        const { violations } = await new AxeBuilder({ page }).include(part).analyze()
        expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }))).toEqual([])
      }
      await page.getByRole('button', { name: 'Keys and legend (?)' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
      await check('[role=dialog]')
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('dialog')).toBeVisible()
      await check('[role=dialog]')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: /^Preset/ }).click()
      await expect(page.getByRole('menu')).toBeVisible()
      await check('[role=menu]')
    })
  })
}

test('the keyboard alone opens a preset, breaks it, steps and undoes', async ({ podscope, page }) => {
  await podscope.open()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('Run to completion')
  await page.keyboard.press('Enter')
  await expect(podscope.rowsOf('report').first()).toBeAttached()

  for (let i = 0; i < 8; i++) {
    await page.keyboard.press('F6')
    if (
      await page.evaluate(
        () => document.activeElement?.closest('[data-region=timeline]') !== null && document.activeElement !== document.body,
      )
    )
      break
  }
  await page.keyboard.press('Home')
  await page.keyboard.press('.')
  await page.keyboard.press('Shift+ArrowRight')
  await expect(podscope.time).not.toHaveText('0:00.0')
  await page.keyboard.press('i')
  await expect(page.locator('[role=menu]:focus, [role=menuitem]:focus')).toHaveCount(1)
  await page.keyboard.type('OOM')
  await expect(page.getByRole('menuitem', { name: 'OOM kill' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(podscope.pennants).toHaveCount(1)
  await page.keyboard.press('Control+z')
  await expect(podscope.pennants).toHaveCount(0)
  await page.keyboard.press('t')
  await expect(page.getByRole('tab', { name: 'Table' })).toHaveAttribute('aria-selected', 'true')
})
