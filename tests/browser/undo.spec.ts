import type { Page } from '@playwright/test'
import { expect, test } from './podscope.ts'
import type { Podscope } from './podscope.ts'

const pod = (name: string): string => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, labels: {app: web}}
spec: {containers: [{name: app, image: example/app:1}]}
---
`
const WORLD = `${['one', 'two'].map(pod).join('')}apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
`

async function open(podscope: Podscope, world: string): Promise<void> {
  await podscope.page.addInitScript((text) => {
    if (!localStorage.getItem('podscope')) localStorage.setItem('podscope', JSON.stringify({ text, welcomed: true }))
  }, world)
  await podscope.openPicture()
}

/** What undo would do, as its button says. */
const undoes = (page: Page, what: string) => expect(page.getByRole('button', { name: `Undo: ${what} (Ctrl Z)`, exact: true })).toBeEnabled()
const redoes = (page: Page, what: string) =>
  expect(page.getByRole('button', { name: `Redo: ${what} (Ctrl Shift Z)`, exact: true })).toBeEnabled()

/** What somebody made of the page, as it is seen. */
async function seen({ page, timeline, pennants }: Podscope): Promise<object> {
  return {
    lanes: await timeline.locator('.tl-gutter .tl-name-row .tl-name').allInnerTexts(),
    pins: await timeline.locator('.tl-pins .tl-name-row').count(),
    filter: await page.getByRole('searchbox', { name: 'Filter lanes' }).inputValue(),
    theme: await page.locator('html').getAttribute('data-theme'),
    preset: await page.getByRole('button', { name: /^Preset/ }).innerText(),
    pennants: await pennants.count(),
  }
}

test('each thing that somebody makes of the page is undone by name, one after the other, also after a reload', async ({
  podscope,
  page,
}) => {
  // High enough for all lanes: only names in sight are drawn.
  await page.setViewportSize({ width: 1440, height: 1500 })
  await open(podscope, WORLD)
  await page.getByRole('tab', { name: 'Differences' }).click()
  const timeline = podscope.timeline.getByRole('group', { name: 'Timeline' })
  const states: object[] = []
  const names: string[] = []
  /** Does something, and notes what the page was like before. */
  async function step(name: string, act: () => Promise<void>): Promise<void> {
    states.push(await seen(podscope))
    names.push(name)
    await act()
    await undoes(page, name)
    await expect.poll(() => seen(podscope)).not.toEqual(states.at(-1))
  }
  await step('folds', () => timeline.press('Shift+O'))
  await step('theme', () => page.getByRole('button', { name: /^Theme/ }).click())
  await step('grouping', async () => {
    await page.getByRole('button', { name: 'Arrange lanes' }).click()
    await page.getByRole('menuitem', { name: /Node/ }).click()
  })
  await step('pinned lanes', async () => {
    await podscope.timeline.locator('.tl-gutter > .tl-name-row', { hasText: 'Service web' }).first().click()
    await timeline.press('l')
  })
  await step('fault Exit 1', () => page.getByRole('button', { name: 'Exit 1' }).click())
  await step('filter', () => page.getByRole('searchbox', { name: 'Filter lanes' }).fill('app'))
  await step('preset Crash loop', async () => {
    await page.getByRole('button', { name: /^Preset/ }).click()
    await page.getByRole('menuitem').nth(1).click()
  })
  const last = await seen(podscope)

  await page.reload()
  await expect(podscope.rowsOf('STATUS').first()).toBeAttached()
  await expect.poll(() => seen(podscope)).toEqual(last)
  for (let i = names.length - 1; i >= 0; i--) {
    await undoes(page, names[i] ?? '')
    await page.getByRole('button', { name: /^Undo/ }).click()
    await expect.poll(() => seen(podscope), names[i]).toEqual(states[i])
    await redoes(page, names[i] ?? '')
  }
  await expect(page.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled()
  for (const _ of names) await page.getByRole('button', { name: /^Redo/ }).click()
  await expect.poll(() => seen(podscope)).toEqual(last)
})

test('a pinned run comes back with Undo, and with the page', async ({ podscope, page }) => {
  await open(podscope, pod('one'))
  await page.getByRole('tab', { name: 'Differences' }).click()
  const differences = page.getByRole('region', { name: 'Differences' })
  await page.getByRole('button', { name: 'Pin this run' }).click()
  await expect(differences).toBeVisible()
  await undoes(page, 'pinned run')
  await page.getByRole('button', { name: 'Exit 1' }).click()
  await expect(differences.getByRole('listitem').first()).toBeVisible()
  const told = await differences.innerText()
  await page.reload()
  await expect.poll(() => differences.innerText()).toBe(told)
  await differences.getByRole('button', { name: 'Let it go' }).click()
  await expect(differences).toHaveCount(0)
  await undoes(page, 'unpinned run')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(() => differences.innerText()).toBe(told)
})

test('undoing what changed the lanes leaves cursor and zoom where they are', async ({ podscope, page }) => {
  await podscope.openPicture()
  await page.getByRole('button', { name: /^Theme/ }).click()
  await page.getByRole('button', { name: 'To the start' }).click()
  await page.getByRole('button', { name: /^Undo: theme/ }).click()
  await expect(podscope.time).toHaveText('0:00.0')
})
