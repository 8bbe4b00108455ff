import { expect, test as base } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

const EDITOR = /\/editor-[^/]+\.js$/

/** The page as a person and a screen reader have it. */
export class Podscope {
  readonly page: Page
  readonly table: Locator
  readonly timeline: Locator
  readonly pennants: Locator
  readonly time: Locator

  constructor(page: Page) {
    this.page = page
    this.table = page.getByTestId('lanes-table')
    this.timeline = page.getByRole('region', { name: 'Timeline' })
    this.pennants = this.timeline.locator('.tl-pennant')
    this.time = page.getByTestId('time')
  }

  /** Opens the page and waits for its first picture and the editor. */
  async open(): Promise<void> {
    await this.#openPage()
    // The editor is 3 MB that come after the picture: slow on a machine that does much else.
    await expect(this.page.locator('.monaco-editor .view-line').first()).toBeVisible()
  }

  /** Opens the page and waits for its picture; the editor, which takes as long as all else to load, never comes. */
  async openPicture(): Promise<void> {
    await this.page.route(EDITOR, () => {})
    await this.#openPage()
  }

  async #openPage(): Promise<void> {
    await this.page.goto('./')
    await expect(this.valueOf('status').first()).not.toBeEmpty()
    await expect(this.rowsOf('STATUS').first()).toBeAttached()
  }

  /** Shows the page to a room; answers what there is of it. */
  async present(): Promise<Locator> {
    await this.page.keyboard.press('Control+Shift+Enter')
    const room = this.page.locator('.present')
    await expect(room).toBeVisible()
    return room
  }

  /** What the gutter says of the lane whose id ends so. */
  valueOf(lane: string): Locator {
    return this.page.locator(`.tl-name-row[data-lane$="${lane}"] .tl-value-text`)
  }

  /** Rows of the accessible table that are about a lane of that name, of whichever Pod. */
  rowsOf(lane: string): Locator {
    return this.table.locator('tbody tr').filter({ has: this.page.locator(`th[scope=row] > span:text-is("${lane}")`) })
  }

  /** The texts of a lane's states, in order of time. */
  statesOf(lane: string): Promise<string[]> {
    return this.rowsOf(lane).locator('td:nth-child(2)').allInnerTexts()
  }

  /** Pastes a text in place of the whole world. */
  async write(text: string): Promise<void> {
    await this.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await this.page.evaluate((world) => navigator.clipboard.writeText(world), text)
    const lines = this.page.locator('.monaco-editor .view-lines')
    const keyboard = this.page.locator('.monaco-editor .native-edit-context')
    const last = text.trimEnd().split('\n').at(-1) ?? ''
    await expect(async () => {
      await keyboard.focus()
      await this.page.keyboard.press('Control+A')
      await this.page.keyboard.press('Control+V')
      expect((await lines.innerText()).replaceAll('\u00a0', ' ')).toContain(last)
    }).toPass()
  }

  /** The world's text as it is kept. */
  text(): Promise<string> {
    return this.page.evaluate(() => String((JSON.parse(localStorage.getItem('podscope') ?? '{}') as { text?: string }).text))
  }

  /** How many pixels of the picture differ from its ground. */
  inked(): Promise<number> {
    return this.timeline
      .locator('canvas.tl-canvas')
      .first()
      .evaluate((canvas: HTMLCanvasElement) => {
        const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray()
        let count = 0
        for (let i = 3; i < data.length; i += 4) if ((data[i] ?? 0) > 0) count++
        return count
      })
  }

  /** Where the ruler is, whose middle line is good to press on. */
  async ruler(): Promise<{ x: number; middle: number; width: number }> {
    const box = await this.timeline.locator('.tl-ruler').boundingBox()
    if (!box) throw new Error('the timeline has no ruler')
    return { x: box.x, middle: box.y + box.height / 2, width: box.width }
  }

  /** Where a moment is, in pixels of the page, while the whole run of so many seconds is in the plot. */
  async xOf(seconds: number, run = 270): Promise<number> {
    const { x, width } = await this.plot()
    return x + 4 + ((width - 12) * seconds) / run
  }

  /** The middle of the lane whose id ends so, in pixels of the page. */
  async yOf(lane: string): Promise<number> {
    const box = await this.page.locator(`.tl-name-row[data-lane$="${lane}"]`).boundingBox()
    if (!box) throw new Error(`there is no lane ${lane}`)
    return box.y + box.height / 2
  }

  /** Presses at one point, goes to another, and lets go. */
  async drag(from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
    const { mouse } = this.page
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move(to.x, to.y, { steps: 5 })
    await mouse.up()
  }

  /** The times that the ruler names, those under the cursor's tag left out. */
  async rulerTimes(): Promise<readonly string[]> {
    const text = (await this.timeline.locator('.tl-ruler').textContent()) ?? ''
    return text.split(/ (?!d )(?<! d )/).filter(Boolean)
  }

  /** Where the lanes are drawn. */
  async plot(): Promise<{ x: number; y: number; width: number; height: number }> {
    const box = await this.timeline.locator('canvas.tl-canvas').first().boundingBox()
    if (!box) throw new Error('the timeline has no canvas')
    return box
  }
}

/** What Playwright logs where it keeps the service worker away. */
const NOT_KEPT = 'Service Worker registration blocked by Playwright'

/** A page that may log nothing, fail nowhere, and ask nobody but its own origin. */
export const test = base.extend<{ podscope: Podscope }>({
  podscope: async ({ page, baseURL }, give) => {
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.text() === NOT_KEPT) return
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${message.type()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`))
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (origin !== new URL(baseURL ?? '').origin && protocol !== 'data:' && protocol !== 'blob:')
        complaints.push(`foreign request: ${request.url()}`)
    })
    await give(new Podscope(page))
    expect(complaints).toEqual([])
  },
})

export { expect }
