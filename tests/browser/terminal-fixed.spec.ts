import { expect, test } from './podscope.ts'
import { layOver } from './recorded.ts'
import { PROMPT, Terminal } from './terminal-page.ts'

const RECORDED = /error: a recording cannot be changed: choose Simulation at the top of the page/

test('while a recording is alone kubectl reads it, changes nothing, and says how to go back', async ({ podscope, page }) => {
  await podscope.openPicture()
  await layOver(page)
  await page.getByText('Recording', { exact: true }).click()
  await expect(podscope.pennants).toHaveCount(0)
  await expect.poll(() => podscope.text()).toContain('kind: Scenario')
  const text = await podscope.text()
  const terminal = new Terminal(page)
  await terminal.open()
  expect(await terminal.run('kubectl get pods --no-headers')).toMatch(/^web +1\/2 +CrashLoopBackOff/)
  expect((await terminal.run('kubectl delete pod web')).replaceAll('\n', ' ')).toMatch(RECORDED)
  expect((await terminal.run('kubectl edit pod web')).replaceAll('\n', ' ')).toMatch(RECORDED)
  expect(await podscope.text()).toBe(text)

  await page.getByText('Simulation', { exact: true }).click()
  await expect(podscope.pennants).toHaveCount(1)
  expect(await terminal.run('kubectl label pod web tier=front')).toBe('pod/web labeled')
  await expect(podscope.pennants).toHaveCount(2)
})

test('while the text is refused kubectl tells of the last version that worked, says so once, and leaves the text alone', async ({
  podscope,
  page,
}) => {
  await podscope.open()
  await page.keyboard.press('m')
  await expect.poll(() => podscope.text()).toContain('kind: Scenario')
  const good = await podscope.text()
  const bad = `${good}\nx: y: z\n`
  await podscope.write(bad)
  await expect(page.getByTestId('trouble')).toBeVisible()
  await expect.poll(() => podscope.text()).toBe(bad)
  const terminal = new Terminal(page)
  await terminal.open()
  const first = (await terminal.run('kubectl get pods --no-headers')).replaceAll('\n', ' ')
  expect(first).toMatch(/^The text in the editor is refused as it is\. What is told is of the last version that worked\. web +1\/2 +Crash/)
  const second = (await terminal.run('kubectl delete pod web')).replaceAll('\n', ' ')
  expect(second).toMatch(/^error: the text in the editor is refused as it is: nothing can be changed before it is mended/)
  expect(await podscope.text()).toBe(bad)

  await podscope.write(good)
  await expect(page.getByTestId('trouble')).toHaveCount(0)
  expect(await terminal.run('kubectl label pod web tier=front')).toBe('pod/web labeled')
})

test('a loop that does not end says so, and Ctrl C ends it, also while it is being worked out', async ({ podscope, page }) => {
  await podscope.openPicture()
  const terminal = new Terminal(page)
  await terminal.open()
  await terminal.type('while true; do kubectl get po -o name; sleep 1; done | tail -3')
  await terminal.shows(/It does not end in this world: what comes of it is told at its time\. Ctrl C\s+ends it\.\s*$/)
  await terminal.keys.focus()
  await page.keyboard.press('Control+C')
  await terminal.shows(PROMPT)

  await terminal.type('while true; do kubectl get po -o name; done | tail -3')
  await page.keyboard.press('Control+C')
  await terminal.shows(/\^C\n\d+:\d\d\.\d \$$/)
  expect(await terminal.run('while true; do kubectl get po -o name; sleep 1; done | head -2')).toBe('pod/web\npod/web')
})
