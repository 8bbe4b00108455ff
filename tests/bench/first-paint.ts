import { gzipSync } from 'node:zlib'
import type { Page } from '@playwright/test'
import type { Stage } from '../stage.ts'
import type { Measurement } from './figure.ts'

const PAINT = 'first contentful paint'
const SCRIPTS = 'JavaScript requested before first paint, gzip'

/** The sum of what scripts weigh when they are sent with gzip, in KB. */
export async function gzipped(page: Page, scripts: readonly string[]): Promise<number> {
  let bytes = 0
  for (const script of scripts) bytes += gzipSync(await (await page.request.get(script)).body()).length
  return bytes / 1024
}

/** When something was painted, and which scripts were asked for until then. */
function firstPaint(page: Page): Promise<{ at: number; scripts: string[] }> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list, observer) => {
          const [paint] = list.getEntriesByName('first-contentful-paint')
          if (!paint) return
          observer.disconnect()
          const before = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < paint.startTime)
          resolve({ at: paint.startTime, scripts: before.map(({ name }) => name).filter((name) => new URL(name).pathname.endsWith('.js')) })
        }).observe({ type: 'paint', buffered: true })
      }),
  )
}

/** A first visit, with nothing cached. */
export const firstPaintMeasurement = ({ visit }: Stage): Measurement => ({
  figures: [
    { name: PAINT, unit: 'ms', goal: null },
    { name: SCRIPTS, unit: 'KB', goal: 120 },
  ],
  runs: 7,
  run: () =>
    visit(async (page, address) => {
      await page.goto(address)
      const { at, scripts } = await firstPaint(page)
      return { [PAINT]: at, [SCRIPTS]: await gzipped(page, scripts) }
    }),
})
