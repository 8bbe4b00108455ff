import { expect, test } from './podscope.ts'

test('a click selects a segment, a double click fits it, Escape lets go', async ({ podscope, page }) => {
  await podscope.open()
  const { x, y, width } = await podscope.plot()
  const row = await page.locator('.tl-name-row.is-tall').boundingBox()
  const at = { x: x + (width * 205) / 270, y: (row?.y ?? y) + 60 }
  const ruler = page.locator('.tl-ruler')
  const whole = await ruler.innerText()
  await page.mouse.click(at.x, at.y)
  await expect(page.getByTestId('selection')).toContainText('web: CrashLoopBackOff')
  await expect(ruler).toHaveText(whole, { useInnerText: true })
  await page.mouse.dblclick(at.x, at.y)
  await expect(ruler).toContainText('3:50')
  await expect(ruler).not.toContainText('1:00')
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('selection')).toHaveCount(0)
})

test('a drag measures, Escape clears the measure before the selection', async ({ podscope, page }) => {
  await podscope.open()
  const { x, y, width } = await podscope.plot()
  await page.mouse.click(x + width / 2, y + 12)
  await expect(page.getByTestId('selection')).toBeVisible()
  await page.mouse.move(x + width * 0.3, y + 200)
  await page.mouse.down()
  await page.mouse.move(x + width * 0.5, y + 200, { steps: 4 })
  await page.mouse.up()
  const measure = page.locator('.tl-measure')
  await expect(measure).toHaveAttribute('data-length', /^60(\.0)? s$/)
  await page.keyboard.press('Escape')
  await expect(measure).toBeHidden()
  await expect(page.getByTestId('selection')).toBeVisible()
})

test('the first hint goes when somebody plays', async ({ podscope, page }) => {
  await podscope.open()
  const hint = page.getByText('Press Space, or break something with I.')
  await expect(hint).toBeVisible()
  await page.getByRole('group', { name: 'Timeline' }).focus()
  await page.keyboard.press('Space')
  await expect(hint).toHaveCount(0)
})

test('the quick fix of a misspelt field is offered in full, and applied', async ({ podscope, page }) => {
  await podscope.open()
  await podscope.write(
    'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: web\n    image: example/web:1\n    livenesProbe: {tcpSocket: {port: 80}}\n',
  )
  await page.getByRole('button', { name: /livenesProbe/ }).click()
  await page.keyboard.press('Control+.')
  const fix = page.getByRole('option', { name: /Change to livenessProbe/ })
  await expect(fix).toBeVisible()
  const width = await fix.locator('.title').evaluate((title) => title.scrollWidth - title.clientWidth)
  expect(width).toBeLessThanOrEqual(0)
  await page.keyboard.press('Enter')
  await expect(podscope.rowsOf('web livenessProbe').first()).toBeAttached()
})
