import { expect, test } from './podscope.ts'
import { layOver } from './recorded.ts'

const SHORT = `apiVersion: v1
kind: Pod
metadata: {name: web}
spec: {containers: [{name: web, image: example/web:1}]}
---
apiVersion: podscope.dev/v1alpha1
kind: Scenario
metadata: {name: short}
spec: {duration: 60s}
`
const seconds = (text: string): number => text.split(':').reduce((sum, part) => sum * 60 + Number(part), 0)

test('a recording that goes on after the simulation is reached by slider, small picture, keys, ruler, and fit', async ({
  podscope,
  page,
}) => {
  await podscope.open()
  await podscope.write(SHORT)
  const slider = page.getByRole('slider', { name: 'Time' })
  await expect(slider).toHaveAttribute('max', '60000')
  await layOver(page)
  await expect.poll(async () => Number(await slider.getAttribute('max'))).toBeGreaterThan(200_000)
  const end = Number(await slider.getAttribute('max')) / 1000
  const now = async (): Promise<number> => seconds(await podscope.time.innerText())
  expect(seconds((await page.locator('.time span').innerText()).replace(/[^\d:.]/g, ''))).toBeCloseTo(end, -1)

  await slider.press('End')
  expect(await now()).toBeGreaterThan(end - 2)
  await page.getByRole('button', { name: 'To the start' }).click()
  const overview = await page.locator('.ov').boundingBox()
  if (!overview) throw new Error('there is no overview')
  await page.mouse.click(overview.x + overview.width - 14, overview.y + overview.height / 2)
  expect(await now()).toBeGreaterThan(end * 0.95)
  await page.getByRole('button', { name: 'To the start' }).click()
  const { x, middle, width } = await podscope.ruler()
  await page.mouse.click(x + width - 14, middle)
  expect(await now()).toBeGreaterThan(end * 0.95)
  await page.getByRole('button', { name: 'To the start' }).click()
  await page.locator('.tl-body').press('End')
  expect(await now()).toBeGreaterThan(200)

  // Zoomed in and fitted again, all of it is in the plot.
  for (let i = 0; i < 4; i++) await page.locator('.tl-body').press('w')
  await expect(page.locator('.ov.is-whole')).toHaveCount(0)
  await page.getByRole('button', { name: /^Fit/ }).click()
  await expect(page.locator('.ov.is-whole')).toHaveCount(1)
  await page.mouse.click(x + width - 14, middle)
  expect(await now()).toBeGreaterThan(end * 0.95)

  await page.getByText('Simulation', { exact: true }).click()
  await expect(slider).toHaveAttribute('max', '60000')
  expect(await now()).toBeLessThanOrEqual(60)
})
