import type { Page } from '@playwright/test'
import { gzipped, type Stage } from './browser.ts'
import type { Measurement } from './figure.ts'

const PAINT = 'first contentful paint'
const SCRIPTS = 'JavaScript requested before first paint, gzip'

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
