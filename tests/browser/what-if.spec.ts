import { expect, test } from './podscope.ts'
import type { Podscope } from './podscope.ts'

const WORLD = `apiVersion: podscope.dev/v1alpha1
kind: Scenario
spec:
  duration: 4m
  timeline:
  - {at: 30s, probe: {container: web, probe: liveness}}
---
apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  terminationGracePeriodSeconds: 5
  containers:
  - name: web
    image: example/web:1
    livenessProbe:
      tcpSocket: {port: 80}
      periodSeconds: 5
`

/** Opens the page with a world whose only period is that of a liveness probe which fails. */
async function open(podscope: Podscope): Promise<void> {
  await podscope.open()
  await podscope.write(WORLD)
  // The table follows the picture, and the world before has crashes, too.
  await expect(podscope.rowsOf('web').filter({ hasText: 'CrashLoopBackOff' })).toHaveCount(2)
}

/** The line of the world's text that holds the period. */
const periodLine = ({ page }: Podscope) => page.locator('.view-line', { hasText: /periodSeconds:\s*\d/ })

const numbersIn = async (podscope: Podscope): Promise<string[]> => (await podscope.text()).match(/periodSeconds: \d+/g) ?? []

test('dragging a number plays other worlds over the one before, and is one step of undo', async ({ podscope, page }) => {
  await open(podscope)
  const number = periodLine(podscope).locator('.scrub')
  await number.hover()
  const box = await number.boundingBox()
  if (!box) throw new Error('the period of the liveness probe is in sight')
  const restarts = () => podscope.rowsOf('web').filter({ hasText: 'CrashLoopBackOff' }).count()
  const before = await restarts()
  await page.mouse.move(box.x + 2, box.y + 8)
  await page.mouse.down()
  await page.mouse.move(box.x + 102, box.y + 8, { steps: 4 })
  await expect(number).toHaveText('25')
  await expect.poll(restarts).toBeLessThan(before)
  expect(await numbersIn(podscope), 'until it is let go nothing is kept').toContain('periodSeconds: 5')
  await page.mouse.up()
  await expect.poll(() => numbersIn(podscope)).toContain('periodSeconds: 25')
  await page.keyboard.press('Control+z')
  await expect(number).toHaveText('5')
  await expect.poll(restarts).toBe(before)
})

test('the keyboard turns the number at the caret, by keys and on its slider', async ({ podscope, page }) => {
  await open(podscope)
  await periodLine(podscope).click()
  await page.keyboard.press('End')
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect.poll(() => numbersIn(podscope)).toContain('periodSeconds: 16')
  await page.keyboard.press('Alt+Enter')
  const slider = page.getByRole('slider', { name: 'periodSeconds' })
  await expect(slider).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await expect.poll(() => numbersIn(podscope)).toContain('periodSeconds: 15')
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await expect.poll(() => numbersIn(podscope)).not.toContain('periodSeconds: 15')
})

test('a pinned run stays, and the console lists what differs from it', async ({ podscope, page }) => {
  await open(podscope)
  await page.getByRole('tab', { name: 'Differences' }).click()
  await expect(page.getByText('Pin this run (P), then change something')).toBeVisible()
  await page.getByRole('button', { name: 'Pin this run' }).click()
  await expect(page.getByText('Both runs go through the same states')).toBeVisible()
  await periodLine(podscope).click()
  await page.keyboard.press('Alt+Shift+ArrowUp')
  const restarts = page
    .getByRole('region', { name: 'Differences' })
    .getByRole('button')
    .filter({ hasText: /web: .*restart/ })
  await restarts.click()
  await expect(podscope.time).toHaveText((await restarts.locator('time').innerText()) ?? '')
  await page.getByRole('button', { name: 'Let it go' }).click()
  await expect(page.getByRole('button', { name: 'Pin this run' })).toBeVisible()
})

test('a finding says what will surprise, and mends it in one click', async ({ podscope, page }) => {
  await podscope.open()
  await podscope.write(`apiVersion: v1
kind: Pod
metadata: {name: web}
spec:
  containers:
  - name: web
    image: example/web:1
    livenessProbe: {tcpSocket: {port: 80}, periodSeconds: 5, timeoutSeconds: 7}
`)
  const findings = page.getByRole('region', { name: 'Findings' })
  await expect(findings).toContainText('An attempt may take 7 s, longer than the period of 5 s')
  await expect(findings).toContainText('A hang is noticed after 21 to 26 s.')
  await findings.getByRole('button', { name: 'Set timeoutSeconds to 5' }).click()
  await expect.poll(() => podscope.text()).toContain('timeoutSeconds: 5')
  await expect(findings).not.toContainText('An attempt may take')
})
