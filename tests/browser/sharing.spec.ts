import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import type { Download, Page } from '@playwright/test'
import { expect, test } from './podscope.ts'
import type { Podscope } from './podscope.ts'

const OTHER = `apiVersion: v1
kind: Pod
metadata: {name: other}
spec: {containers: [{name: app, image: example/app:1}]}
`

async function saveAs(page: Page, name: string): Promise<Download> {
  const saved = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name, exact: false }).click()
  return saved
}

async function openShare({ page }: Podscope): Promise<void> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
}

/** Every state of every lane, as the table has it. */
const pictured = (podscope: Podscope): Promise<string> => podscope.table.locator('tbody').innerText()

test('a link brings the same world, at the same moment, in a page of its own', async ({ podscope, page, context }) => {
  await podscope.open()
  await page.getByRole('button', { name: 'Exit 1' }).click()
  await expect(podscope.pennants).toHaveCount(2)
  await openShare(podscope)
  const link = await page.getByLabel('Link').inputValue()
  const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])

  const other = await context.newPage()
  await other.addInitScript(() => localStorage.clear())
  await other.goto(link)
  await expect(other.locator('.tl-pennant')).toHaveCount(2)
  await expect(other.getByTestId('time')).toHaveText('3:23.0')
  await expect(other).toHaveURL(/\/$/)
})

test('a link replaces the world as one step of undo; a broken one replaces nothing', async ({ podscope, page }) => {
  await podscope.open()
  await openShare(podscope)
  const link = new URL(await page.getByLabel('Link').inputValue())
  await page.keyboard.press('Escape')
  await podscope.write(OTHER)
  await expect(podscope.rowsOf('app').first()).toBeAttached()
  await page.evaluate((hash) => (location.hash = hash), link.hash)
  await expect(podscope.rowsOf('web').first()).toBeAttached()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(podscope.rowsOf('app').first()).toBeAttached()
  await page.evaluate((hash) => (location.hash = hash.slice(0, -40)), link.hash)
  await expect(page.getByRole('status').filter({ hasText: 'This link is broken' })).toBeVisible()
  await expect(podscope.rowsOf('app').first()).toBeAttached()
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await expect(page.getByText('This link is broken')).toHaveCount(0)
})

test('whatever is saved can be opened again, and shows the same lanes', async ({ podscope, page }) => {
  test.slow()
  await podscope.open()
  const before = await pictured(podscope)
  for (const kind of ['YAML', 'Lanes as text', 'Chrome trace', 'SVG', 'PNG']) {
    await openShare(podscope)
    const file = await saveAs(page, kind)
    const path = await file.path()
    await page.keyboard.press('Escape')
    await podscope.write(OTHER)
    await expect(podscope.rowsOf('app').first()).toBeAttached()
    await openShare(podscope)
    await page
      .getByLabel('Open a file')
      .setInputFiles({ name: file.suggestedFilename(), mimeType: 'application/octet-stream', buffer: await readFile(path) })
    await expect.poll(() => pictured(podscope), kind).toBe(before)
  }
})

test('a watch stream is laid over the simulation, agrees with it, and can be shown alone', async ({ podscope, page }) => {
  await podscope.open()
  const states = await podscope.statesOf('web')
  await openShare(podscope)
  const file = await saveAs(page, 'Watch stream')
  const stream = await readFile(await file.path(), 'utf8')
  await page.keyboard.press('Escape')
  // As if somebody had dropped it on the page.
  await page.evaluate((text) => {
    const data = new DataTransfer()
    data.items.add(new File([text], 'web.jsonl'))
    for (const type of ['dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
  }, stream)
  await expect(page.getByRole('radio', { name: 'Overlay' })).toBeChecked()
  await page.getByRole('tab', { name: 'Differences' }).click()
  await expect(page.getByText(/Simulation and recording agree to within 0\.\d s\./)).toBeVisible()
  await page.getByText('Recording', { exact: true }).click()
  await expect(podscope.pennants).toHaveCount(0)
  expect(await podscope.statesOf('web')).toEqual(states)
  await page.getByRole('button', { name: 'Close the recording' }).click()
  await expect(podscope.pennants).toHaveCount(1)
})

test('a file that is nothing of the kind is told apart', async ({ podscope, page }) => {
  await podscope.open()
  await openShare(podscope)
  await page
    .getByLabel('Open a file')
    .setInputFiles({ name: 'pods.json', mimeType: 'application/json', buffer: Buffer.from('{"a": 1}\n{"b": 2}\n') })
  await expect(page.getByText('pods.json: 2 lines of JSON, none with type and object.')).toBeVisible()
})
