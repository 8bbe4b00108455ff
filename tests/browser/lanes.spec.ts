import type { Page } from '@playwright/test'
import { expect, test } from './podscope.ts'
import type { Podscope } from './podscope.ts'
import { violations } from './reach.ts'

const node = (name: string): string => `apiVersion: v1
kind: Node
metadata: { name: ${name}, labels: { kubernetes.io/hostname: ${name} } }
status: { capacity: { cpu: "8", memory: 32Gi, pods: "110" }, allocatable: { cpu: "8", memory: 32Gi, pods: "110" } }
`

const SHOP = `apiVersion: podscope.dev/v1alpha1
kind: Scenario
metadata: { name: shop }
spec:
  duration: 5m
  processes:
    - container: app
      starts: [{ exits: { after: 100s, code: 1 } }]
  timeline:
    - { at: 1m, kubectl: "scale deployment/web --replicas=3" }
    - { at: 1m, kubectl: "label pod single tier=one" }
---
${node('machine-1')}---
${node('machine-2')}---
apiVersion: v1
kind: Pod
metadata: { name: single }
spec: { containers: [{ name: app, image: example/app:1 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: server, image: example/app:1 }] }
`

async function open(podscope: Podscope, page: Page): Promise<void> {
  await page.addInitScript((text) => {
    if (!localStorage.getItem('podscope')) localStorage.setItem('podscope', JSON.stringify({ text, welcomed: true }))
  }, SHOP)
  await podscope.openPicture()
}

/** Names of the lanes that scroll, from top to bottom; random ends of names are left out. */
const names = async (page: Page): Promise<readonly string[]> =>
  (await page.locator('.tl-gutter > .tl-name-row .tl-name').allTextContents()).map((name) => name.replaceAll(/-[a-z0-9]{5,10}\b/g, '-…'))

const pinned = (page: Page) => page.locator('.tl-pins .tl-name-row')

test('Pods are folded to STATUS under what owns them, open by chevron and key, and stay as they were left', async ({ podscope, page }) => {
  await open(podscope, page)
  const folded = ['single', 'web', 'web-…', 'web-…-…', 'web-…-…', 'web-…-…', 'Events']
  await expect.poll(() => names(page)).toEqual(folded)
  await page.getByRole('button', { name: 'Expand single' }).click()
  await expect(page.locator('.tl-name-row', { hasText: 'PodScheduled' })).toHaveCount(1)
  await page.locator('.tl-name-row', { hasText: 'PodScheduled' }).click()
  await page.locator('.tl-body').press('o')
  await expect.poll(() => names(page)).toEqual(folded)
  await page.getByRole('button', { name: 'Collapse web', exact: true }).click()
  await expect.poll(() => names(page)).toEqual(['single', 'web', 'Events'])
  await page.reload()
  await expect.poll(() => names(page)).toEqual(['single', 'web', 'Events'])
  await page.locator('.tl-body').press('Shift+O')
  await expect.poll(async () => (await names(page)).filter((name) => name === 'phase').length).toBeGreaterThan(1)
  await page.locator('.tl-body').press('Shift+O')
  await expect.poll(() => names(page)).toEqual(['single', 'web', 'Events'])
})

test('Pods stand under their Nodes when asked to', async ({ podscope, page }) => {
  await open(podscope, page)
  await page.getByRole('button', { name: 'Arrange lanes' }).click()
  await page.getByRole('menuitem', { name: 'Pods under their Node' }).click()
  await expect.poll(async () => (await names(page)).slice(0, 2)).toEqual(['Node machine-1', expect.stringMatching(/^(single|web-…-…)$/)])
  await expect.poll(() => names(page)).toContain('Node machine-2')
})

test('a pinned lane stays on top while the others scroll; undo lets go of it', async ({ podscope, page }) => {
  await open(podscope, page)
  await page.locator('.tl-name-row', { hasText: 'Events' }).click()
  await page.locator('.tl-body').press('l')
  await expect(pinned(page)).toHaveText([/Events/])
  await page.locator('.tl-body').press('Shift+O')
  await expect.poll(() => page.locator('.tl-body').evaluate((body) => body.scrollHeight - body.clientHeight)).toBeGreaterThan(200)
  const before = await pinned(page).boundingBox()
  await page.locator('.tl-body').evaluate((body) => body.scrollTo({ top: 200 }))
  await expect(page.locator('.tl-body')).toHaveJSProperty('scrollTop', 200)
  expect(await pinned(page).boundingBox()).toEqual(before)
  await page.locator('.tl-name-row', { hasText: 'phase' }).first().hover()
  await page.getByRole('button', { name: 'Keep phase on top' }).first().click()
  await expect(pinned(page)).toHaveText([/Events/, /phase/])
  await page.keyboard.press('Control+z')
  await expect(pinned(page)).toHaveText([/Events/])
  // Opening all was a step, too.
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect(pinned(page)).toHaveCount(0)
})

test('lanes change places by drag and by key, among their own only; undo puts them back', async ({ podscope, page }) => {
  await open(podscope, page)
  const usual = await names(page)
  const single = await page.locator('.tl-name-row', { hasText: 'single' }).boundingBox()
  const events = await page.locator('.tl-name-row', { hasText: 'Events' }).boundingBox()
  if (!single || !events) throw new Error('lanes have names')
  await page.mouse.move(single.x + 60, single.y + single.height / 2)
  await page.mouse.down()
  await page.mouse.move(events.x + 60, events.y + events.height / 2, { steps: 6 })
  await page.mouse.up()
  await expect.poll(() => names(page)).toEqual([...usual.slice(1), 'single'])
  await page.locator('.tl-name-row', { hasText: 'single' }).click()
  await page.locator('.tl-body').press('Alt+ArrowUp')
  await expect.poll(() => names(page)).toEqual([...usual.slice(1, -1), 'single', 'Events'])
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(() => names(page)).toEqual(usual)
})

test('a filter finds lanes in folded Pods, by name, kind, and what happened in them; Enter goes to them, Escape shows all', async ({
  podscope,
  page,
}) => {
  await open(podscope, page)
  const field = page.getByRole('searchbox', { name: 'Filter lanes' })
  await page.locator('.tl-body').press('/')
  await expect(field).toBeFocused()
  await page.keyboard.type('restarts>0')
  await expect.poll(() => names(page)).toEqual(['single', 'app'])
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('.tl-name-row.is-selected .tl-name')).toHaveText('app')
  const found = async (filter: string): Promise<readonly string[]> => {
    await field.fill(filter)
    return names(page)
  }
  await expect.poll(() => found('restarts>3')).toEqual([])
  await expect.poll(() => found('restarts>=1 changes')).toEqual(['single', 'app'])
  await expect.poll(() => found('restarts<=3 app')).toEqual(['single', 'app'])
  await expect.poll(() => found('podscheduled single')).toEqual(['single', 'PodScheduled'])
  // PodScheduled is True from the first moment: nothing changes.
  await expect.poll(() => found('condition single changes')).not.toContain('PodScheduled')
  await expect.poll(() => names(page)).toContain('Ready')
  await expect.poll(() => found('workload')).toEqual(['web', 'web-…'])
  await field.press('Escape')
  await expect.poll(async () => (await names(page)).length).toBe(7)
  await expect(page.locator('.tl-body')).toBeFocused()
})

test('faults of one moment stand beside each other', async ({ podscope, page }) => {
  await open(podscope, page)
  await expect(podscope.pennants).toHaveCount(2)
  const [first, second] = [await podscope.pennants.nth(0).boundingBox(), await podscope.pennants.nth(1).boundingBox()]
  expect(Math.abs((second?.x ?? 0) - (first?.x ?? 0))).toBeGreaterThanOrEqual(12)
})

test('each step goes to a change that can be seen', async ({ podscope, page }) => {
  await open(podscope, page)
  await page.locator('.tl-body').press('Home')
  const tag = page.locator('.tl-cursor')
  let before = -Infinity
  for (let i = 0; i < 3; i++) {
    await page.locator('.tl-body').press('.')
    await expect.poll(async () => (await tag.boundingBox())?.x ?? 0).toBeGreaterThan(before + (i ? 1.5 : 0))
    before = (await tag.boundingBox())?.x ?? 0
  }
})

test('what is chosen elsewhere is opened and scrolled to', async ({ podscope, page }) => {
  await open(podscope, page)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('single Initialized')
  await expect(page.getByRole('option', { name: /^Initialized/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.locator('.tl-name-row.is-selected')).toHaveText(/Initialized/)
  await expect(page.locator('.tl-name-row.is-selected')).toBeInViewport()
})

test('axe finds nothing where lanes are folded, opened and pinned', async ({ podscope, page }) => {
  await open(podscope, page)
  await page.locator('.tl-name-row', { hasText: 'Events' }).click()
  await page.locator('.tl-body').press('l')
  await page.getByRole('button', { name: 'Expand single' }).click()
  await expect(page.locator('.tl-name-row', { hasText: 'PodScheduled' })).toHaveCount(1)
  expect(await violations(page, '[data-region=timeline]')).toEqual([])
})

test('memory has a lane: its value at the cursor, its limit, and why it is full', async ({ podscope, page }) => {
  await podscope.openPicture()
  await page.getByRole('button', { name: /^Preset/ }).click()
  await page.getByRole('menuitem', { name: 'OOMKilled' }).click()
  const rows = podscope.table.locator('tbody tr').filter({ has: page.locator('th[scope=row]', { hasText: 'memory' }) })
  await expect(rows.locator('td:nth-child(2)')).toHaveText([
    '10Mi to 128Mi of 128Mi',
    'OOMKilled, exit code 137',
    '10Mi to 128Mi of 128Mi',
    'OOMKilled, exit code 137',
    '10Mi to 128Mi of 128Mi',
    'OOMKilled, exit code 137',
    '10Mi of 128Mi',
  ])
  const name = podscope.timeline.locator('.tl-name-row', { hasText: 'memory' })
  await expect(name.locator('.tl-value')).toHaveText('')
  const { x, middle, width } = await podscope.ruler()
  await page.mouse.click(x + width * (24 / 360), middle)
  await expect(name.locator('.tl-value')).toHaveText(/^[67]\dMi of 128Mi$/)
  const box = await name.boundingBox()
  if (!box) throw new Error('the memory lane has no name on the page')
  await page.mouse.click(x + width * (24 / 360), box.y + box.height / 2)
  await expect(page.getByTestId('selection')).toContainText('Why does worker fill its memory?')
  await expect(page.getByTestId('selection')).toContainText('as the Scenario has it')
  await expect(page.getByTestId('selection')).toContainText('resources.limits.memory')
})
