import type { Frame, FrameLocator, Page } from '@playwright/test'
import type { Podscope } from './podscope.ts'

/** What the embedded page tells the one around it. */
interface Heard {
  readonly type: string
  readonly [field: string]: unknown
}

/** Another page of the same origin that has Podscope in a frame, talks to it, and keeps all that it hears. */
export class HostPage {
  readonly page: Page
  readonly frame: FrameLocator

  private constructor(page: Page) {
    this.page = page
    this.frame = page.frameLocator('iframe')
  }

  /** Opens such a page; `fragment` stands behind the frame's address. */
  static async open({ page }: Podscope, baseURL: string | undefined, fragment = ''): Promise<HostPage> {
    const address = new URL('host.html', baseURL).href
    await page.route(address, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><title>Host</title>
<script>self.heard = []; addEventListener('message', ({ data }) => heard.push(data))</script>
<iframe src="./?embed${fragment}" title="Podscope" width="900" height="500"></iframe>`,
      }),
    )
    await page.goto(address)
    return new HostPage(page)
  }

  /** The frame's document. */
  inside(): Frame {
    const [inside] = this.page.mainFrame().childFrames()
    if (!inside) throw new Error('the host has no frame')
    return inside
  }

  say(message: Heard): Promise<void> {
    return this.page.evaluate((data) => document.querySelector('iframe')?.contentWindow?.postMessage(data, '*'), message)
  }

  /** The messages of a type that were heard so far, oldest first. */
  heard(type: string): Promise<readonly Heard[]> {
    return this.page.evaluate((wanted) => (globalThis as unknown as { heard: Heard[] }).heard.filter((one) => one.type === wanted), type)
  }
}
