import type { Page } from '@playwright/test'
import { expect, test } from './podscope.ts'
import type { Podscope } from './podscope.ts'
import { smallTargets, violations } from './reach.ts'
import { layOver } from './recorded.ts'

/** Texts that are no world, and what is said about them. */
const WRONG = [
  ['apiVersion: v1\nkind: Pod\nmetadata: {name: other}\nspec: {containers: [{name: app}]}\n', 'spec.containers[0].image: Required value'],
  ['apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\n', 'Nothing here runs containers.'],
] as const

type State = readonly [name: string, open: (page: Page, podscope: Podscope) => Promise<void>]

/** What the workbench can show; each is left by Escape. */
const STATES: readonly State[] = [
  [
    'Why? and the table',
    async (page, podscope) => {
      await page.getByRole('tab', { name: 'Table' }).click()
      await podscope.rowsOf('web').filter({ hasText: 'CrashLoopBackOff' }).getByRole('button').click()
      await expect(page.getByTestId('selection')).toBeVisible()
    },
  ],
  [
    'the statechart, and a pinned run',
    async (page) => {
      await page.getByRole('tab', { name: 'Statechart' }).click()
      await expect(page.locator('svg.statechart')).toBeVisible()
      await page.getByRole('tab', { name: 'Differences' }).click()
      await page.getByRole('button', { name: 'Pin this run' }).click()
      await expect(page.getByRole('region', { name: 'Differences' })).toBeVisible()
    },
  ],
  [
    'YAML, and the terminal',
    async (page) => {
      await page.getByRole('tab', { name: 'YAML' }).click()
      await expect(page.getByTestId('pod-yaml')).toContainText('apiVersion')
      await page.getByRole('tab', { name: 'kubectl' }).click()
      await expect(page.locator('.xterm-screen')).toBeVisible()
    },
  ],
  [
    'a measured stretch',
    async (page, podscope) => {
      await page.getByRole('tab', { name: /^Pod at/ }).click()
      const { x, y } = await podscope.plot()
      await page.mouse.move(x + 100, y + 200)
      await page.mouse.down()
      await page.mouse.move(x + 240, y + 200, { steps: 4 })
      await page.mouse.up()
      await expect(page.getByTestId('measured')).toBeVisible()
    },
  ],
  [
    'the palette of faults',
    async (page, podscope) => {
      const { x, y } = await podscope.plot()
      await page.mouse.click(x + 120, y + 200, { button: 'right' })
      await expect(page.getByRole('menu')).toBeVisible()
    },
  ],
  [
    'the form of a fault',
    async (page, podscope) => {
      await podscope.pennants.first().focus()
      await page.keyboard.press('Enter')
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  ],
  [
    'the menu of presets',
    async (page) => {
      await page.getByRole('button', { name: /^Preset/ }).click()
      await expect(page.getByRole('menu')).toBeVisible()
    },
  ],
  [
    'the sheet of keys',
    async (page) => {
      await page.getByRole('button', { name: 'Keys and legend (?)' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  ],
  [
    'the command palette',
    async (page) => {
      await page.keyboard.press('Control+k')
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible()
    },
  ],
  [
    'the gallery',
    async (page) => {
      await page.keyboard.press('Control+k')
      await page.keyboard.type('All presets')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('dialog').getByRole('button').nth(5)).toBeVisible()
    },
  ],
  [
    'sharing',
    async (page) => {
      await page.getByRole('button', { name: 'Share' }).click()
      await expect(page.getByRole('dialog')).toBeVisible()
    },
  ],
  [
    'the slider of a number',
    async (page) => {
      await page.locator('.monaco-editor .view-line').filter({ hasText: 'terminationGracePeriodSeconds' }).click()
      await page.keyboard.press('Alt+Enter')
      await expect(page.getByRole('slider', { name: 'terminationGracePeriodSeconds' })).toBeFocused()
    },
  ],
]

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme })

    test('axe finds nothing, and every control can be hit, whatever the page shows', async ({ podscope, page }) => {
      test.slow()
      await podscope.open()
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
      for (const [name, open] of STATES) {
        await test.step(name, async () => {
          await open(page, podscope)
          // A menu lies beside the page's landmarks, and makes the rest inert.
          const part = (await page.getByRole('menu').count()) > 0 ? '[role=menu]' : undefined
          expect.soft(await violations(page, part), name).toEqual([])
          expect.soft(await smallTargets(page, 24), name).toEqual([])
          await page.keyboard.press('Escape')
        })
      }
    })

    test('axe finds nothing beside a recording, an error, or nothing at all', async ({ podscope, page }) => {
      test.slow()
      await podscope.open()
      await layOver(page)
      await page.getByRole('tab', { name: 'Differences' }).click()
      expect(await violations(page)).toEqual([])
      expect(await smallTargets(page, 24)).toEqual([])
      await page.getByRole('button', { name: 'Close the recording' }).click()
      for (const [text, words] of WRONG) {
        await podscope.write(text)
        await expect(page.getByText(words).first()).toBeVisible()
        expect(await violations(page)).toEqual([])
        expect(await smallTargets(page, 24)).toEqual([])
      }
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

test('the keyboard goes through the page from the top to the right, and F6 from region to region', async ({ podscope, page }) => {
  await podscope.open()
  const ORDER = ['topbar', 'editor', 'inject', 'timeline', 'transport', 'console', 'inspector']
  expect(await page.locator('[data-region]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset['region']))).toEqual(ORDER)
  const here = (): Promise<string | undefined> =>
    page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-region]')?.dataset['region'])
  for (const region of [...ORDER, 'topbar']) {
    await page.keyboard.press('F6')
    await expect.poll(here).toBe(region)
  }
  for (const region of ORDER.toReversed()) {
    await page.keyboard.press('Shift+F6')
    await expect.poll(here).toBe(region)
  }
})
