import { expect, test } from './podscope.ts'

const pod = (name: string): string => `---
apiVersion: v1
kind: Pod
metadata: {name: ${name}}
spec:
  containers:
  - name: app
    image: example/app:1
    livenessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 1}
    readinessProbe: {httpGet: {path: /, port: 80}, periodSeconds: 1}
`
const ENDLESS = `apiVersion: podscope.dev/v1alpha1
kind: Scenario
spec:
  duration: 900h
  processes: [{container: app, starts: [{exits: {after: 20s, code: 1}}]}]
${Array.from({ length: 40 }, (_, i) => pod(`p${i}`)).join('')}`

test('a world that takes long says how far it is, and can be stopped', async ({ podscope, page }) => {
  await podscope.open()
  await podscope.write(ENDLESS)
  // From a tenth of a second on a bar grows under the ruler, from two on there are words and a way out.
  const bar = podscope.timeline.locator('.tl-progress')
  const grown = (): Promise<number> => bar.evaluate((one) => Number(getComputedStyle(one).getPropertyValue('--share')))
  await expect(bar).toBeVisible()
  await expect.poll(grown).toBeGreaterThan(0)
  const ruler = await podscope.timeline.locator('.tl-ruler').boundingBox()
  const { y = 0, height = 0 } = (await bar.boundingBox()) ?? {}
  expect(Math.abs(y + height - (ruler?.y ?? 0) - (ruler?.height ?? 0))).toBeLessThanOrEqual(2)
  await expect(page.getByText(/^Simulated .+ of 900 h$/)).toBeVisible()
  await page.getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(page.getByTestId('trouble')).toContainText('Stopped.')
  await expect(bar).toBeHidden()
  await expect(podscope.rowsOf('web').first()).toBeAttached()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByTestId('trouble')).toHaveCount(0)
  await expect(page.getByTestId('pod-row')).toContainText('CrashLoopBackOff')
})
