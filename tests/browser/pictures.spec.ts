import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './podscope.ts'
import type { Podscope } from './podscope.ts'

async function saved(page: Page, kind: string): Promise<Buffer> {
  await page.getByRole('button', { name: 'Share', exact: true }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: kind, exact: false }).click()
  const file = await readFile(await (await download).path())
  await page.keyboard.press('Escape')
  return file
}

/** As a browser reads it: its size, and its plot's. */
const read = (page: Page, svg: string) =>
  page.evaluate((text) => {
    const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml')
    const plot = root.querySelector('clipPath[id$=plot] rect')
    const [width, height] = ['width', 'height'].map((name) => Number(root.getAttribute(name)))
    return {
      name: root.localName,
      errors: root.querySelectorAll('parsererror').length,
      width,
      height,
      plot: Number(plot?.getAttribute('width')),
    }
  }, svg)

/** Makes the window so wide that the plot is as wide as this. */
async function widen({ page }: Podscope, plot: number): Promise<void> {
  const canvas = page.locator('canvas.tl-canvas')
  await expect(async () => {
    const now = await canvas.evaluate((one) => one.clientWidth)
    const { width, height } = page.viewportSize() ?? { width: 0, height: 0 }
    await page.setViewportSize({ width: width + plot - now, height })
    await expect.poll(() => canvas.evaluate((one) => one.clientWidth), { timeout: 1_000 }).toBe(plot)
  }).toPass()
}

/** The share of blocks of the lanes, a few pixels wide, in which picture and screen do not look the same. */
const differing = (page: Page, svg: string): Promise<number> =>
  page.evaluate(async (text) => {
    const BLOCK = 8
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.tl-canvas')
    const image = new Image()
    image.src = `data:image/svg+xml,${encodeURIComponent(text)}`
    await image.decode()
    if (!canvas) throw new Error('there is no picture')
    const { width, height } = canvas
    const blocksOf = (draw: (ctx: CanvasRenderingContext2D) => void): number[][] => {
      const ctx = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d', { willReadFrequently: true })
      if (!ctx) throw new Error('there is no canvas')
      // What the canvas leaves open.
      ctx.fillStyle = getComputedStyle(document.querySelector('.tl') as Element).backgroundColor
      ctx.fillRect(0, 0, width, height)
      draw(ctx)
      const { data } = ctx.getImageData(0, 0, width, height)
      const blocks: number[][] = []
      for (let y = 0; y + BLOCK <= height; y += BLOCK)
        for (let x = 0; x + BLOCK <= width; x += BLOCK) {
          const sum = [0, 0, 0]
          for (let i = 0; i < BLOCK * BLOCK; i++)
            for (const channel of [0, 1, 2])
              sum[channel] = (sum[channel] ?? 0) + (data[((y + Math.floor(i / BLOCK)) * width + x + (i % BLOCK)) * 4 + channel] ?? 0)
          blocks.push(sum.map((one) => one / BLOCK ** 2))
        }
      return blocks
    }
    // The cursor's line lies over the canvas, and the picture ends with the lanes.
    const screen = blocksOf((ctx) => ctx.drawImage(canvas, 0, 0))
    const picture = blocksOf((ctx) => ctx.drawImage(image, width - image.naturalWidth, -(36 + 30 + 26)))
    const differ = screen.filter((block, i) => block.some((value, channel) => Math.abs(value - (picture[i]?.[channel] ?? 0)) > 25))
    return differ.length / screen.length
  }, svg)

for (const colorScheme of ['light', 'dark'] as const) {
  test(`what is saved as SVG looks as the ${colorScheme} screen does, as PNG twice as large`, async ({ podscope, page }) => {
    await page.emulateMedia({ colorScheme })
    await podscope.openPicture()
    const first = await read(page, (await saved(page, 'SVG')).toString())
    expect(first).toMatchObject({ name: 'svg', errors: 0, width: 1280 })
    await widen(podscope, first.plot)
    await page.mouse.click(await podscope.xOf(220), await podscope.yOf('/container/web'))
    await expect(page.locator('.tl-name-row.is-selected')).toHaveCount(1)
    const svg = (await saved(page, 'SVG')).toString()
    expect(await differing(page, svg)).toBeLessThan(0.01)
    const { width, height } = await read(page, svg)
    const png = await saved(page, 'PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([2 * (width ?? 0), 2 * (height ?? 0)])
  })
}
