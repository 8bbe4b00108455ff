import { expect, test } from './podscope.ts'

// The world of the first visit lasts 4:30. Liveness answers time out from 0:46 to 3:32; `web` is killed at 1:11.6 for the first time,
// and is in CrashLoopBackOff from 3:11.6 to 3:59.1.

test('the pointer reads every lane, and the card names what it is on', async ({ podscope, page }) => {
  await podscope.openPicture()
  const value = podscope.valueOf('container/web')
  const card = page.locator('.tl-card')
  const crosshair = page.locator('.tl-crosshair')
  await expect(value).toHaveText('CrashLoopBackOff, 4 restarts')
  await page.mouse.move(await podscope.xOf(35), await podscope.yOf('container/web'))
  await expect(value).toHaveText('Running')
  await expect(podscope.valueOf('condition/Ready')).toHaveText('True')
  await expect(podscope.valueOf('container/web/probe/liveness')).toHaveText('0 of 3')
  await expect(page.locator('.tl-faults-name .tl-value')).toHaveText('none')
  await expect(card.locator('b')).toHaveText('Running, ready')
  await expect(card.locator('time')).toHaveText('0:18.3 to 1:01.6, 43.4 s')
  await expect(card.locator('p')).toHaveCount(1)
  await expect(crosshair).toBeVisible()
  await expect(crosshair).toHaveCSS('border-left-style', 'dashed')

  await page.mouse.move(await podscope.xOf(210), await podscope.yOf('condition/Ready'))
  await expect(card.locator('b')).toHaveText('Ready False')
  await expect(card).toContainText('containers with unready status: [web]')
  await page.mouse.move(await podscope.xOf(61.6), await podscope.yOf('container/web/probe/liveness'))
  await expect(card.locator('b')).toHaveText('livenessProbe failed, 3 of 3: the threshold')
  await expect(card).toContainText('context deadline exceeded')

  await page.mouse.move(await podscope.xOf(135), 20)
  await expect(value).toHaveText('CrashLoopBackOff, 4 restarts')
  await expect(card).toBeHidden()
  await expect(crosshair).toBeHidden()
})

test('the card stands off the lane that it is about', async ({ podscope, page }) => {
  await podscope.openPicture()
  const card = page.locator('.tl-card')
  for (const [lane, at] of [
    ['container/web', 210],
    ['condition/Ready', 210],
    ['container/web/probe/liveness', 61.6],
    ['events', 101.6],
  ] as const) {
    await page.mouse.move(await podscope.xOf(at), await podscope.yOf(lane))
    await expect(card).toBeVisible()
    const row = await page.locator(`.tl-name-row[data-lane$="${lane}"]`).boundingBox()
    const box = await card.boundingBox()
    if (!row || !box) throw new Error(`there is no card, or no lane ${lane}`)
    expect(box.y >= row.y + row.height || box.y + box.height <= row.y, lane).toBe(true)
  }
})

test('a click selects, a double click fits, an empty place and Escape let go', async ({ podscope, page }) => {
  await podscope.openPicture()
  const at = { x: await podscope.xOf(215), y: await podscope.yOf('container/web') }
  const selection = page.getByTestId('selection')
  const whole = await podscope.rulerTimes()
  await page.mouse.click(at.x, at.y)
  await expect(selection).toContainText('Why is web in CrashLoopBackOff?')
  await expect(page.locator('.tl-name-row.is-selected .tl-name')).toHaveText('web')
  expect(await podscope.rulerTimes()).toEqual(whole)
  await page.mouse.click(await podscope.xOf(115), await podscope.yOf('container/web/signals'))
  await expect(selection).toHaveCount(0)
  await page.mouse.dblclick(at.x, at.y)
  await expect(selection).toContainText('Why is web in CrashLoopBackOff?')
  // A quarter of 47.5 s on each side.
  await expect.poll(async () => (await podscope.rulerTimes()).at(0)).toBe('3:00')
  await expect.poll(async () => (await podscope.rulerTimes()).at(-1)).toBe('4:10')
  await page.keyboard.press('Escape')
  await expect(selection).toHaveCount(0)
})

test('a drag measures from change to change, with Alt freely; the inspector sums it up', async ({ podscope, page }) => {
  await podscope.openPicture()
  const y = await podscope.yOf('condition/PodScheduled')
  const measure = page.locator('.tl-measure')
  const sum = page.getByTestId('measured')
  const from = { x: (await podscope.xOf(46)) + 4, y }
  const to = { x: (await podscope.xOf(212)) - 4, y }
  await page.mouse.click(await podscope.xOf(100), await podscope.yOf('status'))
  await podscope.drag(from, to)
  await expect(measure).toHaveAttribute('data-length', '2:46.0')
  await expect(sum.getByRole('heading')).toContainText('2:46.0')
  await expect(sum.getByRole('row', { name: 'Restarts' })).toHaveText(/4$/)
  await expect(sum.getByRole('row', { name: 'Probe attempts' })).toContainText('failed')
  await expect(sum.getByRole('row', { name: 'Ready' })).toContainText(' s')
  await expect(sum.getByRole('row', { name: 'Events' })).toContainText('warnings')
  await expect(sum.getByRole('row', { name: 'Ready' }).getByRole('cell')).not.toHaveClass(/is-key/)

  // From right to left it is the same stretch, and a reload keeps it.
  await podscope.drag(to, from)
  await expect(measure).toHaveAttribute('data-length', '2:46.0')
  await page.reload()
  await expect(measure).toHaveAttribute('data-length', '2:46.0')

  await page.keyboard.down('Alt')
  await podscope.drag(from, to)
  await page.keyboard.up('Alt')
  await expect(measure).toHaveAttribute('data-length', /^2:4[1-5]\.\d$/)

  // The measure goes before the selection does.
  await page.keyboard.press('Escape')
  await expect(measure).toBeHidden()
  await expect(sum).toHaveCount(0)
  await expect(page.getByTestId('selection')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('selection')).toHaveCount(0)
})

test('the ruler, the cursor’s tag and the overview scrub; its ends zoom, with Shift it moves', async ({ podscope, page }) => {
  await podscope.openPicture()
  const { middle } = await podscope.ruler()
  await podscope.drag({ x: await podscope.xOf(10), y: middle }, { x: await podscope.xOf(90), y: middle })
  await expect(podscope.time).toHaveText(/^1:(29|30)\.\d$/)
  await expect(podscope.valueOf('container/web')).toContainText('Running')
  const tag = await page.locator('.tl-tag-time').boundingBox()
  if (!tag) throw new Error('the cursor has a tag')
  const grip = { x: tag.x + tag.width / 2, y: tag.y + tag.height / 2 }
  await podscope.drag(grip, { x: await podscope.xOf(60), y: grip.y })
  await expect(podscope.time).toHaveText(/^(0:59|1:00)\.\d$/)

  const box = await page.getByRole('region', { name: 'Overview' }).boundingBox()
  if (!box) throw new Error('there is an overview')
  const y = box.y + box.height / 2
  const middleOf = { x: box.x + box.width / 2, y }
  await podscope.drag({ x: box.x + box.width / 4, y }, middleOf)
  await expect(podscope.time).toHaveText(/^2:1\d/)
  expect((await podscope.rulerTimes())[0]).toBe('0:00')
  await podscope.drag({ x: box.x + 3, y }, middleOf)
  await expect.poll(async () => (await podscope.rulerTimes())[0]).toMatch(/^2:[123]\d$/)
  await podscope.drag({ x: box.x + box.width - 4, y }, { x: box.x + box.width * 0.75, y })
  await expect.poll(async () => (await podscope.rulerTimes()).at(-1)).toMatch(/^3:[012]\d$/)
  await page.keyboard.down('Shift')
  await podscope.drag({ x: box.x + box.width * 0.6, y }, { x: box.x + box.width * 0.35, y })
  await page.keyboard.up('Shift')
  await expect.poll(async () => (await podscope.rulerTimes())[0]).toMatch(/^1:[01]\d$/)
})

test('the wheel scrolls lanes under what stays, zooms with Ctrl, and moves in time with Shift, as a drag with Shift does', async ({
  podscope,
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 640 })
  await podscope.openPicture()
  const whole = await podscope.rulerTimes()
  const tops = (): Promise<number[]> =>
    Promise.all(
      ['.tl-ruler', '.tl-faults-name', '[data-lane$="/status"]'].map(
        async (part) => (await page.locator(part).first().boundingBox())?.y ?? Number.NaN,
      ),
    )
  const [ruler = 0, faults = 0, status = 0] = await tops()
  const pointer = { x: await podscope.xOf(135), y: (await podscope.plot()).y + 120 }
  await page.mouse.move(pointer.x, pointer.y)
  await page.mouse.wheel(0, 90)
  await expect(page.locator('.tl-body')).toHaveJSProperty('scrollTop', 90)
  expect(await tops()).toEqual([ruler, faults, status - 90])
  expect(await page.evaluate(() => document.scrollingElement?.scrollTop)).toBe(0)
  expect(await podscope.rulerTimes()).toEqual(whole)

  await page.keyboard.down('Control')
  await page.mouse.wheel(0, -150)
  await page.keyboard.up('Control')
  await expect.poll(() => podscope.rulerTimes()).not.toEqual(whole)
  // What the pointer is on stays where it is.
  await expect(page.locator('.tl-card')).toBeHidden()
  const zoomed = await podscope.rulerTimes()
  expect(zoomed[0]).not.toBe('0:00')
  await page.keyboard.down('Shift')
  await page.mouse.wheel(0, -150)
  await expect.poll(() => podscope.rulerTimes()).not.toEqual(zoomed)
  const moved = await podscope.rulerTimes()
  await podscope.drag(pointer, { x: pointer.x - 200, y: pointer.y })
  await page.keyboard.up('Shift')
  await expect.poll(() => podscope.rulerTimes()).not.toEqual(moved)
  await expect(page.locator('.tl-measure')).toBeHidden()
  await page.keyboard.press('f')
  await expect.poll(() => podscope.rulerTimes()).toEqual(whole)
})

test('the first hint goes when somebody plays', async ({ podscope, page }) => {
  await podscope.openPicture()
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
