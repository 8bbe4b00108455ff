import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './podscope.ts'
import { Terminal } from './terminal-page.ts'

test('kubectl edit opens an editor: what is saved becomes a step, what is refused opens it again', async ({ podscope, page }) => {
  await podscope.open()
  const terminal = new Terminal(page)
  await terminal.open()
  const dialog = page.getByRole('dialog', { name: 'kubectl edit pod/web' })
  const save = dialog.getByRole('button', { name: 'Save' })
  const editor = dialog.locator('.monaco-editor')
  /** Writes a line in front of the object's first one. */
  const write = async (line: string): Promise<void> => {
    await expect(save).toBeEnabled()
    await editor.click({ position: { x: 200, y: 60 } })
    await page.keyboard.press('Control+Home')
    await page.keyboard.type(`${line}\n`)
  }
  await terminal.type('kubectl edit pod web')
  await write('nope: [')
  await save.click()
  await expect(dialog.getByRole('alert')).toContainText('The edited file had a syntax error')
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await terminal.shows(/error: Edit cancelled, no valid changes were saved\.\n[^\n]*\$$/)
  expect(await podscope.text()).not.toContain('kubectl: ')

  await terminal.type('kubectl edit pod web')
  await expect(save).toBeEnabled()
  const { violations } = await new AxeBuilder({ page }).include('.object-edit').exclude('.monaco-editor').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await editor.click({ position: { x: 200, y: 60 } })
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Control+C')
  const text = await page.evaluate(() => navigator.clipboard.readText())
  expect(text).toMatch(/^# Please edit the object below\.[^]*\nkind: Pod\nmetadata:/)
  await page.evaluate(
    (object) => navigator.clipboard.writeText(object),
    text.replace('\nmetadata:\n', '\nmetadata:\n  labels: {edited: "yes"}\n'),
  )
  await page.keyboard.press('Control+V')
  await page.keyboard.press('Control+S')
  await expect(dialog).toBeHidden()
  await expect(terminal.keys).toBeFocused()
  await terminal.shows(/pod\/web edited\n[^\n]*\$$/)
  await expect.poll(() => podscope.text()).toMatch(/kubectl: .*patch pod\/web -p .*edited/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(() => podscope.text()).not.toContain('edited')
})

test('what was typed survives a reload, and Ctrl R finds it', async ({ podscope, page }) => {
  await podscope.open()
  const terminal = new Terminal(page)
  await terminal.open()
  await terminal.run('echo first')
  await terminal.run('echo second')
  await page.reload()
  await terminal.open()
  await terminal.keys.focus()
  await page.keyboard.press('ArrowUp')
  await terminal.shows(/\$ echo second$/)
  await terminal.keys.focus()
  await page.keyboard.press('Control+C')
  await page.keyboard.press('Control+R')
  await page.keyboard.type('fir')
  await terminal.shows(/\(reverse-i-search\)'fir': echo first$/)
  await terminal.keys.focus()
  await page.keyboard.press('Enter')
  await terminal.shows(/\nfirst\n[^\n]*\$$/)
})

test('without pointing: what the columns mean, and the way back to the moment of a command', async ({ podscope, page }) => {
  await podscope.open()
  const terminal = new Terminal(page)
  await terminal.open()
  await terminal.run('kubectl get pods')
  await page.getByRole('button', { name: 'To the start' }).click()
  await page.getByRole('button', { name: 'Columns and commands' }).focus()
  await page.keyboard.press('Enter')
  const guide = page.getByRole('dialog', { name: 'Columns and commands' })
  await expect(guide.getByRole('term').nth(3)).toHaveText('RESTARTS')
  await expect(guide.getByRole('definition').nth(3)).toContainText('restartCount of the containers, added up')
  const { violations } = await new AxeBuilder({ page }).include('.terminal-guide').analyze()
  expect(violations.map(({ id }) => id)).toEqual([])
  await page.keyboard.press('Tab')
  await guide.getByRole('button', { name: '3:23.0 kubectl get pods' }).press('Enter')
  await expect(guide).toBeHidden()
  await expect(podscope.time).toHaveText('3:23.0')
})

test('several lines are pasted, and each is carried out', async ({ podscope, page }) => {
  await podscope.open()
  const terminal = new Terminal(page)
  await terminal.open()
  await page.evaluate(() =>
    navigator.clipboard.writeText('NAME=web\nfor i in 1 2; do\n  echo $NAME-$i\ndone\nkubectl get pod $NAME -o name\n'),
  )
  await terminal.keys.focus()
  await page.keyboard.press('Control+V')
  await terminal.shows(/\nweb-1\nweb-2\n[^]*\npod\/web\n[^\n]*\$$/)
})

test('a hundred thousand lines come, the oldest go, and keys are answered', async ({ podscope, page }) => {
  await podscope.open()
  const terminal = new Terminal(page)
  await terminal.open()
  await terminal.type('for i in $(seq 100); do for j in $(seq 1000); do echo line $i.$j; done; sleep 0.1; done')
  // A cursor at the end of the world has all of it behind it.
  await page.getByRole('slider', { name: 'Time' }).press('End')
  await terminal.shows(/\nline 100\.1000\n[^\n]*\$$/)
  const lines = (await terminal.text()).split('\n')
  expect(lines.length).toBeGreaterThan(50_000)
  expect(lines.length).toBeLessThan(51_000)
  expect(lines).not.toContain('line 1.1')
  expect(await terminal.run('echo still here')).toBe('still here')
})
