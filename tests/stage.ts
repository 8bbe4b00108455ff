import { chromium, type Browser, type Page } from '@playwright/test'
import { preview } from 'vite'
import { CHROMIUM } from './chromium.ts'

/** The built app, served and opened in Chromium. */
export interface Stage {
  /** Does `work` on a page of its own on which nothing has been opened, with that world kept from a former visit if one is given. */
  readonly visit: <T>(work: (page: Page, address: string) => Promise<T>, world?: string) => Promise<T>
  readonly version: string
  readonly close: () => Promise<void>
}

export async function openStage(root: string): Promise<Stage> {
  const server = await preview({ root, preview: { host: '127.0.0.1', port: 0 }, logLevel: 'warn' })
  const address = server.resolvedUrls?.local[0]
  if (address === undefined) throw new Error('the built app is not served')
  const browser: Browser = await chromium.launch(CHROMIUM)
  return {
    version: browser.version(),
    async visit(work, world) {
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
      try {
        const page = await context.newPage()
        if (world !== undefined) {
          await page.addInitScript((text) => localStorage.setItem('podscope', JSON.stringify({ text, welcomed: true })), world)
        }
        return await work(page, address)
      } finally {
        await context.close()
      }
    },
    async close() {
      await browser.close()
      await server.close()
    },
  }
}

/** Waits until the picture of the text has been drawn, the editor takes keys, and the page has nothing left to do. */
export async function untilReady(page: Page): Promise<void> {
  await page.locator('.monaco-editor .view-line').first().waitFor({ timeout: 180_000 })
  await page.waitForFunction(() => performance.getEntriesByName('podscope:redrawn').length > 0, null, { timeout: 180_000 })
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
}
