import { deflateRawSync } from 'node:zlib'
import { HostPage } from './host-page.ts'
import { expect, test } from './podscope.ts'
import { smallTargets, violations } from './reach.ts'

const OTHER = 'apiVersion: v1\nkind: Pod\nmetadata: {name: other}\nspec: {containers: [{name: app, image: example/app:1}]}\n'
const REFUSED = 'apiVersion: v1\nkind: Pod\nmetadata: {name: other}\nspec: {containers: []}\n'

/** The fragment of a link to a world, as a Podscope of that version makes it. */
const linkTo = (text: string, version: number): string =>
  `#world=${version}.${deflateRawSync(JSON.stringify({ text }), { level: 9 }).toString('base64url')}`

test('the timeline answers, loads, seeks, tells its height, and stores nothing', async ({ podscope, page, baseURL }) => {
  const host = await HostPage.open(podscope, baseURL)
  const { frame } = host
  await expect(frame.locator('.tl-pennant')).toHaveCount(1)
  await host.say({ type: 'PING' })
  await expect.poll(() => host.heard('PONG')).toEqual([{ type: 'PONG', version: 1, ready: true }])
  await host.say({ type: 'seek', seconds: 30 })
  await expect(frame.getByTestId('time')).toHaveText('0:30.0')
  const { length: told } = await host.heard('height')
  await host.say({ type: 'load', text: OTHER })
  await expect(frame.locator('.tl-pennant')).toHaveCount(0)
  await expect.poll(async () => (await host.heard('height')).length).toBeGreaterThan(told)
  expect((await host.heard('height')).at(-1)?.['height']).toBeGreaterThan(150)
  await frame.getByRole('link', { name: 'Open in Podscope' }).focus()
  await expect(frame.getByRole('link', { name: 'Open in Podscope' })).toHaveAttribute('href', /#world=1\./)
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
  expect(await host.heard('error')).toEqual([])
  await host.say({ type: 'load', text: REFUSED })
  await expect.poll(() => host.heard('error')).toHaveLength(1)
  expect((await host.heard('error')).map(({ message }) => message)).toEqual([expect.stringContaining('spec.containers: Required value')])
  await expect(frame.getByTestId('trouble')).toBeVisible()
  await expect(frame.getByRole('button', { name: /^Go to line/ })).toHaveCount(0)
})

for (const [how, fragment, link] of [
  ['its frame is called with', '#world=1.nothing', null],
  ['it loads', '', './?embed#world=1.nothing'],
  ['it loads, with no world in it', '', './?embed'],
] as const)
  test(`of a broken link that ${how} the host hears an error; what was there stays, and a notice says so`, async ({
    podscope,
    baseURL,
  }) => {
    const host = await HostPage.open(podscope, baseURL, fragment)
    await expect(host.frame.locator('.tl-pennant')).toHaveCount(1)
    if (link !== null) await host.say({ type: 'load', link })
    await expect.poll(() => host.heard('error')).toHaveLength(1)
    expect((await host.heard('error')).map(({ message }) => message)).toEqual([expect.stringMatching(/^This link is broken/)])
    const notice = host.frame.getByRole('status').filter({ hasText: 'This link is broken' })
    await expect(notice).toBeVisible()
    expect(await violations(host.inside())).toEqual([])
    // It lies above the transport, whose time goes on.
    const [box, transport] = [await notice.boundingBox(), await host.frame.getByRole('toolbar').boundingBox()]
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(transport?.y ?? 0)
    await notice.getByRole('button', { name: 'Dismiss' }).click()
    await expect(notice).toHaveCount(0)
    await expect(host.frame.locator('.tl-pennant')).toHaveCount(1)
  })

test("what a newer Podscope's link has more is a notice in the frame, and no error to the host", async ({ podscope, baseURL }) => {
  const host = await HostPage.open(podscope, baseURL)
  await expect(host.frame.locator('.tl-pennant')).toHaveCount(1)
  await host.say({ type: 'load', link: linkTo(OTHER, 2) })
  await expect(
    host.frame.getByRole('status').filter({ hasText: 'This link is from a newer Podscope: all of it could be read.' }),
  ).toBeVisible()
  await expect(host.frame.locator('.tl-pennant')).toHaveCount(0)
  await host.say({ type: 'PING' })
  await expect.poll(() => host.heard('PONG')).toHaveLength(1)
  expect(await host.heard('error')).toEqual([])
})

test('a part of another page has no room to present to: nothing is proposed, told or stored', async ({ podscope, page, baseURL }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  const host = await HostPage.open(podscope, baseURL)
  await expect(host.frame.locator('.tl-pennant')).toHaveCount(1)
  await host.frame.locator('.tl-plot').click({ position: { x: 40, y: 60 } })
  await page.keyboard.press('Control+Shift+Enter')
  await host.say({ type: 'PING' })
  await expect.poll(() => host.heard('PONG')).toHaveLength(1)
  expect(await host.heard('error')).toEqual([])
  await expect(host.frame.locator('.notice')).toHaveCount(0)
  expect(await page.evaluate(() => localStorage.length)).toBe(0)
})

for (const colorScheme of ['dark', 'light'] as const)
  for (const width of [1280, 900, 390])
    test(`axe finds nothing in the embedded page, ${width} px wide, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 520 })
      await page.goto('./?embed')
      await expect(page.locator('.tl-pennant')).toHaveCount(1)
      expect(await violations(page)).toEqual([])
      expect(await smallTargets(page, 24)).toEqual([])
      expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([0, 0, ''])
    })

test('in a narrow embedded page each lane is named in full, above it', async ({ page }) => {
  await page.setViewportSize({ width: 480, height: 520 })
  await page.goto('./?embed')
  await expect(page.locator('.tl-pennant')).toHaveCount(1)
  const names = page.locator('.tl-gutter .tl-name')
  await expect(names.filter({ hasText: 'livenessProbe' })).toBeVisible()
  await expect(names.filter({ hasText: 'STATUS' })).toBeVisible()
  expect(
    await names.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.textContent)),
  ).toEqual([])
})

test('an embedded timeline takes no keys before somebody goes to it', async ({ podscope, page, baseURL }) => {
  const { frame } = await HostPage.open(podscope, baseURL)
  await expect(frame.locator('.tl-pennant')).toHaveCount(1)
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY')
  const time = frame.getByTestId('time')
  await page.keyboard.press('Home')
  await page.keyboard.press('.')
  await expect(time).toHaveText('3:23.0')
  await frame.locator('.tl-plot').click({ position: { x: 40, y: 60 } })
  await page.keyboard.press('Home')
  await expect(time).not.toHaveText('3:23.0')
})
