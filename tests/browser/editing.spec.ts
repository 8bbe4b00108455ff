import { expect, test } from './podscope.ts'

const CRASHER = `apiVersion: podscope.dev/v1alpha1
kind: Scenario
spec:
  duration: 2m
  processes:
  - {container: crasher, starts: [{exits: {after: 2s, code: 3}}]}
---
apiVersion: v1
kind: Pod
metadata: {name: crasher}
spec:
  containers:
  - {name: crasher, image: example/crasher:1}
`

test('the first visit shows the process that hangs', async ({ podscope }) => {
  await podscope.openPicture()
  expect(await podscope.statesOf('STATUS')).toContain('CrashLoopBackOff')
  expect(await podscope.inked()).toBeGreaterThan(5_000)
  await expect(podscope.pennants).toHaveCount(1)
})

test('typed YAML becomes a timeline', async ({ podscope }) => {
  await podscope.open()
  await podscope.write(CRASHER)
  await expect(podscope.rowsOf('crasher').filter({ hasText: 'CrashLoopBackOff' }).first()).toBeAttached()
  await expect(podscope.rowsOf('web')).toHaveCount(0)
  await expect(podscope.pennants).toHaveCount(0)
  expect(await podscope.inked()).toBeGreaterThan(2_000)
})

test('broken YAML keeps the last picture and names the line', async ({ podscope, page }) => {
  await podscope.open()
  const before = await podscope.table.locator('tbody tr').count()
  await podscope.write('apiVersion: v1\nkind: Pod\nmetadata: {name: web\nspec: [')
  await expect(page.getByTestId('trouble')).toContainText(/Line \d+:/)
  await expect(page.getByTestId('trouble')).toContainText('Showing the last version that worked.')
  await expect(podscope.table.locator('tbody tr')).toHaveCount(before)
  await page.getByRole('button', { name: /Go to line/ }).click()
  await page.keyboard.press('Control+z')
  await expect(page.getByTestId('trouble')).toHaveCount(0)
})

test('a refusal is told in the words of the API server', async ({ podscope, page }) => {
  await podscope.open()
  await podscope.write('apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web}]}\n')
  await expect(page.getByTestId('trouble')).toContainText('spec.containers[0].image: Required value')
})

test('text, cursor and theme survive a reload', async ({ podscope, page }) => {
  await podscope.open()
  await podscope.write(CRASHER)
  await expect(podscope.rowsOf('crasher').first()).toBeAttached()
  await page.getByRole('button', { name: 'To the start' }).click()
  await page.getByRole('button', { name: /^Theme/ }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await page.reload()
  await expect(podscope.rowsOf('crasher').first()).toBeAttached()
  await expect(podscope.time).toHaveText('0:00.0')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
})

test('a page without storage works', async ({ podscope, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('denied', 'SecurityError')
      },
    })
  })
  await podscope.open()
  await podscope.write(CRASHER)
  await expect(podscope.rowsOf('crasher').first()).toBeAttached()
})

test('every preset is a world without errors', async ({ podscope, page }) => {
  // Fourteen worlds, one after another.
  test.slow()
  await podscope.open()
  await page.getByRole('button', { name: /^Preset/ }).click()
  // The last entry opens the gallery.
  const names = (await page.getByRole('menuitem').locator('.menu-text > span').allInnerTexts()).slice(0, -1)
  expect(names).toHaveLength(14)
  await page.keyboard.press('Escape')
  for (const name of names.slice(1)) {
    await page.getByRole('button', { name: /^Preset/ }).click()
    await page.getByRole('menuitem', { name }).click()
    await expect(page.getByRole('button', { name: /^Preset/ })).toContainText(name)
    await expect(podscope.rowsOf('STATUS').first()).toBeAttached()
    await expect(page.getByTestId('trouble')).toHaveCount(0)
    await expect(page.getByRole('tab', { name: 'Manifest' })).toHaveAttribute('aria-selected', 'true')
  }
})
