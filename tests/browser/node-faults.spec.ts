import { expect, test } from './podscope.ts'

const DEPLOYMENT = `apiVersion: podscope.dev/v1alpha1
kind: Scenario
metadata: {name: shop}
spec: {duration: 4m}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: shop}
spec:
  replicas: 2
  selector: {matchLabels: {app: shop}}
  template:
    metadata: {labels: {app: shop}}
    spec: {containers: [{name: till, image: "example/shop:1"}]}
`

test('the Pod’s node is shut down from the palette, and back with undo', async ({ podscope, page }) => {
  await podscope.open()
  await expect(podscope.pennants.first()).toBeAttached()
  const before = await podscope.pennants.count()
  const { x, middle, width } = await podscope.ruler()
  await page.mouse.click(x + width / 4, middle)
  await page.getByRole('button', { name: 'More faults' }).click()
  await page.getByRole('menuitem', { name: /^Node node-\d$/ }).press('ArrowRight')
  await page.getByRole('menuitem', { name: 'Shuts down in 30 s' }).click()
  await expect.poll(() => podscope.text()).toMatch(/node: \{ ?name: node-\d, shutdown: \{ ?shutdownGracePeriod: 30s/)
  await expect(podscope.rowsOf('phase').filter({ hasText: 'Failed' }).first()).toBeAttached()
  const pennant = podscope.timeline.getByRole('button', { name: /^node-\d is shut down, / })
  await expect(pennant).toBeVisible()
  await pennant.focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Grace', { exact: true }).fill('20s')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect.poll(() => podscope.text()).toContain('shutdownGracePeriod: 20s')
  for (let i = 0; i < 2; i++) await page.getByRole('button', { name: 'Undo' }).click()
  await expect(podscope.pennants).toHaveCount(before)
  await expect(podscope.rowsOf('phase').filter({ hasText: 'Failed' })).toHaveCount(0)
})

test('a Deployment’s Pods can be broken, it can be scaled and rolled out to a missing image', async ({ podscope, page }) => {
  await podscope.open()
  await podscope.write(DEPLOYMENT)
  const workload = podscope.rowsOf('Deployment shop')
  await expect(workload.filter({ hasText: '2/2' }).first()).toBeAttached()
  const { x, middle, width } = await podscope.ruler()
  await page.mouse.click(x + width / 2, middle)

  const choose = async (...path: readonly string[]): Promise<void> => {
    await page.getByRole('button', { name: 'More faults' }).click()
    for (const name of path.slice(0, -1)) await page.getByRole('menuitem', { name }).press('ArrowRight')
    await page.getByRole('menuitem', { name: path.at(-1) ?? '' }).click()
  }
  await choose('Deployment shop', 'Scale to 3')
  await expect(workload.filter({ hasText: '3/3' }).first()).toBeAttached()
  await choose('Deployment shop', 'Roll out a missing image')
  await expect.poll(() => podscope.text()).toMatch(/image: \{ ?image: "?example\/shop:broken"?, message: not found ?\}/)
  await expect(podscope.pennants).toHaveCount(3)
  await expect(podscope.rowsOf('STATUS').filter({ hasText: 'ImagePullBackOff' }).first()).toBeAttached()
})

test('a node short of memory evicts; how short is set in the form', async ({ podscope, page }) => {
  await podscope.open()
  await podscope.write(DEPLOYMENT)
  await expect(podscope.rowsOf('Deployment shop').filter({ hasText: '2/2' }).first()).toBeAttached()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('memory pressure')
  await page.getByRole('option', { name: /Memory pressure$/ }).click()
  await expect(podscope.rowsOf('phase').filter({ hasText: 'Failed' }).first()).toBeAttached()
  const pennant = podscope.timeline.getByRole('button', { name: /is short of memory/ })
  await pennant.focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Leaves').fill('2Gi')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(podscope.rowsOf('phase').filter({ hasText: 'Failed' })).toHaveCount(0)
  await pennant.focus()
  await page.keyboard.press('Delete')
  await expect(podscope.pennants).toHaveCount(0)
})
