import type { Page } from '@playwright/test'
import { deflateSync, strToU8 } from 'fflate'
import { expect, test } from './podscope.ts'

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\ndata: {level: info}\n'
const POD =
  'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  dnsPolicy: Default\n  containers:\n  - {name: web, image: example/web:1}\n'

/** Opens the page on a world as somebody left it. */
async function left(page: Page, text: string): Promise<void> {
  await page.addInitScript((world) => {
    if (!localStorage.getItem('podscope')) localStorage.setItem('podscope', JSON.stringify({ text: world }))
  }, text)
}

/** The fragment of a link of this version or another one. */
const fragment = (state: object, version = 1): string =>
  `#world=${version}.${Buffer.from(deflateSync(strToU8(JSON.stringify(state)))).toString('base64url')}`

const follow = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = to
  }, hash)

test.describe('a first visit', () => {
  for (const [key, what] of [
    ['Space', 'plays'],
    ['i', 'breaks something'],
  ] as const)
    test(`says what to do until somebody ${what}`, async ({ podscope, page }) => {
      await podscope.open()
      const line = page.getByText('Press Space, or break something with I.')
      await expect(line).toBeVisible()
      await expect(page.getByRole('button', { name: /^Preset/ })).toContainText('A process that hangs')
      await podscope.timeline.getByRole('group', { name: 'Timeline' }).focus()
      await page.keyboard.press(key)
      await expect(line).toHaveCount(0)
      await page.keyboard.press('Escape')
      await page.reload()
      await expect(podscope.rowsOf('STATUS').first()).toBeAttached()
      await expect(line).toHaveCount(0)
    })
})

test('an empty editor has a ruler, empty lanes, and four presets as small live timelines', async ({ podscope, page }) => {
  await left(page, '')
  await page.goto('./')
  await expect(page.getByText('Paste a Pod here, or pick a preset.')).toBeVisible()
  const cards = podscope.timeline.locator('.card')
  await expect(cards).toHaveCount(4)
  await expect(cards.locator('.thumbnail:has(rect, path)')).toHaveCount(4)
  await expect(podscope.timeline.locator('.tl-marks')).toHaveText(/0:00/)
  await expect(page.getByTestId('trouble')).toHaveCount(0)
  await cards.filter({ hasText: 'OOMKilled' }).press('Enter')
  await expect(podscope.rowsOf('STATUS').first()).toBeAttached()
  await page.getByRole('button', { name: 'Undo: preset' }).click()
  await expect(cards).toHaveCount(4)
})

test('objects without Pods are told apart from nothing', async ({ podscope, page }) => {
  await left(page, CONFIG_MAP)
  await page.goto('./')
  await expect(page.getByText('Nothing here runs containers. Add a Pod, Deployment, Job, StatefulSet or DaemonSet.')).toBeVisible()
  await expect(podscope.timeline.locator('.card')).toHaveCount(0)
  await expect(page.getByTestId('trouble')).toHaveCount(0)
})

test('YAML that is wrong, and what the API server refuses, leave the last picture under a veil, and lead to the line', async ({
  podscope,
  page,
}) => {
  await podscope.open()
  const rows = await podscope.table.locator('tbody tr').count()
  const veil = podscope.timeline.locator('.tl.is-veiled')
  const trouble = page.getByTestId('trouble')
  await expect(veil).toHaveCount(0)
  await podscope.write(`${POD}  x: y: z\n`)
  await expect(trouble).toContainText(/^Line 8: .*Showing the last version that worked\./)
  await expect(veil).toHaveCount(1)
  await expect(podscope.table.locator('tbody tr')).toHaveCount(rows)
  await page.getByRole('button', { name: 'Go to line 8' }).click()
  await page.keyboard.press('End')
  for (let i = 0; i < '  x: y: z'.length; i++) await page.keyboard.press('Backspace')
  await expect(trouble).toHaveCount(0)
  await expect(veil).toHaveCount(0)

  await podscope.write(POD.replace(', image: example/web:1', ''))
  await expect(trouble).toContainText('The Pod "web" is invalid: spec.containers[0].image: Required value')
  await expect(trouble).toContainText('Showing the last version that worked.')
  await expect(veil).toHaveCount(1)
})

test('a field that is not simulated is a hint at its place, never a message over the page', async ({ podscope, page }) => {
  await podscope.open()
  await podscope.write(POD)
  await expect(page.getByRole('region', { name: 'Findings' }).getByText('dnsPolicy has no effect here.')).toBeVisible()
  await expect(page.locator('.monaco-editor .squiggly-hint')).not.toHaveCount(0)
  await expect(page.locator('.notice')).toHaveCount(0)
  await expect(podscope.rowsOf('web').first()).toBeAttached()
})

/** Keeps Monaco away until it is delivered. */
async function withhold(page: Page): Promise<() => void> {
  let deliver = (): void => {}
  const asked = new Promise<void>((resolve) => {
    deliver = resolve
  })
  await page.route(/\/editor-[^/]*\.js$/, async (route) => {
    await asked
    await route.continue()
  })
  return deliver
}

/** Where the text of the first line in sight is, before Monaco has come and after. */
const topLine = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const plain = document.querySelector<HTMLTextAreaElement>('textarea.code-plain')
    const { x, y } = (plain ?? document.querySelector('.code-host'))?.getBoundingClientRect() ?? { x: 0, y: 0 }
    if (plain) {
      const { paddingLeft, paddingTop, lineHeight } = getComputedStyle(plain)
      const [left, top, line] = [paddingLeft, paddingTop, lineHeight].map(Number.parseFloat)
      const hidden = Math.round((plain.scrollTop - (top ?? 0)) / (line ?? 1))
      return `${plain.value.split('\n')[hidden]} at ${x + (left ?? 0)}, ${y + (top ?? 0) + hidden * (line ?? 0) - plain.scrollTop}`
    }
    const first = [...document.querySelectorAll('.view-line')].find((line) => Math.abs(line.getBoundingClientRect().y - y) < 9)
    const box = first?.getBoundingClientRect()
    return `${first?.textContent?.replaceAll('\u00a0', ' ')} at ${box?.x}, ${box?.y}`
  })

test('until Monaco has come the text is there, and Monaco comes without a jump', async ({ podscope, page }) => {
  const deliver = await withhold(page)
  await page.goto('./')
  await expect(podscope.rowsOf('STATUS').first()).toBeAttached()
  await expect(page.getByRole('textbox', { name: 'YAML' })).toHaveValue(/kind: Pod/)
  const before = await topLine(page)
  expect(before).toMatch(/^apiVersion: v1 at \d+, \d+$/)
  deliver()
  await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible()
  await expect.poll(() => topLine(page)).toBe(before)
})

test('the text can be written in before Monaco has come, which goes on at the caret', async ({ podscope, page }) => {
  const deliver = await withhold(page)
  await left(page, POD)
  await page.goto('./')
  await expect(podscope.rowsOf('STATUS').first()).toBeAttached()
  const plain = page.locator('textarea.code-plain')
  await plain.press('Control+End')
  await page.keyboard.type('# early')
  deliver()
  await expect(page.locator('.monaco-editor .view-lines')).toContainText('early')
  await expect(plain).toHaveCount(0)
  await page.keyboard.type(', and late')
  await expect.poll(() => podscope.text()).toContain('# early, and late')
  await expect(page.getByRole('button', { name: 'Undo: typing' })).toBeEnabled()
})

test('a link of a newer Podscope is read as far as it goes, and Undo brings back all that it replaced', async ({ podscope, page }) => {
  await left(page, POD)
  await podscope.open()
  await page.getByRole('button', { name: 'Exit 1' }).click()
  await expect(podscope.pennants).toHaveCount(1)
  await expect.poll(() => podscope.text()).toContain('code: 1')
  const mine = await podscope.text()
  const scenario = 'apiVersion: podscope.dev/v1alpha1\nkind: Scenario\nspec:\n  timeline:\n'
  const faults = '  - {at: 10s, earthquake: {node: node-1}}\n  - {at: 20s, exit: {container: web, code: 2}}\n  - {at: 30s, flood: {}}\n'
  await follow(
    page,
    fragment({ text: `${scenario}${faults}---\n${POD}`, cursor: 5000, filter: 'web', measure: { from: 1000, to: 9000 }, glow: 3 }, 2),
  )
  await expect(page.getByText('This link is from a newer Podscope: 2 faults were left out.')).toBeVisible()
  await expect(podscope.time).toHaveText('0:05.0')
  await expect(page.getByRole('searchbox', { name: 'Filter lanes' })).toHaveValue('web')
  await expect.poll(() => podscope.text()).toContain('code: 2')
  await page.getByRole('button', { name: 'Undo: opened link' }).click()
  await expect(page.getByRole('searchbox', { name: 'Filter lanes' })).toHaveValue('')
  await expect.poll(() => podscope.text()).toBe(mine)
  await expect(page).toHaveURL(/\/$/)

  for (const broken of ['#world=', '#world=1.', '#world=1.%%%', fragment({ text: POD }).slice(0, 30), fragment({ text: 7 })]) {
    await follow(page, broken)
    await expect(page.getByText('This link is broken: nothing of it could be read. You still see your own world.')).toBeVisible()
    await page.getByRole('button', { name: 'Dismiss' }).click()
  }
  expect(await podscope.text()).toBe(mine)
})

test('a link brings selection, measure, filter, arrangement and mode, and plays nothing', async ({ podscope, page }) => {
  await podscope.open()
  const lane = 'pod/default/web/container/web'
  const arrangement = { by: 'owner', folds: {}, pinned: [lane], order: {} }
  const look = {
    selection: { lane, item: null },
    measure: { from: 60_000, to: 90_000 },
    filter: 'container',
    arrangement,
  }
  const row = page.locator(`.tl-name-row[data-lane="${lane}"]`)
  const filter = page.getByRole('searchbox', { name: 'Filter lanes' })
  await follow(page, fragment({ text: POD, cursor: 60_000, ...look }))
  // Pinned above, and where it was.
  await expect(row).toHaveClass([/is-selected/, /is-selected/])
  await expect(row.locator('[aria-pressed=true]')).toHaveCount(2)
  await expect(page.locator('.tl-measure')).toHaveAttribute('data-length', '30.0 s')
  await expect(filter).toHaveValue('container')
  await expect(podscope.time).toHaveText('1:00.0')
  await page.getByRole('button', { name: 'Undo: opened link' }).click()
  await expect(page.locator('.tl-measure')).toBeHidden()
  await expect(page.locator('.tl-name-row.is-selected')).toHaveCount(0)
  await expect(page.locator('.tl-name-row [aria-pressed=true]')).toHaveCount(0)
  await expect(filter).toHaveValue('')

  await follow(page, fragment({ text: POD, cursor: 60_000, ...look, presenting: true, futureHidden: true }))
  await expect(page.locator('.topbar')).toHaveCount(0)
  await expect(podscope.timeline.getByText('What happens next?')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Play (Space)' }).first()).toBeVisible()
  await page.keyboard.press('Control+z')
  await expect(page.locator('.topbar')).toHaveCount(1)
  await expect(podscope.time).toHaveText('3:23.0')
})

test('nothing selected: the last change before the cursor is explained', async ({ podscope, page }) => {
  await podscope.openPicture()
  const inspector = page.locator('[data-region=inspector]')
  await expect(inspector.getByRole('heading', { name: 'Why is web in CrashLoopBackOff?' })).toBeVisible()
  await page.getByRole('button', { name: 'To the start' }).click()
  await expect(inspector.getByRole('heading', { name: 'Why is web in CrashLoopBackOff?' })).toHaveCount(0)
})
