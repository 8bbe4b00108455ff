import { expect, test } from './podscope.ts'

test('a click selects a segment, a double click fits it, Escape lets go', async ({ podscope, page }) => {
  await podscope.open()
  const { x, y, width } = await podscope.plot()
  const row = await page.locator('.tl-name-row.is-tall').boundingBox()
  const at = { x: x + (width * 205) / 270, y: (row?.y ?? y) + 60 }
  const ruler = page.locator('.tl-ruler')
  const whole = await ruler.innerText()
  await page.mouse.click(at.x, at.y)
  await expect(page.getByTestId('selection')).toContainText('Why is web in CrashLoopBackOff?')
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

test('a measure snaps to changes, and the inspector sums the stretch up', async ({ podscope, page }) => {
  await podscope.open()
  const { x, y, width } = await podscope.plot()
  // Liveness fails from 0:46 on: three failures end in a restart at 1:12.
  const at = (seconds: number): number => x + 4 + ((width - 12) * seconds) / 270
  await page.mouse.move(at(30), y + 200)
  await page.mouse.down()
  await page.mouse.move(at(100), y + 200, { steps: 5 })
  await page.mouse.up()
  const sum = page.getByTestId('measured')
  await expect(sum.getByRole('row', { name: 'Restarts' })).toHaveText(/1$/)
  await expect(sum.getByRole('row', { name: 'Probe attempts' })).toContainText('failed')
  await expect(sum.getByRole('row', { name: 'Ready' })).toContainText(' s')
  await page.keyboard.press('Escape')
  await expect(sum).toHaveCount(0)
})

test('the ends of the overview zoom, a press on it scrubs', async ({ podscope, page }) => {
  await podscope.open()
  const box = await page.getByRole('region', { name: 'Overview' }).boundingBox()
  if (!box) throw new Error('there is an overview')
  const ruler = page.locator('.tl-ruler')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await expect(podscope.time).toHaveText(/^2:1\d/)
  await expect(ruler).toContainText('0:00')
  await page.mouse.move(box.x + 3, box.y + box.height / 2)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 6 })
  await page.mouse.up()
  await expect(ruler).not.toContainText('0:00')
  await expect(ruler).toContainText('4:00')
})
