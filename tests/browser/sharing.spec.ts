import { readFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { Download, Page } from '@playwright/test'
import { expect, test } from './podscope.ts'
import type { Podscope } from './podscope.ts'
import { violations } from './reach.ts'

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
  expect(await violations(page, '[role=dialog]')).toEqual([])
  const { origin, pathname, hash } = new URL(link)
  await expect(page.getByLabel('Code for a page of yours')).toHaveValue(
    `<iframe src="${origin}${pathname}?embed${hash}" title="Podscope" width="100%" height="480" style="border: 0"></iframe>`,
  )

  const other = await context.newPage()
  await other.addInitScript(() => localStorage.clear())
  await other.goto(link)
  await expect(other.locator('.tl-pennant')).toHaveCount(2)
  await expect(other.getByTestId('time')).toHaveText('3:23.0')
  await expect(other).toHaveURL(/\/$/)
})

test('a link replaces the world as one step of undo, one that was cut off as far as it goes; a broken one replaces nothing', async ({
  podscope,
  page,
}) => {
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
  await page.evaluate((hash) => (location.hash = hash.slice(0, hash.length / 2)), link.hash)
  await expect(
    page.getByRole('status').filter({ hasText: 'The end of this link is missing. You see the part that can be read' }),
  ).toBeVisible()
  await expect.poll(() => podscope.text()).toMatch(/^apiVersion: podscope/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(podscope.rowsOf('app').first()).toBeAttached()
  await page.evaluate(() => (location.hash = '#world=1.nothing'))
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
  const exits = (await podscope.statesOf('web')).filter((state) => state === 'Error, exit code 137')
  await openShare(podscope)
  const file = await saveAs(page, 'Watch stream')
  const stream = await readFile(await file.path(), 'utf8')
  await page.keyboard.press('Escape')
  await drop(page, 'web.jsonl', stream)
  await expect(page.getByRole('radio', { name: 'Overlay' })).toBeChecked()
  await page.getByRole('tab', { name: 'Differences' }).click()
  await expect(page.getByText(/Simulation and recording agree to within 0\.\d s\./)).toBeVisible()
  await page.getByText('Recording', { exact: true }).click()
  await expect(podscope.pennants).toHaveCount(0)
  // What takes the kubelet no time it does not tell; each end it does.
  const recorded = await podscope.statesOf('web')
  expect(recorded.filter((state) => state === 'Error, exit code 137')).toEqual(exits)
  expect(recorded).toContain('CrashLoopBackOff')
  await page.getByRole('button', { name: 'Close the recording' }).click()
  await expect(podscope.pennants).toHaveCount(1)
})

/** What kubectl get pods -w --output-watch-events -o json prints of a recorded world, through jq: no times. */
async function printed(kinds: readonly string[], world = 'hung-web'): Promise<string> {
  const lines = gunzipSync(await readFile(new URL(`../recordings/${world}/watch.jsonl.gz`, import.meta.url)))
    .toString()
    .trim()
    .split('\n')
  const events = lines.map((line) => JSON.parse(line) as { type: string; object: { kind: string } })
  return events
    .filter(({ object }) => kinds.includes(object.kind))
    .map(({ type, object }) => `${JSON.stringify({ type, object }, null, 4)}\n`)
    .join('')
}

const drop = (page: Page, name: string, content: string): Promise<void> =>
  page.evaluate(
    ([file, text]) => {
      const data = new DataTransfer()
      data.items.add(new File([text], file))
      for (const type of ['dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
    },
    [name, content] as const,
  )

test('what kubectl printed of a real cluster is laid over the simulation, says how its times came about, and survives a reload', async ({
  podscope,
  page,
}) => {
  await podscope.open()
  await drop(page, 'pods.json', await printed(['Pod', 'EndpointSlice']))
  const notice = page.getByRole('status').filter({ hasText: 'pods.json has no times. They are read off its Pod, to the second' })
  await expect(notice).toBeVisible()
  await expect(page.getByRole('radio', { name: 'Overlay' })).toBeChecked()
  await expect(page.getByText('± 1 s')).toBeVisible()
  // The wall clock of the cluster stands above the times of the ruler.
  await expect(podscope.timeline.locator('.tl-marks')).toHaveText(/\b0?3:00 \d\d:\d\d:\d\d\b/)
  await page.getByText('Recording', { exact: true }).click()
  await expect(podscope.rowsOf('web').first()).toBeAttached()
  await expect(podscope.pennants).toHaveCount(0)
  expect(await podscope.statesOf('web')).toContain('CrashLoopBackOff')

  await page.reload()
  await expect(page.getByRole('radio', { name: 'Recording' })).toBeChecked()
  await expect(podscope.pennants).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo: recording pods.json' }).click()
  await expect(podscope.pennants).toHaveCount(1)
  await expect(page.getByRole('radio', { name: 'Recording' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Redo: recording pods.json' }).click()
  await expect(page.getByText('± 1 s')).toBeVisible()
})

test('a recording of other Pods is shown alone, from its begin on, and cannot be broken; its notice goes with it', async ({
  podscope,
  page,
}) => {
  await podscope.openPicture()
  await drop(page, 'pods.json', await printed(['Pod'], 'crash-loop-exit-1'))
  await expect(page.getByRole('radio', { name: 'Recording' })).toBeChecked()
  const notice = page.getByRole('status').filter({ hasText: 'The recording has crash; the world has web.' })
  await expect(notice).toBeVisible()
  await expect(page.getByTestId('time')).toHaveText('0:00.0')
  await expect(podscope.rowsOf('app').first()).toBeAttached()
  const bar = page.getByRole('toolbar', { name: 'Inject a fault at the cursor' })
  await expect(bar).toContainText('A recording cannot be changed. Show the simulation to break something.')
  await expect(page.getByRole('button', { name: 'Exit 1' })).toHaveCount(0)
  await page.keyboard.press('i')
  await expect(page.getByRole('menuitem', { name: 'A recording cannot be changed.' })).toBeDisabled()
  await page.keyboard.press('Escape')
  await bar.getByRole('button', { name: 'Show the simulation' }).click()
  await expect(page.getByRole('button', { name: 'Exit 1' })).toBeVisible()
  await expect(podscope.pennants).toHaveCount(1)
  await page.getByRole('button', { name: 'Close the recording' }).click()
  await expect(notice).toHaveCount(0)
})

test('a snapshot of a Pod says what it is, and can be simulated', async ({ podscope, page }) => {
  await podscope.open()
  const lines = (await printed(['Pod'])).trim().split(/\n(?=\{)/)
  const { object } = JSON.parse(lines.at(-1) ?? '') as { object: object }
  await drop(page, 'web.json', JSON.stringify(object, null, 4))
  await expect(page.getByRole('status').filter({ hasText: 'web.json is a snapshot of 1 Pod' })).toBeVisible()
  await page.getByRole('button', { name: 'Simulate it' }).click()
  await expect(page.getByRole('button', { name: 'Undo: opened web.json' })).toBeVisible()
  await expect.poll(() => podscope.text()).toMatch(/^\{/)
  expect(JSON.parse(await podscope.text())).toEqual(object)
})

test('a watch of last night can be simulated: its Pods as they were written, the recording laid over them', async ({ podscope, page }) => {
  await podscope.open()
  await drop(page, 'night.json', await printed(['Pod'], 'crash-loop-exit-1'))
  await page.getByRole('button', { name: 'Simulate what was recorded' }).click()
  await expect(page.getByRole('radio', { name: 'Overlay' })).toBeChecked()
  await expect.poll(() => podscope.text()).toMatch(/kind: Scenario\n[^]*duration: \d+s\n---\n[^]*kind: Pod\n[^]*name: crash\n/)
  expect(await podscope.text()).not.toContain('status:')
  await page.getByRole('button', { name: 'Undo: opened night.json' }).click()
  await expect.poll(() => podscope.text()).not.toContain('name: crash')
  await page.getByText('Simulation', { exact: true }).click()
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.type('simulate what')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio', { name: 'Overlay' })).toBeChecked()
  await expect.poll(() => podscope.text()).toContain('name: crash')
})

test('a file that is nothing of the kind is told apart', async ({ podscope, page }) => {
  await podscope.open()
  await openShare(podscope)
  await page
    .getByLabel('Open a file')
    .setInputFiles({ name: 'pods.json', mimeType: 'application/json', buffer: Buffer.from('{"a": 1}\n{"b": 2}\n') })
  await expect(page.getByText('pods.json: 2 lines of JSON, none with type and object.')).toBeVisible()
})
