import type { Page } from '@playwright/test'
import { expect, test } from './podscope.ts'
import { violations } from './reach.ts'

/** Selects the state that a container is in at the cursor, by keyboard. */
async function selectContainer(page: Page, name: string): Promise<void> {
  const row = page.getByRole('list', { name: 'Containers' }).getByRole('button').filter({ hasText: name })
  await row.focus()
  await page.keyboard.press('Enter')
}

test('Why? answers with causes, arithmetic, a picture and a source, and each step leads to its own answer', async ({ podscope, page }) => {
  await podscope.openPicture()
  await selectContainer(page, 'CrashLoopBackOff')
  const why = page.getByTestId('selection')
  await expect(why.getByRole('heading', { level: 2 })).toHaveText('Why is web in CrashLoopBackOff?')
  const causes = why.getByRole('list', { name: 'What led to it' })
  await expect(causes.getByRole('listitem').first()).toContainText('Fault')
  await expect(causes.getByRole('listitem').last()).toContainText('Restart due, held by the back-off')
  await expect(why.getByRole('row', { name: '3rd back-off' })).toHaveText(/10 s × 2²\s*40 s/)
  await expect(why.getByRole('row', { name: 'Still in back-off' })).toContainText('wait')
  await expect(why.getByRole('figure')).toContainText(/Back-offs of 10 s, 20 s, 40 s/)
  await expect(why).toContainText('kuberuntime_manager.go, doBackOff (v1.36)')

  await causes.getByRole('button', { name: '3 of 3: the kubelet stops web' }).focus()
  await page.keyboard.press('Enter')
  await expect(why.getByRole('heading', { level: 2 })).toHaveText('Why did the livenessProbe fail, 3 of 3?')
  await expect(why.getByRole('row', { name: '1st failure' })).toContainText('+ 2 s timeout')
  await expect(podscope.time).toHaveText(/^3:01\./)
  // The step that was pressed is still there and has the keyboard.
  await expect(causes.getByRole('button', { name: '3 of 3: the kubelet stops web' })).toBeFocused()
})

test('a container that the node knows to have ended says what the API still has, and STATUS is of the API', async ({ podscope, page }) => {
  await podscope.openPicture()
  await selectContainer(page, 'CrashLoopBackOff')
  await page.getByRole('button', { name: 'Restart due, held by the back-off' }).click()
  const row = page.getByRole('list', { name: 'Containers' }).getByRole('button').filter({ hasText: 'CrashLoopBackOff' })
  await expect(row).toContainText('The API still has Running')
  await expect(page.getByTestId('pod-row').locator('.is-status')).toHaveText('Running')
  await expect(page.getByText('The process of web has ended. The API has not heard of it')).toBeVisible()
})

test('with nothing selected the last change before the cursor is explained', async ({ podscope, page }) => {
  await podscope.openPicture()
  await expect(page.getByTestId('selection')).toHaveCount(0)
  const why = page.getByTestId('last-change')
  await expect(why.getByRole('heading', { level: 2 })).toHaveText('Why is web in CrashLoopBackOff?')
  await page.getByRole('button', { name: 'To the start' }).click()
  await expect(why.getByRole('heading', { level: 2 })).not.toHaveText('Why is web in CrashLoopBackOff?')
})

test('STATUS is explained rule by rule, as the printer comes to it', async ({ podscope, page }) => {
  await podscope.openPicture()
  await page.getByRole('tab', { name: 'Table' }).click()
  await podscope.rowsOf('STATUS').filter({ hasText: 'CrashLoopBackOff' }).getByRole('button').focus()
  await page.keyboard.press('Enter')
  const rules = page.getByRole('region', { name: 'How kubectl comes to CrashLoopBackOff' }).getByRole('listitem')
  await expect(rules.first()).toHaveText(/The phase is Running\s*Running/)
  await expect(rules.last()).toHaveText(/web waits: its reason\s*CrashLoopBackOff/)
})

test('the lines that took part are marked in the text, and the field at the caret where it counted', async ({ podscope, page }) => {
  await podscope.open()
  const marked = page.locator('.monaco-editor .line-cause')
  await expect(marked).toHaveCount(0)
  await selectContainer(page, 'CrashLoopBackOff')
  await expect(marked.first()).toBeVisible()

  const picture = podscope.timeline.locator('canvas.tl-canvas')
  const plain = await picture.screenshot()
  const isPlain = async (): Promise<boolean> => plain.equals(await picture.screenshot())
  const grace = page.locator('.monaco-editor .view-line').filter({ hasText: 'terminationGracePeriodSeconds' })
  await grace.click({ position: { x: 60, y: 9 } })
  // The words of the field's line stand behind its slider: in brief, since the line fills the editor, and in full in a wider one.
  const words = page.locator('.scrubber-box .line-inlay')
  await expect(words).toHaveText(/^\d+×$/)
  await expect(words).toHaveAttribute('title', /^counted \d+ times$/)
  await expect.poll(isPlain).toBe(false)
  await page.getByRole('tab', { name: 'Manifest' }).focus()
  await expect.poll(isPlain).toBe(true)
})

test('a probe that a fault has fail at the cursor has a flag in the margin', async ({ podscope, page }) => {
  await podscope.open()
  const flag = page.locator('.monaco-editor .glyph-flag')
  const liveness = page.locator('.monaco-editor .view-line').filter({ hasText: 'livenessProbe' })
  await expect(flag).toHaveCount(1)
  const [at, line] = [await flag.boundingBox(), await liveness.boundingBox()]
  expect(Math.abs((at?.y ?? 0) - (line?.y ?? 99))).toBeLessThan(4)
  await page.getByRole('button', { name: 'To the start' }).click()
  await expect(flag).toHaveCount(0)
})

test('defaults in force stand behind the line around them', async ({ podscope, page }) => {
  await podscope.open()
  await expect(
    page
      .locator('.monaco-editor .view-line')
      .filter({ hasText: /^spec:/ })
      .filter({ hasText: 'restartPolicy Always' }),
  ).toBeVisible()
})

test('the words about a field end where they end', async ({ podscope, page }) => {
  await podscope.open()
  await page
    .locator('.monaco-editor .view-line')
    .filter({ hasText: 'terminationGracePeriodSeconds' })
    .hover({ position: { x: 80, y: 9 } })
  const hover = page.locator('.monaco-hover').filter({ hasText: 'terminate gracefully' })
  await expect(hover).toBeVisible()
  await expect(hover).not.toContainText('Source:')
})

test('the machines are drawn, follow the cursor, and show the visits of a state', async ({ podscope, page }) => {
  await podscope.openPicture()
  await selectContainer(page, 'CrashLoopBackOff')
  await page.getByRole('tab', { name: 'Pod at' }).focus()
  await page.keyboard.press('ArrowLeft')
  const chart = page.locator('svg.statechart')
  await expect(chart.getByRole('button', { name: 'exited, the state at the cursor' })).toBeVisible()
  await expect(page.getByTestId('machine-state')).toHaveText(/^In exited since 3:11\.\d, by SIGKILL\.$/)

  await chart.getByRole('button', { name: 'listening' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: '6 visits of listening' })).toBeVisible()
  await page.getByRole('button', { name: /^1:16\.\d, for 2\d\.\d s$/ }).focus()
  await page.keyboard.press('Enter')
  await expect(podscope.time).toHaveText(/^1:16\./)
  await expect(chart.getByRole('button', { name: 'listening, the state at the cursor' })).toHaveAttribute('aria-pressed', 'true')

  await page.getByRole('combobox', { name: 'Machine' }).selectOption({ label: 'Probe web/liveness' })
  await expect(chart.getByRole('button', { name: 'passing, the state at the cursor' })).toBeVisible()
})

test('the YAML marks what the last change of the object changed', async ({ podscope, page }) => {
  await podscope.openPicture()
  await page.getByRole('tab', { name: 'YAML' }).click()
  const yaml = page.getByTestId('pod-yaml')
  await expect(yaml.locator('ins').filter({ hasText: 'reason: CrashLoopBackOff' })).toBeVisible()
  await expect(yaml.locator('del').filter({ hasText: 'running:' })).toHaveCount(1)
})

test('Events so far, and what each plugin of the scheduler said of each node', async ({ podscope, page }) => {
  await podscope.openPicture()
  const summary = (name: string) => page.locator('summary').filter({ hasText: name })
  await summary('Events so far').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: /Killing Container web failed liveness probe/ })).toBeVisible()
  await summary('Scheduling').focus()
  await page.keyboard.press('Enter')
  const scores = page.getByRole('table', { name: 'Scores of the nodes that were left' })
  await expect(scores.getByRole('columnheader')).toHaveText(['Plugin', 'node-1', 'node-2 ✓', 'node-3'])
  await expect(scores.getByRole('row', { name: 'Total' })).toBeVisible()
})

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('axe finds nothing in the inspector, whatever it shows', async ({ podscope, page }) => {
      test.slow()
      await podscope.open()
      const check = async (): Promise<void> => {
        expect(await violations(page, '[data-region=inspector]')).toEqual([])
      }
      await selectContainer(page, 'CrashLoopBackOff')
      await page.locator('summary').filter({ hasText: 'Events so far' }).click()
      await page.locator('summary').filter({ hasText: 'Scheduling' }).click()
      await check()
      await page.getByRole('tab', { name: 'YAML' }).click()
      await expect(page.getByTestId('pod-yaml')).toContainText('apiVersion')
      await check()
      await page.getByRole('tab', { name: 'Statechart' }).click()
      await page.locator('svg.statechart').getByRole('button', { name: 'listening' }).click()
      await check()
    })
  })
}
